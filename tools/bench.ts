/**
 * Measures what DESIGN calls speed, in headless Chromium on the production build, against native DuckDB
 * on the same file in the same run: `npm run bench [-- --lines 1000000,10000000]`. It prints a table
 * and writes bench/latest.json.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { type Browser, chromium } from '@playwright/test';
import {
  type AppFigures,
  type ShopFigures,
  appRows,
  formatTable,
  growthRows,
  p95,
  shopRows,
  supportFloor,
} from './bench/figures.ts';
import { type NativeRun, readTexts, runNative } from './bench/native.ts';
import { type Server, serveBuild } from './bench/server.ts';
import { benchShopFile } from './bench/shop-file.ts';
import { type ShapeFigures, shapedShops, shapeRows } from './bench/shapes.ts';
import { cancelLoads, chooseFile, loadShop, mine } from './bench/shop-in-page.ts';
import { countRules, measureSliderSteps } from './bench/slider.ts';
import { measureVisits } from './bench/visits.ts';
import { initialScriptBytes } from './budgets.ts';
import { BROWSER_ARGS, ensureBrowser } from './ensure-browser.ts';
import { run } from './run.ts';

const RESULT = 'bench/latest.json';
const RUNS = 3;
const LARGE_LINES = 2_000_000;

interface Subject {
  readonly file: string;
  readonly native: NativeRun;
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** Measures the best of a few runs, as for native DuckDB; a large shop is measured once. */
async function measureShop(browser: Browser, url: string, subject: Subject): Promise<ShopFigures> {
  const { lines, orders } = subject.native;
  const runs: { loadMs: number; pairsMs: number }[] = [];
  for (let i = 0; i < (lines > LARGE_LINES ? 1 : RUNS); i++) {
    // oxlint-disable-next-line no-await-in-loop -- one shop at a time in memory
    runs.push(await loadAndMine(browser, url, subject));
  }
  return {
    lines,
    orders,
    native: subject.native,
    loadMs: Math.min(...runs.map(({ loadMs }) => loadMs)),
    pairsMs: Math.min(...runs.map(({ pairsMs }) => pairsMs)),
  };
}

/** Loads and mines one shop in a fresh browser profile, and checks that the work was the same. */
async function loadAndMine(browser: Browser, url: string, { file, native }: Subject) {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await chooseFile(page, url, file);
    const loaded = await loadShop(page);
    if (loaded.rows !== native.lines) {
      throw new Error(`The page loaded ${loaded.rows} rows, native DuckDB ${native.lines}.`);
    }
    const pairsMs = await mine(page, supportFloor(native.orders));
    const rules = await countRules(page);
    if (rules !== native.pairs * 2) {
      throw new Error(`The page found ${rules} rules, native DuckDB ${native.pairs} pairs.`);
    }
    return { loadMs: loaded.ms, pairsMs };
  } finally {
    await context.close();
  }
}

/** Measures the page while it is used: when a slider moves, and when a load is cancelled. */
async function measureUse(browser: Browser, url: string, { file, native }: Subject) {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await chooseFile(page, url, file);
    await loadShop(page);
    await mine(page, native.sliderFloor);
    const rules = await countRules(page);
    const sliderMs = p95(await measureSliderSteps(page));
    await chooseFile(page, url, file);
    return { slider: { rules, p95Ms: sliderMs }, cancelP95Ms: p95(await cancelLoads(page)) };
  } finally {
    await context.close();
  }
}

/** Loads the same orders in each shape. */
async function measureShapes(browser: Browser, url: string, file: string): Promise<ShapeFigures[]> {
  const figures: ShapeFigures[] = [];
  for (const { shape, files } of shapedShops(file, '.cache/bench/shapes')) {
    /* oxlint-disable no-await-in-loop -- one shop at a time in memory */
    const nativeMs = await readTexts(files);
    const context = await browser.newContext();
    try {
      const page = await context.newPage();
      await chooseFile(page, url, files);
      const { ms, lines } = await loadShop(page);
      if (lines === 0) throw new Error(`The page found no line in ${shape}.`);
      figures.push({ shape, lines, nativeMs, loadMs: ms });
    } finally {
      await context.close();
    }
    /* oxlint-enable no-await-in-loop */
  }
  return figures;
}

async function measureApp(browser: Browser, url: string, subject: Subject): Promise<AppFigures> {
  const visits = await measureVisits(browser, url);
  const use = await measureUse(browser, url, subject);
  return { ...visits, ...use, scriptBytes: initialScriptBytes('dist') };
}

async function measure(subjects: readonly [Subject, ...Subject[]], server: Server) {
  const browser = await chromium.launch({
    executablePath: await ensureBrowser(),
    args: [...BROWSER_ARGS],
  });
  try {
    say('Measuring the app in Chromium');
    const app = await measureApp(browser, server.url, subjects[0]);
    const shops: ShopFigures[] = [];
    for (const subject of subjects) {
      // oxlint-disable-next-line no-await-in-loop -- one shop at a time in memory
      shops.push(await measureShop(browser, server.url, subject));
    }
    const shapes = await measureShapes(browser, server.url, subjects[0].file);
    return { app, shops, shapes, browser: `Chromium ${browser.version()}` };
  } finally {
    await browser.close();
  }
}

async function prepare(lines: number): Promise<Subject> {
  const file = await benchShopFile(lines);
  say(`Native DuckDB reads and mines ${file}`);
  return { file, native: await runNative(file) };
}

function parseSizes(text: string): number[] {
  const sizes = text.split(',').map(Number);
  if (sizes.some((size) => !Number.isInteger(size) || size < 1000)) {
    throw new Error(`--lines takes whole numbers from 1000 on, with commas between; not ${text}.`);
  }
  return sizes.sort((a, b) => a - b);
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { lines: { type: 'string', default: '1000000' } } });
  const [smallest = 0, ...larger] = parseSizes(values.lines);
  const build = await run('vite', ['build'], { quiet: true });
  if (!build.ok) throw new Error(`The build failed.\n${build.output}`);

  const subjects: [Subject, ...Subject[]] = [await prepare(smallest)];
  for (const lines of larger) {
    // oxlint-disable-next-line no-await-in-loop -- native DuckDB is measured undisturbed
    subjects.push(await prepare(lines));
  }
  const server = await serveBuild();
  const measured = await measure(subjects, server).finally(() => server.close());

  const { app, shops, shapes } = measured;
  const rows = [
    ...appRows(app),
    ...shops.flatMap(shopRows),
    ...growthRows(shops),
    ...shapeRows(shapes),
  ];
  const machine = {
    processor: cpus()[0]?.model.trim() ?? 'unknown',
    cores: cpus().length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    node: process.version,
    browser: measured.browser,
  };
  say(`\n${formatTable(rows)}\n`);
  mkdirSync('bench', { recursive: true });
  const result = { date: new Date().toISOString(), machine, rows, figures: { app, shops, shapes } };
  writeFileSync(RESULT, `${JSON.stringify(result, null, 2)}\n`);
  say(`Written to ${RESULT}`);
}

try {
  await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
