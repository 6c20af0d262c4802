/**
 * Measures how fast the app is, in headless Chromium on the production build, against native DuckDB on
 * the same file in the same run: `npm run bench [-- --lines 1000000,10000000,33000000] [-- --quick]`. It
 * prints a table and writes bench/latest.json.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { type Browser, chromium } from '@playwright/test';
import type { AppFigures, ReopeningFigures, ShapeFigures } from './bench/figures.ts';
import { repeat } from './bench/figures.ts';
import { runNative } from './bench/native.ts';
import { measureReopening } from './bench/reopening.ts';
import { appRows, growthRows, reopeningRows, shapeRows, shopRows } from './bench/rows.ts';
import { serveBuild } from './bench/server.ts';
import { shapedShops } from './bench/shapes/shaped-shops.ts';
import { benchShopFile } from './bench/shop-file.ts';
import { measureShapes, measureShop, measureUse, type Subject } from './bench/shops.ts';
import { formatTable } from './bench/table.ts';
import { measureVisits } from './bench/visits.ts';
import { initialScriptBytes } from './budgets.ts';
import { BROWSER_ARGS, ensureBrowser } from './ensure-browser.ts';
import { run } from './run.ts';

const RESULT = 'bench/latest.json';
const RUNS = { whole: 3, quick: 1 } as const;

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

async function prepare(lines: number, isSmallest: boolean): Promise<Subject> {
  const file = await benchShopFile(lines);
  say(`Native DuckDB loads and mines ${file}`);
  return { file, native: await runNative(file, isSmallest) };
}

interface Plan {
  readonly url: string;
  readonly subjects: readonly Subject[];
  readonly isQuick: boolean;
}

async function measureApp(browser: Browser, plan: Plan, subject: Subject): Promise<AppFigures> {
  const { url, isQuick } = plan;
  say('Visits, and moves sliders');
  const visits = await measureVisits(browser, url, isQuick ? RUNS.quick : RUNS.whole);
  const use = await measureUse(browser, url, subject, !isQuick);
  return { ...visits, ...use, scriptBytes: initialScriptBytes('dist') };
}

/** Measures all there is, the heaviest last. */
async function measure(plan: Plan) {
  const executablePath = await ensureBrowser();
  const browser = await chromium.launch({ executablePath, args: [...BROWSER_ARGS] });
  const { url, subjects, isQuick } = plan;
  const smallest = subjects[0]!;
  try {
    const app = await measureApp(browser, plan, smallest);
    let reopening: ReopeningFigures | undefined;
    let shapes: ShapeFigures[] = [];
    if (!isQuick) {
      say('Opens a kept shop again');
      reopening = await measureReopening(executablePath, url, smallest.file);
      say('Loads other shapes and dialects');
      const shaped = shapedShops(smallest.file, '.cache/bench/shapes');
      shapes = await measureShapes(browser, url, shaped);
    }
    const shops = await repeat(subjects.length, (at) => {
      say(`Loads and mines ${subjects[at]!.file}`);
      return measureShop(browser, url, subjects[at]!, isQuick ? RUNS.quick : RUNS.whole);
    });
    return { app, reopening, shapes, shops, browser: `Chromium ${browser.version()}` };
  } finally {
    await browser.close();
  }
}

function parseSizes(text: string): number[] {
  const sizes = text.split(',').map(Number);
  if (sizes.some((size) => !Number.isInteger(size) || size < 1000)) {
    throw new Error(`--lines takes whole numbers from 1000 on, with commas between; not ${text}.`);
  }
  return sizes.sort((a, b) => a - b);
}

function machine(browser: string) {
  return {
    processor: cpus()[0]?.model.trim() ?? 'unknown',
    cores: cpus().length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    /** How many programs wanted a core during the last quarter of an hour, this one among them. */
    load: loadavg()[2] ?? 0,
    node: process.version,
    browser,
  };
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      lines: { type: 'string', default: '1000000' },
      quick: { type: 'boolean', default: false },
    },
  });
  const sizes = parseSizes(values.lines);
  const build = await run('vite', ['build'], { quiet: true });
  if (!build.ok) throw new Error(`The build failed.\n${build.output}`);

  const subjects = await repeat(sizes.length, (at) => prepare(sizes[at]!, at === 0));
  const server = await serveBuild();
  const plan = { url: server.url, subjects, isQuick: values.quick };
  const measured = await measure(plan).finally(() => server.close());
  const { browser, ...figures } = measured;
  const { app, reopening, shapes, shops } = figures;
  const rows = [
    ...appRows(app),
    ...(reopening === undefined ? [] : reopeningRows(reopening)),
    ...shops.flatMap(shopRows),
    ...growthRows(shops),
    ...shapeRows(shapes),
  ];
  say(`\n${formatTable(rows)}\n`);
  mkdirSync('bench', { recursive: true });
  const date = new Date().toISOString();
  const result = { date, machine: machine(browser), rows, figures };
  writeFileSync(RESULT, `${JSON.stringify(result, null, 2)}\n`);
  say(`Written to ${RESULT}`);
}

try {
  await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
