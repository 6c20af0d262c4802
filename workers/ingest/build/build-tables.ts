import type { Recipe } from '../../../src/domain/recipe/recipe';
import type { SourceKind } from '../../../src/domain/recipe/source-kinds';
import type { Call, Database } from '../../database';
import { rowOf, rowsOf } from '../../decode';
import type { Engine } from '../../state';
import { run } from '../run';
import { sql, type Sql } from '../../sql';
import { stageFiles, type Staging } from '../stage/stage-files';
import { buildCustomers, setAsideRepeatedCustomers } from './build-customers';
import { finishLines, markReturns } from './build-lines';
import {
  buildOrders,
  buildStagedOrders,
  countCreditNotes,
  creditNotesAreUsed,
  haveOrdersMoved,
  plainCustomerNumbers,
} from './build-orders';
import { buildProducts, haveProductsMoved, setAsideRepeatedProducts } from './build-products';
import { setAsideLoadedTwice } from './loaded-twice';
import { respellKeys } from './respell-keys';

/** Reads all files, and sets aside rows that only all of them together tell to be at fault. */
export async function stageAll(
  engine: Engine,
  recipe: Recipe,
  files: readonly File[],
  call: Call,
): Promise<Staging> {
  const { database } = engine;
  const staging = await stageFiles(engine, recipe, files, call);
  call.progress({ stage: 'Check the rows', done: 0, total: 0 });
  await run(
    database,
    [setAsideRepeatedProducts, setAsideRepeatedCustomers, ...setAsideLoadedTwice(staging.staged)],
    call,
  );
  const has = (kind: SourceKind) => recipe.sources.some((source) => source.kind === kind);
  await respellKeys(database, has, staging.lineColumns, call);
  return staging;
}

/**
 * Builds `product`, `orders`, `customer` and `line` from what was staged. Answers whether a product may
 * stand on several lines of one order.
 */
export async function buildTables(
  database: Database,
  recipe: Recipe,
  { around, lineColumns, tables }: Staging,
  call: Call,
): Promise<boolean> {
  const { kept } = around;
  const tell = (stage: string) => call.progress({ stage, done: 0, total: 0 });
  const isSo = async (question: Sql, name: string) =>
    rowOf(await database.query(question, call), { [name]: 'boolean' })[name] === true;

  tell('Build products');
  await run(database, buildProducts(recipe.leaveOutProducts), call);
  tell('Build orders');
  const areListed = recipe.sources.some(({ kind }) => kind === 'orders');
  const { hasAliases, saysMore, said } = tables;
  await run(database, buildStagedOrders(kept, { hasAliases, saysMore, said, areListed }), call);
  tell('Build customers');
  await cutPlainNumbers(database, call);
  await run(database, buildCustomers(kept), call);
  tell('Build lines');
  const moved = {
    haveOrdersMoved: (hasAliases || areListed) && (await isSo(haveOrdersMoved, 'moved')),
    haveProductsMoved: await isSo(haveProductsMoved, 'moved'),
  };
  await run(database, finishLines(tables.parts, lineColumns, moved), call);
  const { notes } = rowOf(await database.query(countCreditNotes, call), { notes: 'number' });
  const areNotesUsed = notes > 0 && (await isSo(creditNotesAreUsed, 'used'));
  await run(database, [buildOrders(kept, recipe.sources, areNotesUsed)], call);
  const returned = sql`SELECT coalesce(bool_or(is_return), false) AS found FROM orders`;
  if (await isSo(returned, 'found')) await run(database, [markReturns], call);
  return tables.mayRepeat || moved.haveOrdersMoved || moved.haveProductsMoved;
}

/** One customer number tells in most shops that none went through a spreadsheet. */
async function cutPlainNumbers(database: Database, call: Call): Promise<void> {
  for (const { table, cutting } of plainCustomerNumbers) {
    const first = sql`SELECT customer_id FROM ${table} WHERE customer_id IS NOT NULL LIMIT 1`;
    // oxlint-disable-next-line no-await-in-loop -- the database runs one statement at a time
    const [found] = rowsOf(await database.query(first, call), { customer_id: 'text' });
    if (found?.customer_id.endsWith('.0') !== true) continue;
    await database.query(cutting, call); // oxlint-disable-line no-await-in-loop
  }
}
