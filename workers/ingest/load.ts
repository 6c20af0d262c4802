import { FailureError } from '../../src/domain/errors';
import type { Recipe, SourceKind } from '../../src/domain/recipe';
import {
  SET_ASIDE_REASONS,
  type LoadReport,
  type SetAsideReport,
  type ShopSummary,
} from '../../src/domain/shop';
import type { Call } from '../database';
import { rowOf, rowsOf } from '../decode';
import type { Engine } from '../engine';
import { buildCustomers, setAsideRepeatedCustomers } from './build-customers';
import { buildLines } from './build-lines';
import { buildOrders, buildStagedOrders } from './build-orders';
import { buildProducts, setAsideRepeatedProducts } from './build-products';
import {
  collectFaults,
  collectRejected,
  createRejects,
  createSetAside,
  createSources,
  dropRejects,
  keepRejects,
  setAsideFigures,
  type StagedSource,
} from './collect-set-aside';
import type { OpenSource } from './rows';
import { createStage, stage, stagedRoles, stageTable } from './stage';
import * as summary from './summary';
import { dropStages, dropUnfinished, swap } from './tables';
import { warningsOf } from './warnings';

/** `files[i]` belongs to `recipe.sources[i]`. */
export interface LoadInput {
  recipe: Recipe;
  files: File[];
}

/**
 * Builds the canonical tables. The shop loaded before stays until the new one is complete: all is
 * built beside it and takes its place at the end, in one transaction.
 */
export async function loadShop(engine: Engine, input: LoadInput, call: Call): Promise<LoadReport> {
  const started = performance.now();
  const { database } = engine;
  const { recipe, files } = input;
  checkRecipe(recipe);
  const opened: OpenSource[] = [];
  try {
    for (const [index, source] of recipe.sources.entries()) {
      const file = files[index];
      if (file === undefined) throw new TypeError(`No file for the source "${source.name}".`);
      await checkFile(file, source.name);
      opened.push({ recipe: source, path: await database.addFile(file), bytes: file.size });
    }
    const report = await build(engine, recipe, opened, call);
    // From here on nothing may stop half-way: a transaction left open would hold the next load.
    await run(engine, swap, uncancellable);
    engine.shop = report.summary;
    engine.generation += 1;
    return { ...report, seconds: (performance.now() - started) / 1000 };
  } finally {
    await run(engine, [...dropUnfinished, ...dropRejects], uncancellable);
    for (const { path } of opened) await database.dropFile(path);
  }
}

const uncancellable: Call = { signal: new AbortController().signal, progress: () => undefined };

async function run({ database }: Engine, statements: readonly string[], call: Call): Promise<void> {
  for (const statement of statements) await database.query(statement, call);
}

async function build(
  engine: Engine,
  recipe: Recipe,
  opened: readonly OpenSource[],
  call: Call,
): Promise<Omit<LoadReport, 'seconds'>> {
  const { database } = engine;
  await run(engine, dropUnfinished, call);
  const staged = await stageAll(engine, opened, call);

  const tell = (stage: string) => call.progress({ stage, done: 0, total: 0 });
  const roles = stagedRoles('lines', opened);
  tell('Check the rows');
  await run(engine, [setAsideRepeatedProducts, setAsideRepeatedCustomers], call);
  const { setAside, rowsPerSource } = await collect(engine, staged, call);
  tell('Build products');
  await run(engine, buildProducts(roles), call);
  tell('Build orders');
  await run(engine, buildStagedOrders(roles), call);
  tell('Build customers');
  await run(engine, buildCustomers, call);
  await run(engine, buildOrders, call);
  tell('Build lines');
  await run(engine, buildLines(roles), call);

  tell('Count baskets');
  const sources = staged.map(({ source, firstRow, endRow, rejected, index }) => {
    const rowsRead = endRow - firstRow + rejected;
    const rowsSetAside = rowsPerSource.get(index) ?? 0;
    const { name, kind } = source.recipe;
    return {
      name,
      kind,
      bytes: source.bytes,
      rowsRead,
      rowsLoaded: rowsRead - rowsSetAside,
      rowsSetAside,
    };
  });
  const total = (key: 'rowsRead' | 'rowsLoaded' | 'rowsSetAside') =>
    sources.reduce((sum, source) => sum + source[key], 0);
  const shop: ShopSummary = {
    ...(await summarise(engine, recipe, call)),
    rowsRead: total('rowsRead'),
    rowsLoaded: total('rowsLoaded'),
    rowsSetAside: total('rowsSetAside'),
  };
  if (shop.lines === 0) {
    throw new FailureError({
      kind: 'no-rows',
      message: 'No row with an order and a product could be loaded. Check which column is which.',
      detail: setAside.map(({ source, reason, rows }) => `${source}: ${reason} ${rows}`).join('; '),
    });
  }
  const perDay = rowsOf(await database.query(summary.ordersPerDay, call), {
    day: 'text',
    orders: 'number',
  });
  const warnings = await warningsOf(database, recipe, call);
  await run(engine, dropStages, call);
  return { summary: shop, sources, setAside, warnings, ordersPerDay: perDay };
}

/** Reads every file into the staged rows of its kind. */
async function stageAll(engine: Engine, opened: readonly OpenSource[], call: Call) {
  const { database } = engine;
  await run(
    engine,
    [
      createRejects,
      createSetAside,
      createSources(opened.map(({ recipe }) => recipe)),
      ...dropRejects,
    ],
    call,
  );
  const kinds: SourceKind[] = ['products', 'customers', 'lines', 'orders'];
  const staged: StagedSource[] = [];
  const total = opened.reduce((sum, { bytes }) => sum + bytes, 0);
  let done = 0;
  let rows = 0;
  for (const kind of kinds) {
    const roles = stagedRoles(kind, opened);
    await run(engine, [createStage(kind, roles)], call);
    let firstRow = 0;
    for (const [index, source] of opened.entries()) {
      if (source.recipe.kind !== kind) continue;
      const stageName = `Read ${source.recipe.name}`;
      const before = done;
      call.progress({ stage: stageName, done, total });
      // Runs count at most one a row, so the rows read so far number those of the next file apart.
      await database.queryWithProgress(stage(source, roles, rows), call, (percent) =>
        call.progress({ stage: stageName, done: before + (source.bytes * percent) / 100, total }),
      );
      done += source.bytes;
      const countRows = `SELECT count(*)::INTEGER AS rows FROM ${stageTable(kind)}`;
      const endRow = rowOf(await database.query(countRows, call), { rows: 'number' }).rows;
      await run(engine, [keepRejects(source, index)], call);
      const countRejects = `SELECT count(*)::INTEGER AS rows FROM stage_reject WHERE source = ${index}`;
      const rejected = rowOf(await database.query(countRejects, call), { rows: 'number' }).rows;
      staged.push({ index, source, firstRow, endRow, rejected });
      rows += endRow - firstRow;
      firstRow = endRow;
    }
  }
  return staged.sort((a, b) => a.index - b.index);
}

/** Fetches the original cells of rows set aside, and sums them up. */
async function collect({ database }: Engine, staged: readonly StagedSource[], call: Call) {
  for (const source of staged) {
    const { firstRow, endRow } = source;
    const table = stageTable(source.source.recipe.kind);
    const faults = rowOf(
      await database.query(
        `SELECT count(*)::INTEGER AS rows FROM ${table}
         WHERE fault > 0 AND rowid >= ${firstRow} AND rowid < ${endRow}`,
        call,
      ),
      { rows: 'number' },
    ).rows;
    if (faults > 0) await database.query(collectFaults(source), call);
  }
  await database.query(collectRejected, call);
  const figures = rowsOf(await database.query(setAsideFigures, call), {
    source: 'number',
    reason: 'number',
    rows: 'number',
    first_row: 'number',
    example: 'text',
  });
  const rowsPerSource = new Map<number, number>();
  const setAside = figures.map(({ source, reason, rows, first_row, example }): SetAsideReport => {
    rowsPerSource.set(source, (rowsPerSource.get(source) ?? 0) + rows);
    return {
      source: staged.find(({ index }) => index === source)?.source.recipe.name ?? '',
      reason: SET_ASIDE_REASONS[reason - 1] ?? 'ragged',
      rows,
      firstRow: first_row,
      example,
    };
  });
  return { setAside, rowsPerSource };
}

async function summarise({ database }: Engine, recipe: Recipe, call: Call) {
  const counts = rowOf(await database.query(summary.counts, call), {
    orders: 'number',
    lines: 'number',
    products: 'number',
    customers: 'number',
    first_day: 'text?',
    last_day: 'text?',
  });
  const parts = rowOf(await database.query(summary.parts, call), {
    dates: 'boolean',
    prices: 'boolean',
    customers: 'boolean',
    categories: 'boolean',
    subcategories: 'boolean',
    product_ids: 'boolean',
    product_names: 'boolean',
    discounts: 'boolean',
    costs: 'boolean',
    channels: 'boolean',
    consent: 'boolean',
  });
  const baskets = rowOf(
    await database.query(summary.basketCounts(parts.product_ids, recipe.leaveOutReturns), call),
    { baskets: 'number', items: 'number', basket_items: 'number' },
  );
  const categories = rowsOf(await database.query(summary.categories, call), { category: 'text' });
  const { fingerprint } = rowOf(
    await database.query(summary.fingerprint(JSON.stringify(recipe)), call),
    { fingerprint: 'text' },
  );
  const { first_day, last_day, ...figures } = counts;
  const { product_ids, product_names, ...sameNames } = parts;
  return {
    name: recipe.name,
    fingerprint,
    ...figures,
    firstDay: first_day,
    lastDay: last_day,
    baskets: baskets.baskets,
    items: baskets.items,
    basketItems: baskets.basket_items,
    categories: categories.map(({ category }) => category),
    leaveOutReturns: recipe.leaveOutReturns,
    parts: { ...sameNames, productIds: product_ids, productNames: product_names },
  };
}

function checkRecipe(recipe: Recipe): void {
  const hasLines = recipe.sources.some(({ kind, columns }) => {
    const roles = new Set(columns.map(({ role }) => role));
    return (
      kind === 'lines' &&
      roles.has('order_id') &&
      (roles.has('product_id') || roles.has('product_name'))
    );
  });
  if (hasLines) return;
  throw new FailureError({
    kind: 'missing-column',
    message:
      'None of these files has an order number and a product in each row. Choose the columns that hold them.',
  });
}

async function checkFile(file: File, name: string): Promise<void> {
  if (file.size === 0) {
    throw new FailureError({ kind: 'bad-file', message: `${name} is empty.` });
  }
  try {
    await file.slice(0, 1).arrayBuffer();
  } catch (error) {
    throw new FailureError({
      kind: 'file-gone',
      message: `${name} changed or disappeared after it was chosen. Choose it again.`,
      detail: String(error),
    });
  }
}
