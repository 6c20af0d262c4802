import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { sharedFolder, WHY_SKIPPED } from '../shared-data.ts';
import { demoTest as test, expect } from './fixtures.ts';

const shops = sharedFolder('shops');
const map = (page: Page) => page.getByRole('region', { name: 'Bundle map' });
const bundles = (page: Page) => page.getByRole('table', { name: 'Bundles' });

test('a retailer’s own file: every view by keys, the table by keys and by pointer', async ({
  page,
}) => {
  test.skip(shops === undefined, WHY_SKIPPED);
  await test.step('load', async () => {
    await page.goto('./#/data');
    await page
      .getByLabel('Add CSV files')
      .setInputFiles(fileURLToPath(new URL('online_retail/online_retail.csv.gz', shops)));
    const load = page.getByRole('button', { name: /^Load shop/ });
    await expect(load).toBeEnabled({ timeout: 60_000 });
    await load.click();
    await expect(page.getByRole('region', { name: 'Data quality' })).toBeVisible({
      timeout: 60_000,
    });
    await page.getByRole('link', { name: 'Bundles' }).click();
    await expect(page.getByRole('button', { name: 'Export rules CSV' })).toBeEnabled({
      timeout: 60_000,
    });
  });

  const selected = bundles(page).locator('tr[aria-selected="true"]');
  for (const view of ['Scatter', 'Network', 'Matrix', 'Parallel']) {
    /* oxlint-disable no-await-in-loop -- one view after the other */
    await test.step(`the ${view.toLowerCase()} by keys`, async () => {
      await map(page).getByText(view, { exact: true }).click();
      const keys = map(page).getByRole('application', { name: new RegExp(view, 'i') });
      await keys.focus();
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('ArrowRight');
      // The scatter is walked in the order of the table, whose first rows are in sight.
      if (view === 'Scatter') await expect(bundles(page).locator('tr.is-hover')).toHaveCount(1);
      const said = (await keys.getByRole('status').first().textContent()) ?? '';
      await page.keyboard.press('Enter');
      const [antecedent = ''] = said.split(' then ');
      await expect(
        page
          .getByRole('complementary', { name: 'Selected bundle' })
          .getByRole('heading', { level: 2 }),
      ).toContainText(antecedent);
      await expect(selected).toHaveCount(1);
    });
    /* oxlint-enable no-await-in-loop */
  }

  await test.step('the table by pointer and by keys', async () => {
    const rows = bundles(page).locator('tbody tr');
    await rows.nth(1).hover();
    await expect(rows.nth(1)).toHaveClass(/is-hover/);
    await rows.nth(1).click();
    await expect(rows.nth(1)).toHaveAttribute('aria-selected', 'true');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(rows.nth(2)).toHaveAttribute('aria-selected', 'true');
  });
});
