import type { Browser, Page } from '@playwright/test';
import { peakBytes } from './browser-cost.ts';
import { cancelLoads, watchLoads } from './cancelling.ts';
import {
  best,
  type Cost,
  p95,
  repeat,
  type ShapeFigures,
  type ShopFigures,
  supportFloor,
} from './figures.ts';
import type { NativeRun } from './native.ts';
import type { ShapedShop } from './shapes/shaped-shops.ts';
import { benchShopFile } from './shop-file.ts';
import { chooseFile, loadShop, mine } from './shop-in-page.ts';
import { countRules, measureSliderSteps } from './slider.ts';

/** A benchmark shop with what native DuckDB made of it. */
export interface Subject {
  readonly file: string;
  readonly native: NativeRun;
}

/** A larger shop is measured once: it takes long, and is disturbed in the same measure all along. */
const LARGE_LINES = 2_000_000;
/** A shop of this size is loaded and mined before, so that the page and its engine are warm. */
const WARM_LINES = 50_000;
const WARM_FLOOR = 50;

async function inFreshPage<T>(browser: Browser, work: (page: Page) => Promise<T>): Promise<T> {
  const context = await browser.newContext();
  try {
    return await work(await context.newPage());
  } finally {
    await context.close();
  }
}

async function warmUp(page: Page, url: string): Promise<void> {
  await chooseFile(page, url, await benchShopFile(WARM_LINES));
  await loadShop(page);
  await mine(page, WARM_FLOOR);
}

/** Measures the best of a few runs, each in a browser profile of its own, as for native DuckDB. */
export async function measureShop(
  browser: Browser,
  url: string,
  subject: Subject,
  runs: number,
): Promise<ShopFigures> {
  const { lines, orders, load, pairs } = subject.native;
  const measured = await repeat(lines > LARGE_LINES ? 1 : runs, () =>
    inFreshPage(browser, (page) => loadAndMine(page, url, subject)),
  );
  const peaks = measured.flatMap(({ peak }) => peak ?? []);
  return {
    lines,
    orders,
    native: { load, pairs },
    load: best(measured.map(({ load }) => load)),
    pairs: best(measured.map(({ pairs }) => pairs)),
    ...(peaks.length > 0 && { peakBytes: Math.max(...peaks) }),
  };
}

/** Loads and mines one shop in a warm page, and checks that the work was the same. */
async function loadAndMine(page: Page, url: string, { file, native }: Subject) {
  await warmUp(page, url);
  await chooseFile(page, url, file);
  const { load, rows } = await loadShop(page);
  if (rows !== native.lines) {
    throw new Error(`The page loaded ${rows} rows, native DuckDB ${native.lines}.`);
  }
  const pairs: Cost = await mine(page, supportFloor(native.orders));
  const rules = await countRules(page);
  if (rules !== native.pairCount * 2) {
    throw new Error(`The page found ${rules} rules, native DuckDB ${native.pairCount} pairs.`);
  }
  return { load, pairs, peak: await peakBytes(page) };
}

/** Measures the page while it is used: when a slider moves, and, unless left out, a cancelled load. */
export async function measureUse(
  browser: Browser,
  url: string,
  { file, native }: Subject,
  withCancel: boolean,
) {
  return inFreshPage(browser, async (page) => {
    await watchLoads(page);
    await chooseFile(page, url, file);
    await loadShop(page);
    await mine(page, native.sliderFloor ?? supportFloor(native.orders));
    const rules = await countRules(page);
    const slider = { rules, p95Ms: p95(await measureSliderSteps(page)) };
    if (!withCancel) return { slider };
    await chooseFile(page, url, file);
    return { slider, cancelP95Ms: p95(await cancelLoads(page)) };
  });
}

/** Loads the same orders in each shape, in a warm page, and takes the better of two loads. */
export async function measureShapes(
  browser: Browser,
  url: string,
  shapes: readonly ShapedShop[],
): Promise<ShapeFigures[]> {
  return repeat(shapes.length, (at) => {
    const { shape, files } = shapes[at]!;
    return inFreshPage(browser, async (page) => {
      await warmUp(page, url);
      const loads = await repeat(2, async () => {
        await chooseFile(page, url, files);
        return loadShop(page);
      });
      const lines = loads[0]?.lines ?? 0;
      if (lines === 0) throw new Error(`The page found no line in ${shape}.`);
      return { shape, lines, load: best(loads.map(({ load }) => load)) };
    });
  });
}
