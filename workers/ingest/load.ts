import { FailureError, type Failure } from '../../src/domain/errors';
import type { Recipe } from '../../src/domain/recipe/recipe';
import type { LoadReport, ShopSummary } from '../../src/domain/shop/shop';
import type { Call } from '../database';
import type { Engine } from '../state';
import { priceFromLines } from './build/build-products';
import { buildTables, stageAll } from './build/build-tables';
import { checkFiles, checkRecipe } from './check';
import { productPriceWarnings } from './build/product-prices';
import { reportRows } from './report/report-rows';
import { openShopDatabase, type TableForm } from './build/shop-database';
import { countOrdersPerDay, summarise } from './report/summary';
import { dropStages } from './stage/tables';
import { gapWarnings } from './report/gap-warnings';
import { textWarnings } from './report/text-warnings';
import { warningsOf } from './report/warnings';

/** `files[i]` belongs to `recipe.sources[i]`. */
export interface LoadInput {
  recipe: Recipe;
  files: File[];
}

/**
 * Builds the canonical tables. The shop loaded before stays until the new one is complete: all is
 * built in a database of its own, which takes the place of the other at the end.
 *
 * Throws `missing-column` when no source has orders and products, `no-rows` when nothing in them
 * could be loaded, `bad-file` and `file-gone` for a file, `out-of-memory` when there is too much.
 */
export async function loadShop(engine: Engine, input: LoadInput, call: Call): Promise<LoadReport> {
  const started = performance.now();
  checkRecipe(input.recipe);
  await checkFiles(input.recipe, input.files);
  const report = await loadAs(formFor(input), engine, input, call);
  return { ...report, seconds: (performance.now() - started) / 1000 };
}

/** Tables of more bytes of files than this are compressed from the start: plain ones would not fit. */
const PLAIN_AT_MOST = 450_000_000;

function formFor({ recipe, files }: LoadInput): TableForm {
  const used = files.filter((_, index) => recipe.sources[index]?.kind !== 'other');
  return used.reduce((sum, { size }) => sum + size, 0) > PLAIN_AT_MOST ? 'compressed' : 'plain';
}

/** Loads files in a form of tables. Plain tables that do not fit are tried once more, compressed. */
async function loadAs(
  form: TableForm,
  engine: Engine,
  input: LoadInput,
  call: Call,
): Promise<Omit<LoadReport, 'seconds'>> {
  const beside = await openShopDatabase(engine.database, form, call);
  try {
    const report = await build(engine, input, call);
    // Some rows of a file that changed while it was read may be older than the change, and some younger.
    await checkFiles(input.recipe, input.files);
    await beside.keep();
    // From here on nothing may stop half-way, so that tables and `engine.shop` stay of one shop.
    engine.shop = report.summary;
    engine.generation += 1;
    return report;
  } catch (error) {
    await beside.leave();
    // The news that a file changed says more than what the database made of it.
    if (!isOf(error, 'cancelled')) await checkFiles(input.recipe, input.files);
    if (!isOf(error, 'out-of-memory')) throw error;
    if (form === 'compressed') throw tooLarge(error);
  }
  return loadAs('compressed', engine, input, call);
}

const isOf = (error: unknown, kind: Failure['kind']): error is FailureError =>
  error instanceof FailureError && error.failure.kind === kind;

const tooLarge = ({ failure }: FailureError) =>
  new FailureError({
    ...failure,
    message:
      'These files hold more than a browser tab has memory for. Load fewer of them, or a shorter period.',
  });

/** Builds the tables in the database that is in use, and accounts for every row. */
async function build(
  engine: Engine,
  { recipe, files }: LoadInput,
  call: Call,
): Promise<Omit<LoadReport, 'seconds'>> {
  const { database } = engine;
  const staging = await stageAll(engine, recipe, files, call);
  const { staged, around } = staging;
  const { sources, setAside } = await reportRows(database, staged, around, call);
  const total = (key: 'rowsRead' | 'rowsLoaded' | 'rowsSetAside') =>
    sources.reduce((sum, source) => sum + source[key], 0);

  const mayRepeat = await buildTables(database, recipe, staging, call);
  call.progress({ stage: 'Count baskets', done: 0, total: 0 });
  const priced = sources.some(({ kind }) => kind === 'products');
  if (!priced) await database.query(priceFromLines, call);

  const summary: ShopSummary = {
    ...(await summarise(database, recipe, around.kept, mayRepeat, call)),
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
  await database.query(dropStages(recipe), call);
  return { summary, sources, setAside, warnings, ordersPerDay };
}
