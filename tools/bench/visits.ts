import type { Browser, Page } from '@playwright/test';
import { filterBySegment, ordersShown } from './dashboard-in-page.ts';
import { median, repeat } from './figures.ts';

/** So long the browser takes at most to end what a page that was closed has left: its workers, its cache. */
const BETWEEN_VISITS_MS = 1500;

/** The times of one visit of the demo's dashboard, in milliseconds from the start of the navigation. */
interface Visit {
  readonly firstPaintMs: number;
  readonly dashboardMs: number;
}

/** A person who visits the demo for the first time, and changes a filter at once. */
interface FirstVisit extends Visit {
  readonly filterMs: number;
}

/** Opens the demo's dashboard and waits for its numbers. */
async function visit(page: Page, url: string) {
  await page.goto(url);
  const shown = await ordersShown(page);
  const firstPaintMs = await page.evaluate(
    () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
  );
  return { firstPaintMs, dashboardMs: shown.atMs, shown };
}

/** Visits once with nothing kept, and once again as the same visitor. */
async function visitTwice(browser: Browser, url: string) {
  const context = await browser.newContext();
  try {
    const first = await context.newPage();
    const { shown, ...times } = await visit(first, url);
    const filtered = await filterBySegment(first, 1, shown);
    const cold: FirstVisit = { ...times, filterMs: filtered.atMs };
    await first.waitForFunction(async () => {
      const registration = await navigator.serviceWorker.getRegistration();
      return registration?.active?.state === 'activated';
    });
    await first.close();
    const second = await context.newPage();
    await second.waitForTimeout(BETWEEN_VISITS_MS);
    const repeated: Visit = await visit(second, url);
    return { cold, repeated };
  } finally {
    await context.close();
  }
}

/** Returns the medians of a few visits. The first is not counted, since it warms the server up. */
export async function measureVisits(browser: Browser, url: string, runs: number) {
  await visitTwice(browser, url);
  const visits = await repeat(runs, () => visitTwice(browser, url));
  return {
    firstPaintMs: median(visits.map(({ cold }) => cold.firstPaintMs)),
    dashboardColdMs: median(visits.map(({ cold }) => cold.dashboardMs)),
    dashboardRepeatMs: median(visits.map(({ repeated }) => repeated.dashboardMs)),
    firstFilterMs: median(visits.map(({ cold }) => cold.filterMs)),
  };
}
