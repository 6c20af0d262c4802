import { openAsBlob } from 'node:fs';
import { CUSTOMERS_A_PAGE } from '../src/domain/dashboard/dashboard';
import { readFilter, scopeOf } from '../src/domain/dashboard/filters';
import type { ShopSummary } from '../src/domain/shop/shop';
import { typedText } from '../src/domain/text/typed-json';
import { DEMO_FILES, demoRecipe } from '../src/engine/demo-shop';
import type { InputOf, QuestionName } from '../src/engine/ask';
import type { KeptAnswer, KeptShop } from '../src/engine/kept-answers';
import { questions } from '../workers/engine';
import { createEngine } from '../workers/state';
import type { Call } from '../workers/database';
import { openDatabase, startDuckDB } from './engine/node-database';

const call: Call = { signal: new AbortController().signal, progress: () => undefined };

/** A question that a page asks of the demo shop when nothing was chosen on it yet. */
type FirstQuestion = {
  [Name in QuestionName]: { readonly name: Name; readonly input: InputOf<Name> };
}[QuestionName];

function firstQuestions(shop: ShopSummary): FirstQuestion[] {
  const scope = scopeOf(readFilter({}, shop), shop);
  return [
    { name: 'dashboardFigures', input: scope },
    { name: 'dashboardOverview', input: { category: null, segment: null } },
    {
      name: 'dashboardCustomers',
      input: { scope, segment: null, sort: 'spend', offset: 0, limit: CUSTOMERS_A_PAGE },
    },
    { name: 'segmentOverview', input: null },
    { name: 'segmentAffinity', input: null },
    { name: 'cohortRetention', input: null },
    { name: 'segmentMigration', input: null },
  ];
}

/** Loads the demo shop with the app's own engine, and keeps what its pages ask first. */
export async function seeDemo(): Promise<KeptShop> {
  const database = openDatabase(await startDuckDB());
  const engine = createEngine(database);
  const files = await Promise.all(
    DEMO_FILES.map(async (name) => new File([await openAsBlob(`public/data/${name}`)], name)),
  );
  const report = await questions.loadShop(engine, { recipe: demoRecipe, files }, call);
  const answers: KeptAnswer[] = [];
  for (const { name, input } of firstQuestions(report.summary)) {
    // oxlint-disable-next-line no-await-in-loop -- the engine answers one question after the other
    answers.push({ name, input, answer: await questions[name](engine, input as never, call) });
  }
  database.close();
  return { report, answers };
}

/** The same as a text, which is all that the build needs. */
export const seenDemoText = async (): Promise<string> => typedText(await seeDemo());
