import { evidenceJson, type RuleEvidence } from '../../../domain/evidence/evidence-json';
import type { RuleSet } from '../../../domain/bundles/rules';
import { downloadText, slug } from '../../../ui/download';
import { toast } from '../../../ui/overlay/toast';
import type { BundlesState } from '../create-bundles';
import type { AskedQuestion, EvidenceState } from './create-evidence';
import { splitName } from './create-evidence';

/** Saves all that is known of a rule as JSON, with the SQL that was run for it. */
export async function exportEvidence(
  state: BundlesState,
  evidence: EvidenceState,
  rules: RuleSet,
  rule: number,
): Promise<void> {
  const summary = state.shop.summary();
  if (summary === undefined) return;
  const known = knownEvidence(state, evidence, rule);
  const sql = await scripts(state, questions(state, evidence, known));
  const text = evidenceJson(
    rules,
    rule,
    {
      appVersion: __APP_VERSION__,
      shop: summary.name,
      fingerprint: summary.fingerprint,
      thresholds: state.thresholds.current(),
    },
    { ...known, sql },
  );
  const { labels } = rules.mined.items;
  const name = `${slug(`${labels[rules.antecedent(rule)]!} ${labels[rules.consequent(rule)]!}`)}-evidence.json`;
  downloadText(name, text, 'application/json');
  toast({ text: `${name} saved`, tone: 'positive' });
}

function knownEvidence(state: BundlesState, evidence: EvidenceState, rule: number): RuleEvidence {
  const months = state.months.of(rule >> 1);
  const strata = evidence.strata.current();
  const split = evidence.split();
  const promo = evidence.promo.current();
  return {
    ...(months && { months: directed(months, rule) }),
    ...(strata && split && { strata: [{ split: splitName(split), strata }] }),
    ...(promo !== undefined && { promo }),
  };
}

/** Months count a pair's first and second item; of the other direction antecedent and consequent change places. */
const directed = <Counts extends { antecedent: number; consequent: number }>(
  months: readonly Counts[],
  rule: number,
): Counts[] =>
  months.map((month) =>
    rule % 2 === 0
      ? month
      : { ...month, antecedent: month.consequent, consequent: month.antecedent },
  );

/** The questions behind what is exported. */
function questions(
  state: BundlesState,
  evidence: EvidenceState,
  known: RuleEvidence,
): AskedQuestion[] {
  const of = state.pair();
  if (of === undefined) return [];
  const strata = evidence.strataInput();
  return [
    { name: 'mine', input: of.mined },
    ...(state.mining.holdoutStatus() === 'known'
      ? [{ name: 'holdoutCounts' as const, input: of.mined }]
      : []),
    ...(known.months
      ? [{ name: 'monthlyCounts' as const, input: { mined: of.mined, pairs: [of.pair] } }]
      : []),
    ...(known.strata && strata ? [{ name: 'strataCounts' as const, input: strata }] : []),
    ...(known.promo ? [{ name: 'promoCounts' as const, input: of }] : []),
  ];
}

async function scripts(
  state: BundlesState,
  asked: readonly AskedQuestion[],
): Promise<NonNullable<RuleEvidence['sql']>> {
  const { ask } = state.shop.engine;
  const recipe = state.shop.recipe() ?? null;
  const answers = await Promise.all(
    asked.map(async (question) => {
      const input = { ...question, recipe } as Parameters<typeof ask.showSql>[0];
      const result = await ask.showSql(input);
      return result.ok ? [{ question: question.name, ...result.value }] : [];
    }),
  );
  return answers.flat();
}
