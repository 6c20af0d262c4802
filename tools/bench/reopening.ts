import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from '@playwright/test';
import { BROWSER_ARGS } from '../ensure-browser.ts';
import { filterBySegment, ordersShown } from './dashboard-in-page.ts';
import { median, type ReopeningFigures, repeat } from './figures.ts';
import { chooseFile, loadShop } from './shop-in-page.ts';

const VISITS = 3;
/**
 * A shop counts as kept when nothing was added to the browser's storage for this long: the page begins to
 * keep it two seconds after the last question.
 */
const QUIET_MS = 6000;
/** A browser that was just started is left to itself for so long: its own start is no part of a visit. */
const RESTED_MS = 2000;

/** Opens a page of a browser that was just started and finds its storage on the disk. */
async function inProfile<T>(
  options: { readonly executablePath: string; readonly profile: string },
  work: (page: Page) => Promise<T>,
): Promise<T> {
  const { executablePath, profile } = options;
  const context: BrowserContext = await chromium.launchPersistentContext(profile, {
    executablePath,
    args: [...BROWSER_ARGS],
  });
  try {
    const page = context.pages()[0] ?? (await context.newPage());
    await page.waitForTimeout(RESTED_MS);
    return await work(page);
  } finally {
    await context.close();
  }
}

async function untilKept(page: Page): Promise<void> {
  const usage = () => page.evaluate(async () => (await navigator.storage.estimate()).usage ?? 0);
  let before = -1;
  for (let now = await usage(); now !== before; now = await usage()) {
    before = now;
    // oxlint-disable-next-line no-await-in-loop -- it is looked at again after a while
    await page.waitForTimeout(QUIET_MS);
  }
}

/**
 * Loads an own shop, ends the browser, and opens the shop again a few times, each in a browser started
 * anew: until its numbers are on screen, and until an answer is there that was not kept.
 *
 * @returns medians, in milliseconds from the start of the navigation.
 * @throws when it opens on other numbers than those seen last.
 */
export async function measureReopening(
  executablePath: string,
  url: string,
  file: string,
): Promise<ReopeningFigures> {
  const profile = mkdtempSync(join(tmpdir(), 'bundlewise-bench-'));
  const options = { executablePath, profile };
  try {
    const { lines, orders } = await inProfile(options, async (page) => {
      await chooseFile(page, url, file);
      const loaded = await loadShop(page);
      const shown = await ordersShown(page);
      await untilKept(page);
      return { lines: loaded.lines, orders: shown.orders };
    });
    const visits = await repeat(VISITS, (run) =>
      inProfile(options, async (page) => {
        await page.goto(`${url}#/dashboard`);
        const numbers = await ordersShown(page);
        if (numbers.orders !== orders) {
          throw new Error(`The shop opened on ${numbers.orders} orders instead of ${orders}.`);
        }
        const answer = await filterBySegment(page, run + 1, numbers);
        return { numbersMs: numbers.atMs, tablesMs: answer.atMs };
      }),
    );
    return {
      lines,
      numbersMs: median(visits.map(({ numbersMs }) => numbersMs)),
      tablesMs: median(visits.map(({ tablesMs }) => tablesMs)),
    };
  } finally {
    rmSync(profile, { recursive: true, force: true });
  }
}
