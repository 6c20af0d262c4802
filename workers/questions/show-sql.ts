import type { Recipe } from '../../src/domain/recipe/recipe';
import type { SqlScript } from '../../src/domain/inspect/sql-script';
import type { Call } from '../database';
import { takeOver, type Engine } from '../state';
import * as bundles from './bundles';
import { basketCount } from './bundles/mining/mined';
import type { MineInput } from './bundles/mining/mine-input';
import { requireShop } from './require-shop';
import { recordedEngine } from './show-sql/recorded-engine';
import { tablesFromExports } from './show-sql/tables-from-exports';
import { tablesFromFiles } from './show-sql/tables-from-files';

const questions = { ...bundles };
type BundleQuestions = typeof questions;

/** A question of the Bundles page with its input, as it was asked. */
export type AskedQuestion = {
  [Name in keyof BundleQuestions]: { name: Name; input: Parameters<BundleQuestions[Name]>[1] };
}[keyof BundleQuestions];

export type ShowSqlInput = AskedQuestion & {
  /** The recipe by which the shop was loaded; null where the SQL is to begin with its tables. */
  recipe: Recipe | null;
};

/**
 * Writes the SQL behind an answer, to be run as it is in DuckDB. The question is asked once more, from
 * the shop's tables on, and every statement is written down as it runs. Before them stand statements
 * that make those tables: from the person's own files where the recipe is plain enough for a dozen
 * lines to do what loading did, else from the tables saved as CSV.
 */
export async function showSql(engine: Engine, asked: ShowSqlInput, call: Call): Promise<SqlScript> {
  const shop = requireShop(engine);
  const { recorded, statements } = recordedEngine(engine);
  try {
    // The union of names and inputs is one of pairs that fit: each name came with its own input.
    const ask = questions[asked.name] as (engine: Engine, input: unknown, call: Call) => unknown;
    await ask(recorded, asked.input, call);
  } finally {
    takeOver(engine, recorded);
  }
  const fromFiles = await tablesFromFiles(engine, asked.recipe, call);
  const mined = minedOf(asked.input);
  const parts = [
    ...(fromFiles ?? tablesFromExports),
    `-- The question, as the page asked it (${asked.name})`,
    ...statements,
    ...(mined === null
      ? []
      : ['-- N: baskets with at least one kept item', basketCount(shop, mined).text]),
  ];
  return { sql: written(parts), reads: fromFiles === null ? 'tables' : 'files' };
}

function minedOf(input: AskedQuestion['input']): MineInput | null {
  if ('mined' in input) return input.mined;
  return 'grain' in input ? input : null;
}

/** Ends statements with `;`, but not lines that only comment, and removes the indentation all share. */
const written = (parts: readonly string[]): string =>
  parts
    .map((part) => (/^--[^\n]*$/.test(part) ? part : `${part.trim().replaceAll(/\n {4}/g, '\n')};`))
    .join('\n')
    .concat('\n');
