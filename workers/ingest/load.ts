import { FailureError } from '../../src/domain/errors';
import type { Recipe } from '../../src/domain/recipe';
import type { LoadReport, ShopSummary } from '../../src/domain/shop';
import type { Call } from '../database';
import type { Engine } from '../engine';
import { priceFromLines } from './build-products';
import { buildTables, cleanUp, stageAll } from './build-tables';
import { checkFiles, checkRecipe } from './check';
import { productPriceWarnings } from './product-prices';
import { reportRows } from './report-rows';
import type { OpenSource } from './rows';
import { run, uncancellable } from './run';
import { countOrdersPerDay, summarise } from './summary';
import { dropLookups, dropStages, rollback, swap } from './tables';
import { gapWarnings } from './gap-warnings';
import { textWarnings } from './text-warnings';
import { warningsOf } from './warnings';

/** `files[i]` belongs to `recipe.sources[i]`. */
export interface LoadInput {
  recipe: Recipe;
  files: File[];
}

/**
 * Builds the canonical tables. The shop loaded before stays until the new one is complete: all is
 * built beside it and takes its place at the end, in one transaction.
 *
 * Throws `missing-column` when no source has orders and products, `no-rows` when nothing in them
 * could be loaded, `bad-file` and `file-gone` for a file.
 */
export async function loadShop(
  engine: Engine,
  { recipe, files }: LoadInput,
  call: Call,
): Promise<LoadReport> {
  const started = performance.now();
  const { database } = engine;
  checkRecipe(recipe);
  await checkFiles(recipe, files);
  const opened: OpenSource[] = [];
  try {
    const report = await build(engine, recipe, files, opened, call).catch(
      async (error: unknown) => {
        // What the database makes of a file that changes under it says less than that it changed.
        if (!isCancelled(error)) await checkFiles(recipe, files);
        throw error;
      },
    );
    // Of a file that changed while it was read, some rows may be of before and some of after.
    await checkFiles(recipe, files);
    await swapIn(engine, report.summary);
    return { ...report, seconds: (performance.now() - started) / 1000 };
  } finally {
    // What cannot be cleaned up now, the next load drops: the failure that led here says more.
    await cleanUp(database, opened).catch(() => undefined);
  }
}

const isCancelled = (error: unknown) =>
  error instanceof FailureError && error.failure.kind === 'cancelled';

async function build(
  { database }: Engine,
  recipe: Recipe,
  files: readonly File[],
  opened: OpenSource[],
  call: Call,
): Promise<Omit<LoadReport, 'seconds'>> {
  const staging = await stageAll(database, recipe, files, opened, call);
  const { staged, around } = staging;
  const { sources, setAside } = await reportRows(database, staged, around, call);
  const total = (key: 'rowsRead' | 'rowsLoaded' | 'rowsSetAside') =>
    sources.reduce((sum, source) => sum + source[key], 0);

  await buildTables(database, recipe, staging, call);
  call.progress({ stage: 'Count baskets', done: 0, total: 0 });
  const priced = sources.some(({ kind }) => kind === 'products');
  if (!priced) await database.query(priceFromLines, call);

  const summary: ShopSummary = {
    ...(await summarise(database, recipe, around.kept, call)),
    rowsRead: total('rowsRead'),
    rowsLoaded: total('rowsLoaded'),
    rowsSetAside: total('rowsSetAside'),
  };
  if (summary.lines === 0) {
    throw new FailureError({
      kind: 'no-rows',
      message:
        'No row with an order and a product could be loaded. Check what each column means, and how dates and numbers are written.',
      detail: setAside.map(({ source, reason, rows }) => `${source}: ${rows} ${reason}`).join('\n'),
    });
  }
  const ordersPerDay = await countOrdersPerDay(database, call);
  const warnings = [
    ...textWarnings(staged),
    ...productPriceWarnings(staging.lineColumns, summary.parts),
    ...gapWarnings(ordersPerDay),
    ...(await warningsOf(database, recipe, summary, call)),
  ];
  await run(database, [dropStages, ...dropLookups(recipe)], call);
  return { summary, sources, setAside, warnings, ordersPerDay };
}

/** From here on nothing may stop half-way, so that tables and `engine.shop` stay of one shop. */
async function swapIn(engine: Engine, summary: ShopSummary): Promise<void> {
  try {
    await engine.database.query(swap, uncancellable);
  } catch (error) {
    await engine.database.query(rollback, uncancellable);
    throw error;
  }
  engine.shop = summary;
  engine.generation += 1;
}
