import type { Page } from '@playwright/test';

const PATIENCE_MS = 600_000;

/** What the dashboard says, and when, in milliseconds from the start of the visit. */
export interface Shown {
  readonly orders: string;
  readonly atMs: number;
}

/**
 * Waits until the dashboard shows its number of orders, which every shop has, looking at every frame.
 *
 * @param before what it says meanwhile and is not waited for, such as the number before a filter.
 */
export async function ordersShown(page: Page, before = ''): Promise<Shown> {
  const shown = await page.waitForFunction(
    (before) => {
      const figures = [...document.querySelectorAll('[aria-label="Key figures"] .kpi')];
      const figure = figures.find((each) => each.querySelector('h2')?.textContent === 'Orders');
      const orders = figure?.querySelector('.kpi__value')?.textContent ?? '';
      const isBehind = document.querySelector('[aria-label="Filters"][aria-busy="true"]') !== null;
      const isThere = /\d/.test(orders) && orders !== before && !isBehind;
      return isThere ? { orders, atMs: performance.now() } : undefined;
    },
    before,
    { polling: 'raf', timeout: PATIENCE_MS },
  );
  const value = await shown.jsonValue();
  if (value === undefined) throw new Error('The dashboard showed no number of orders.');
  return value;
}

/**
 * Chooses a segment and waits for its answer, which an engine with its tables gives: no visit before has
 * asked for it.
 */
export async function filterBySegment(page: Page, index: number, before: Shown): Promise<Shown> {
  await page.getByRole('combobox', { name: 'Segment' }).selectOption({ index });
  return ordersShown(page, before.orders);
}
