import type { Page } from '@playwright/test';

/** A shop of tens of millions of lines may take this long. */
const PATIENCE_MS = 600_000;

const cancels = { count: 12, afterMs: 150 } as const;

/** Returns the milliseconds of the page's own clock that some work takes. */
async function timed(page: Page, work: () => Promise<void>): Promise<number> {
  const start = await page.evaluate(() => performance.now());
  await work();
  return (await page.evaluate(() => performance.now())) - start;
}

/** Chooses the file on the data page and waits until it can be loaded. */
export async function chooseFile(
  page: Page,
  url: string,
  file: string | readonly string[],
): Promise<void> {
  await page.goto(`${url}#/data`);
  await page.getByLabel('Add CSV files').setInputFiles([file].flat());
  await page
    .getByRole('button', { name: /^Load shop/ })
    .and(page.locator(':enabled'))
    .waitFor({ timeout: PATIENCE_MS });
}

/**
 * Loads the chosen files, from the click until the report is there.
 *
 * @returns milliseconds, and the rows and order lines the report says were loaded.
 */
export async function loadShop(page: Page): Promise<{ ms: number; rows: number; lines: number }> {
  const report = page.getByRole('region', { name: 'Data quality' });
  const ms = await timed(page, async () => {
    await page.getByRole('button', { name: /^Load shop/ }).click();
    await report.waitFor({ timeout: PATIENCE_MS });
  });
  const figure = async (name: string) => {
    const term = report.locator('dt', { hasText: new RegExp(`^${name}$`) });
    const text = await term.locator('xpath=following-sibling::dd[1]').textContent();
    return Number((text ?? '').replace(/\D/g, ''));
  };
  return { ms, rows: await figure('Rows loaded'), lines: await figure('Lines') };
}

/** Mines all pairs at a floor, from the change of the address until the rules can be exported. */
export async function mine(page: Page, floor: number): Promise<number> {
  const hash = `#/bundles?floor=${floor}&support=0&confidence=0&lift=0&max=all`;
  return timed(page, async () => {
    await page.evaluate((to) => {
      location.hash = to;
    }, hash);
    await page
      .getByRole('button', { name: 'Export rules CSV' })
      .and(page.locator(':enabled'))
      .waitFor({ timeout: PATIENCE_MS });
  });
}

/**
 * Starts to load the chosen shop and cancels it, a dozen times. It measures from the click on Cancel
 * until the shop can be loaded again. Loads that ended before the click are not counted.
 */
export async function cancelLoads(page: Page): Promise<number[]> {
  const load = page.getByRole('button', { name: /^Load shop/ }).and(page.locator(':enabled'));
  const cancel = page.getByRole('button', { name: 'Cancel' });
  const measured: number[] = [];
  for (let i = 0; i < cancels.count; i++) {
    /* oxlint-disable no-await-in-loop -- one load after the other */
    await load.click();
    await page.waitForTimeout(cancels.afterMs);
    if (await cancel.isVisible()) {
      measured.push(
        await timed(page, async () => {
          await cancel.click();
          await load.waitFor({ timeout: PATIENCE_MS });
        }),
      );
    }
    /* oxlint-enable no-await-in-loop */
  }
  return measured;
}
