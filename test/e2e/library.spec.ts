import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Download, Page } from '@playwright/test';
import { expectAccessibleInBothThemes } from './accessible.ts';
import { expect, test } from './fixtures.ts';

/** Written by hand: four orders of two products, and one line without a product. */
const LINES = `order_id,order_date,sku,quantity
1,13/05/2025,TEA,2
1,13/05/2025,JAM,1
2,14/05/2025,TEA,1
3,15/05/2025,JAM,3
3,15/05/2025,,1
4,16/05/2025,TEA,1
`;
const PRODUCTS = `sku,product_name,category,price
TEA,Black tea,Drinks,2.50
JAM,Plum jam,Food,4.00
`;
const LARGE = 'SELECT count(*) FROM line a, line b, line c, range(100000000) d, range(1000000) e';

let folder = '';
test.beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'bundlewise-library-'));
});
test.afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const report = (page: Page) => page.getByRole('region', { name: 'Data quality' });
const textOf = async (download: Download) => readFileSync(await download.path(), 'utf8');
const figures = (page: Page): Promise<string> =>
  report(page).locator('dl').first().innerText({ timeout: 30_000 });

async function saved(page: Page, press: () => Promise<void>): Promise<Download> {
  const download = page.waitForEvent('download');
  await press();
  return download;
}

/** Counts the records of shops in the browser's database. */
const countShops = () =>
  new Promise<number>((resolve, reject) => {
    const opening = indexedDB.open('bundlewise-campaigns');
    opening.addEventListener('error', () => reject(opening.error));
    opening.addEventListener('success', () => {
      const counting = opening.result.transaction('shops').objectStore('shops').count();
      counting.addEventListener('success', () => resolve(counting.result));
      opening.result.close();
    });
  });

test('a shop of one’s own is kept, inspected, handed on and deleted', async ({ page }) => {
  test.slow();
  const paths = [file('lines.csv', LINES), file('products.csv', PRODUCTS)];
  const add = () => page.getByLabel('Add CSV files').setInputFiles(paths);
  let first = '';
  let recipe = '';

  await test.step('two files are loaded with nothing but Load shop', async () => {
    await page.goto('./#/data');
    await add();
    await expect(page.getByRole('button', { name: /^Load shop/ })).toBeEnabled({ timeout: 45_000 });
    await expectAccessibleInBothThemes(page);
    await page.getByRole('button', { name: /^Load shop/ }).click();
    await expect(report(page)).toBeVisible({ timeout: 30_000 });
    first = await figures(page);
    await expect(report(page)).toContainText('Prices come from the product file');
    await expectAccessibleInBothThemes(page);
  });

  await test.step('the shop is there after a reload, with the same figures', async () => {
    // The shop is kept behind the report, and the reload must not come before that.
    await expect.poll(() => page.evaluate(countShops)).toBe(1);
    await expect
      .poll(() =>
        page.evaluate(async () => {
          const shops = await (
            await navigator.storage.getDirectory()
          ).getDirectoryHandle('shops', { create: true });
          let count = 0;
          for await (const _ of shops.keys()) count += 1;
          return count;
        }),
      )
      .toBe(1);
    await page.reload();
    await expect(page.getByRole('banner').locator('.dataset')).toContainText('Lines', {
      timeout: 30_000,
    });
    await expect(report(page)).toBeVisible({ timeout: 30_000 });
    expect(await figures(page)).toBe(first);
  });

  await test.step('Inspect shows its tables, answers SQL, refuses what is no query', async () => {
    await page.getByRole('link', { name: 'Inspect tables' }).click();
    await page.getByRole('button', { name: /^product / }).click();
    await expect(page.getByRole('region', { name: 'Rows of product' })).toContainText('Plum jam');
    await page.getByRole('button', { name: 'Profile columns' }).click();
    await expect(page.getByRole('region', { name: 'Column profiles' })).toContainText('Black tea');
    await expectAccessibleInBothThemes(page);
    const sql = page.getByLabel('SQL query');
    const run = page.getByRole('button', { name: 'Run query' });
    await sql.fill(
      'SELECT name, sum(amount) AS net FROM line JOIN product USING (product_key) GROUP BY name ORDER BY name',
    );
    await run.click();
    const result = page.getByRole('region', { name: 'Result' });
    await expect(result).toContainText('Plum jam');
    const rows = await saved(page, () =>
      page.getByRole('button', { name: 'Download CSV' }).click(),
    );
    expect(await textOf(rows)).toBe('name,net\nBlack tea,10.0000\nPlum jam,16.0000\n');

    await sql.fill('DROP TABLE line');
    await run.click();
    await expect(page.locator('.inspect__query .field__error')).toBeVisible();
    await sql.fill(LARGE);
    await run.click();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await expect(page.locator('.inspect__query .field__error')).toContainText('Cancelled');
    await sql.fill('SELECT count(*) AS rows FROM line');
    await run.click();
    await expect(result).toContainText('5');
  });

  await test.step('it is renamed, its recipe exported, and deleted', async () => {
    await page.getByRole('link', { name: 'Data', exact: true }).click();
    await page.getByRole('button', { name: 'Replace data' }).click();
    await page.getByRole('button', { name: 'Rename Lines' }).click();
    await page.getByRole('dialog').getByLabel('Name').fill('Tea house');
    await page.getByRole('dialog').getByRole('button', { name: 'Rename' }).click();
    const exported = page.getByRole('button', { name: 'Export recipe of Tea house' });
    await expect(exported).toBeVisible();
    await expectAccessibleInBothThemes(page);
    const download = await saved(page, () => exported.click());
    expect(download.suggestedFilename()).toBe('tea-house.recipe.json');
    recipe = file('tea-house.recipe.json', await textOf(download));
    await page.getByRole('button', { name: 'Delete Tea house' }).click();
    await page.getByRole('button', { name: 'Delete shop' }).click();
    await expect(page.getByText('No shop of your own is kept yet.')).toBeVisible();
  });

  await test.step('the recipe and the same files give the same figures', async () => {
    await page.getByLabel('Use a recipe').setInputFiles(recipe);
    await expect(page.getByText(/^The recipe of Tea house is ready/)).toBeVisible();
    await add();
    await expect(page.getByLabel('Shop name')).toHaveValue('Tea house');
    await page.getByRole('button', { name: /^Load shop/ }).click();
    await expect(report(page)).toBeVisible({ timeout: 30_000 });
    expect(await figures(page)).toBe(first);
  });
});
