import type { Page } from '@playwright/test';
import { timed } from './browser-cost.ts';
import { ordersShown } from './dashboard-in-page.ts';
import { type Cost, sum } from './figures.ts';

/** A shop of tens of millions of lines may take this long. */
const PATIENCE_MS = 600_000;

/**
 * Chooses files on the data page, in place of those of a shop that is there, and waits until they can be
 * loaded.
 */
export async function chooseFile(
  page: Page,
  url: string,
  file: string | readonly string[],
): Promise<void> {
  await page.goto(`${url}#/data`);
  const back = page.getByRole('button', { name: /^(Replace data|Back)$/ });
  const start = page.getByRole('button', { name: 'Try the demo shop' });
  await back.or(start).waitFor({ timeout: PATIENCE_MS });
  // Files that are added to a shop are read together with its own.
  if (await back.isVisible()) await back.click();
  await start.waitFor({ timeout: PATIENCE_MS });
  await page.getByLabel('Add CSV files').setInputFiles([file].flat());
  await page
    .getByRole('button', { name: /^Load shop/ })
    .and(page.locator(':enabled'))
    .waitFor({ timeout: PATIENCE_MS });
}

/** What a load cost, and what its report says was loaded. */
export interface Loaded {
  readonly load: Cost;
  readonly rows: number;
  readonly lines: number;
}

/** Loads the chosen files, from the click until the report is there and a question is answered. */
export async function loadShop(page: Page): Promise<Loaded> {
  const report = page.getByRole('region', { name: 'Data quality' });
  const loading = await timed(page, async () => {
    await page.getByRole('button', { name: /^Load shop/ }).click();
    await report.waitFor({ timeout: PATIENCE_MS });
  });
  const figure = async (name: string) => {
    const term = report.locator('dt', { hasText: new RegExp(`^${name}$`) });
    const text = await term.locator('xpath=following-sibling::dd[1]').textContent();
    return Number((text ?? '').replace(/\D/g, ''));
  };
  const [rows, lines] = [await figure('Rows loaded'), await figure('Lines')];
  const answering = await timed(page, async () => {
    await goTo(page, '#/dashboard');
    await ordersShown(page);
  });
  return { load: sum(loading, answering), rows, lines };
}

async function goTo(page: Page, hash: string): Promise<void> {
  await page.evaluate((to) => {
    location.hash = to;
  }, hash);
}

/** Mines all pairs at a floor, from the change of the address until the rules can be exported. */
export async function mine(page: Page, floor: number): Promise<Cost> {
  const hash = `#/bundles?floor=${floor}&support=0&confidence=0&lift=0&max=all`;
  return timed(page, async () => {
    await goTo(page, hash);
    await page
      .getByRole('button', { name: 'Export rules CSV' })
      .and(page.locator(':enabled'))
      .waitFor({ timeout: PATIENCE_MS });
  });
}
