import type { Recipe } from '../../../src/domain/recipe/recipe';
import type { SourceKind } from '../../../src/domain/recipe/source-kinds';
import type { Call, Database } from '../../database';
import { buildCustomers, setAsideRepeatedCustomers } from './build-customers';
import { buildLines } from './build-lines';
import { buildOrders, buildStagedOrders } from './build-orders';
import { buildProducts, setAsideRepeatedProducts } from './build-products';
import { setAsideLoadedTwice } from './loaded-twice';
import { respellKeys } from './respell-keys';
import { run } from '../run';
import type { Sql } from '../../sql';
import { partsOfLines } from '../stage/staged-lines';
import { stageFiles, type Staging } from '../stage/stage-files';

/** Reads all files, and sets aside rows that only all of them together tell to be at fault. */
export async function stageAll(
  database: Database,
  recipe: Recipe,
  files: readonly File[],
  bytesAtOnce: number,
  call: Call,
): Promise<Staging> {
  const staging = await stageFiles(database, recipe, files, bytesAtOnce, call);
  call.progress({ stage: 'Check the rows', done: 0, total: 0 });
  await run(
    database,
    [setAsideRepeatedProducts, setAsideRepeatedCustomers, ...setAsideLoadedTwice(staging)],
    call,
  );
  const has = (kind: SourceKind) => recipe.sources.some((source) => source.kind === kind);
  await respellKeys(database, has, staging.lineColumns, call);
  return staging;
}

/** Builds `product`, `orders`, `customer` and `line` from what was staged. */
export async function buildTables(
  database: Database,
  recipe: Recipe,
  { around, lineColumns, staged }: Staging,
  call: Call,
): Promise<void> {
  const { kept } = around;
  const lineRows = staged
    .filter(({ source }) => source.recipe.kind === 'lines')
    .reduce((rows, { endRow }) => Math.max(rows, endRow), 0);
  const parts = partsOfLines(lineRows);
  const steps: [stage: string, statements: Sql[]][] = [
    ['Build products', buildProducts(lineColumns, recipe.leaveOutProducts)],
    ['Build orders', buildStagedOrders(lineColumns, kept, parts)],
    ['Build customers', buildCustomers(kept)],
    ['Build lines', [...buildOrders(kept, recipe.sources), ...buildLines(lineColumns, parts)]],
  ];
  for (const [stage, statements] of steps) {
    call.progress({ stage, done: 0, total: 0 });
    // oxlint-disable-next-line no-await-in-loop -- each builds on the one before
    await run(database, statements, call);
  }
}
