import type { Browser, Page } from '@playwright/test';
import { median } from './figures.ts';

const COLD_VISITS = 3;
const PATIENCE_MS = 60_000;

/** The times of one visit of the dashboard, in milliseconds from the start of the navigation. */
interface Visit {
  readonly firstPaintMs: number;
  readonly dashboardMs: number;
}

/** Opens the demo's dashboard and waits for the first figure with digits, looking at every frame. */
async function visit(page: Page, url: string): Promise<Visit> {
  await page.goto(url);
  const dashboard = await page.waitForFunction(
    () => {
      const text = document.querySelector('main')?.textContent ?? '';
      return /Net revenue.{0,80}?\d{2}/s.test(text) ? performance.now() : 0;
    },
    undefined,
    { polling: 'raf', timeout: PATIENCE_MS },
  );
  const dashboardMs = await dashboard.jsonValue();
  const firstPaintMs = await page.evaluate(
    () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
  );
  return { firstPaintMs, dashboardMs };
}

/** Visits once with nothing kept, and once again as the same visitor. */
async function visitTwice(browser: Browser, url: string): Promise<{ cold: Visit; repeat: Visit }> {
  const context = await browser.newContext();
  try {
    const first = await context.newPage();
    const cold = await visit(first, url);
    await first.waitForFunction(async () => {
      const registration = await navigator.serviceWorker.getRegistration();
      return registration?.active?.state === 'activated';
    });
    await first.close();
    const repeat = await visit(await context.newPage(), url);
    return { cold, repeat };
  } finally {
    await context.close();
  }
}

/** Returns the medians of a few visits. The first is not counted, since it warms the server up. */
export async function measureVisits(browser: Browser, url: string) {
  await visitTwice(browser, url);
  const visits: { cold: Visit; repeat: Visit }[] = [];
  for (let i = 0; i < COLD_VISITS; i++) {
    // oxlint-disable-next-line no-await-in-loop -- visits at the same time would disturb each other
    visits.push(await visitTwice(browser, url));
  }
  return {
    firstPaintMs: median(visits.map(({ cold }) => cold.firstPaintMs)),
    dashboardColdMs: median(visits.map(({ cold }) => cold.dashboardMs)),
    dashboardRepeatMs: median(visits.map(({ repeat }) => repeat.dashboardMs)),
  };
}
