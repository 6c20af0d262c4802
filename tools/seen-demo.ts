import { openAsBlob } from 'node:fs';
import { typedText } from '../src/domain/text/typed-json';
import { DEMO_FILES, demoRecipe } from '../src/engine/demo-shop';
import type { AnswerOf } from '../src/engine/ask';
import { keptQuestion, type SeenDemo } from '../src/engine/kept-answers';
import { questions } from '../workers/engine';
import { createEngine } from '../workers/state';
import type { Call } from '../workers/database';
import { openDatabase, startDuckDB } from './engine/node-database';
import { askFirstQuestions } from './first-questions';

const call: Call = { signal: new AbortController().signal, progress: () => undefined };

/** Loads the demo shop with the app's own engine, and keeps what its pages ask first. */
export async function seeDemo(): Promise<SeenDemo> {
  const database = openDatabase(await startDuckDB());
  const engine = createEngine(database);
  const files = await Promise.all(
    DEMO_FILES.map(async (name) => new File([await openAsBlob(`public/data/${name}`)], name)),
  );
  const report = await questions.loadShop(engine, { recipe: demoRecipe, files }, call);
  const answers: SeenDemo['answers'][number][] = [];
  await askFirstQuestions(async (name, input) => {
    const answer = await questions[name](engine, input as never, call);
    answers.push({ question: keptQuestion(report.summary, name, input), answer });
    return answer as AnswerOf<typeof name>;
  }, report.summary);
  database.close();
  return { report, answers };
}

/** The same as a text, which is all that the build needs. */
export const seenDemoText = async (): Promise<string> => typedText(await seeDemo());
