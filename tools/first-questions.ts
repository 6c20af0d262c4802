import { splitsOf } from '../src/domain/evidence/strata';
import { RuleSet } from '../src/domain/bundles/rules';
import { defaultThresholds, passingRules } from '../src/domain/bundles/thresholds';
import { CUSTOMERS_A_PAGE } from '../src/domain/dashboard/dashboard';
import { readFilter, scopeOf } from '../src/domain/dashboard/filters';
import type { ShopSummary } from '../src/domain/shop/shop';
import type { AnswerOf, InputOf, QuestionName } from '../src/engine/ask';
import { EXAMPLES } from '../src/features/bundles/mining/create-examples';
import { mineInputOf } from '../src/features/bundles/mining/mine-input';
import { pairsInView } from '../src/features/bundles/table/pairs-in-view';
import { ROWS_A_PAGE } from '../src/features/inspect/rows-a-page';

/** Asks the engine, and sees to it that the answer is kept. */
export type AskFirst = <Name extends QuestionName>(
  name: Name,
  input: InputOf<Name>,
) => Promise<AnswerOf<Name>>;

/** Asks what each page asks of the demo shop when nothing was chosen on it yet. */
export async function askFirstQuestions(ask: AskFirst, shop: ShopSummary): Promise<void> {
  await askDashboard(ask, shop);
  await askSegments(ask);
  await askBundles(ask, shop);
  await askInspect(ask);
}

async function askDashboard(ask: AskFirst, shop: ShopSummary): Promise<void> {
  const scope = scopeOf(readFilter({}, shop), shop);
  await ask('dashboardFigures', scope);
  await ask('dashboardOverview', { category: null, segment: null });
  await ask('dashboardCustomers', {
    scope,
    segment: null,
    sort: 'spend',
    offset: 0,
    limit: CUSTOMERS_A_PAGE,
  });
}

async function askSegments(ask: AskFirst): Promise<void> {
  await ask('segmentOverview', null);
  await ask('segmentAffinity', null);
  await ask('cohortRetention', null);
  await ask('segmentMigration', null);
}

/** Asks for the rules, and for what the table and the best of them, which is selected, show. */
async function askBundles(ask: AskFirst, shop: ShopSummary): Promise<void> {
  const mined = mineInputOf(defaultThresholds);
  const rules = new RuleSet(await ask('mine', mined));
  await ask('pairRevenue', mined);
  await ask('holdoutCounts', mined);

  const shown = passingRules(rules, defaultThresholds).subarray(
    0,
    defaultThresholds.max ?? undefined,
  );
  const best = shown[0];
  if (best === undefined) return;
  await ask('coverage', {
    mined,
    pairs: rules.itemsOf(new Set(Array.from(shown, (rule) => rule >> 1))),
  });
  await ask('monthlyCounts', { mined, pairs: rules.itemsOf(pairsInView(shown, 0, 0)) });

  const [antecedent, consequent] = [rules.antecedent(best), rules.consequent(best)];
  const pair = [antecedent, consequent] as const;
  const split = splitsOf(shop, mined.grain)[0]?.split;
  if (split !== undefined) await ask('strataCounts', { mined, pair, split });
  await ask('promoCounts', { mined, pair });
  await ask('thirdItems', { mined, pair, least: rules.mined.floor });
  await ask('exampleOrders', {
    mined,
    pair: [Math.min(antecedent, consequent), Math.max(antecedent, consequent)],
    limit: EXAMPLES,
  });
}

async function askInspect(ask: AskFirst): Promise<void> {
  await ask('shopTables', null);
  await ask('tableRows', { table: 'line', offset: 0, limit: ROWS_A_PAGE });
}
