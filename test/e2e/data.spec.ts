import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { basketsOf, parseCsv, readLines, readText } from '../tools/read-shop.ts';
import { demoTest as test, expect, openStart } from './fixtures.ts';

const DEMO = ['transactions', 'products', 'customers'].map((name) => `public/data/${name}.csv`);

/**
 * Written by hand: six orders, with one row each that lacks an order, a product, a date and a number.
 */
const TILL = `Invoice;Date;Item;Qty;Price
1;01.12.2024;Tea;1;2.50
1;01.12.2024;Cake;2;3.00
2;02.12.2024;Tea;1;2.50
2;02.12.2024;Cake;1;3.00
3;03.12.2024;Tea;1;2.50
;03.12.2024;Tea;1;2.50
4;03.12.2024;;1;2.50
5;31.02.2025;Cake;1;3.00
6;05.12.2024;"=Cake;";one;-3.00
7;05.12.2024;Cake;-1;3.00
8;06.12.2024;Mug;1;9.00
9;07.12.2024;Tea;1;2.50
10;08.12.2024;Tea;1;2.50
11;08.12.2024;Tea;1;2.50
`;

let folder = '';
test.beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'bundlewise-data-'));
});
test.afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

async function openData(page: Page): Promise<void> {
  await openStart(page);
  await expect(shopBadge(page)).toContainText('Demo shop');
}

const shopBadge = (page: Page) => page.getByRole('banner').locator('.dataset');
const report = (page: Page) => page.getByRole('region', { name: 'Data quality' });
const add = (page: Page, ...paths: string[]) =>
  page.getByLabel('Add CSV files').setInputFiles(paths);
const columnsOf = (page: Page, name: string) =>
  page.getByRole('group', { name: `Columns of ${name}` });
const load = (page: Page) => page.getByRole('button', { name: /^Load shop/ });

/** Returns the report's figures by name: counts as numbers, days as ISO. */
const figures = (page: Page): Promise<Record<string, string>> =>
  report(page)
    .locator('dl > div')
    .evaluateAll((entries) =>
      Object.fromEntries(
        entries.map((entry) => [
          entry.querySelector('dt')?.textContent ?? '',
          entry.querySelector('data')?.value ?? entry.querySelector('time')?.dateTime ?? '',
        ]),
      ),
    );

/** Works out the same figures over the demo's files, by plain code. */
function countDemo(): Record<string, string> {
  const lines = readLines();
  const rows = (name: string) => parseCsv(readText(name));
  const all = lines.length + rows('products').length + rows('customers').length;
  const days = lines.map(({ orderedAt }) => orderedAt.slice(0, 10)).sort();
  const baskets = basketsOf(lines);
  const customers = new Set([
    ...rows('customers').map((row) => row['customer_id']),
    ...lines.map(({ customerId }) => customerId).filter((id) => id !== ''),
  ]);
  const products = new Set([
    ...rows('products').map((row) => row['product_id']),
    ...lines.map(({ productId }) => productId),
  ]);
  const counts = {
    Sources: 3,
    'Rows read': all,
    'Rows loaded': all,
    'Rows set aside': 0,
    Orders: new Set(lines.map(({ orderId }) => orderId)).size,
    Lines: lines.length,
    Products: products.size,
    Customers: customers.size,
    'First order': days[0] ?? '',
    'Last order': days.at(-1) ?? '',
    Baskets: baskets.length,
    Items: new Set(baskets.flatMap((basket) => [...basket.products])).size,
    'Basket items': baskets.reduce((sum, basket) => sum + basket.products.size, 0),
  };
  return Object.fromEntries(Object.entries(counts).map(([name, value]) => [name, String(value)]));
}

test('the demo shop shows its report when it is asked for, not before', async ({ page }) => {
  await openData(page);
  await expect(report(page)).toHaveCount(0);
  await page.getByRole('button', { name: 'Try the demo shop' }).click();
  await expect(report(page)).toBeVisible({ timeout: 20_000 });
  expect(await figures(page)).toEqual(countDemo());
  await expect(page).toHaveURL(/#\/data$/);
});

test('three files are understood without an answer, and every row is accounted for', async ({
  page,
}) => {
  await openData(page);
  await add(page, ...DEMO);
  const roles = async (name: string) =>
    Object.fromEntries(
      await columnsOf(page, name)
        .getByRole('combobox', { name: /^Role of / })
        .evaluateAll((selects) =>
          selects.map((select) => [
            select.ariaLabel?.replace('Role of ', '') ?? '',
            (select as HTMLSelectElement).value,
          ]),
        ),
    ) as Record<string, string>;
  await expect(load(page)).toBeEnabled();
  expect(await roles('products.csv')).toEqual({
    product_id: 'product_id',
    name: 'product_name',
    category: 'category',
    price: 'unit_price',
    cost: 'cost',
  });
  expect(await roles('customers.csv')).toMatchObject({ name: 'customer_name', email: 'email' });
  for (const [column, role] of Object.entries(await roles('transactions.csv'))) {
    expect(role).toBe(column);
  }

  await load(page).click();
  await expect(report(page)).toBeVisible({ timeout: 20_000 });
  expect(await figures(page)).toEqual(countDemo());
  await expect(shopBadge(page)).toContainText('Transactions');
  await page.getByRole('link', { name: 'Open dashboard' }).click();
  await page.getByRole('link', { name: 'Data' }).click();
  await expect(report(page)).toBeVisible();
});

test('one file of lines is enough; rows that cannot be used are handed back', async ({ page }) => {
  await openData(page);
  await add(page, file('till.csv', TILL));
  await expect(page.getByLabel('Role of Invoice')).toHaveValue('order_id');
  await expect(page.getByLabel('Role of Item')).toHaveValue('product_name');
  await expect(page.getByLabel('Role of Price')).toHaveValue('unit_price');
  await expect(page.getByLabel('What till.csv holds')).toHaveValue('lines');
  await expect(page.getByText('No customer: segments and audiences are off')).toBeVisible();
  await expect(page.getByRole('cell', { name: /^31\.02\.2025/ })).toHaveAttribute(
    'title',
    /cannot be read as a date/,
  );
  await page.getByLabel('Shop name').fill('Tea house');
  await load(page).click();
  await expect(report(page)).toBeVisible();
  expect(await figures(page)).toEqual({
    Sources: '1',
    'Rows read': '14',
    'Rows loaded': '10',
    'Rows set aside': '4',
    // The orders are 1, 2, 3, 7, 8, 9, 10 and 11; number 7 is a return.
    Orders: '8',
    Lines: '10',
    Products: '3',
    Customers: '0',
    'First order': '2024-12-01',
    'Last order': '2024-12-08',
    Baskets: '7',
    Items: '3',
    'Basket items': '9',
  });
  const reasons = report(page).getByRole('region', { name: 'Reasons' });
  await expect(reasons.getByRole('row', { name: /Order number is missing/ })).toContainText('7');
  await expect(reasons.getByRole('row', { name: /Number cannot be read/ })).toContainText('one');

  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'All 4 rows as CSV' }).click();
  const saved = await download;
  expect(saved.suggestedFilename()).toBe('tea-house-set-aside.csv');
  expect(readFileSync(await saved.path(), 'utf8'))
    .toBe(`Source,Row,Reason,Invoice,Date,Item,Qty,Price
till.csv,7,Order number is missing,,03.12.2024,Tea,1,2.50
till.csv,8,Product is missing,4,03.12.2024,,1,2.50
till.csv,9,Date cannot be read,5,31.02.2025,Cake,1,3.00
till.csv,10,Number cannot be read,6,05.12.2024,'=Cake;,one,'-3.00
`);
});

test('an empty file and a binary file say what they are and do not stop the others', async ({
  page,
}) => {
  await openData(page);
  const binary = new Uint8Array(2000).map((_, index) => (index * 37) % 251);
  await add(page, file('empty.csv', ''), file('photo.csv', binary));
  await expect(columnsOf(page, 'empty.csv')).toContainText('empty.csv is empty. It is left out.');
  await expect(columnsOf(page, 'photo.csv')).toContainText('photo.csv is not a text table');
  await expect(load(page)).toBeDisabled();
  await expect(page.getByText(/^No file holds order lines/)).toBeVisible();
  await add(page, file('till.csv', TILL));
  await load(page).click();
  await expect(report(page)).toBeVisible();
  expect((await figures(page))['Sources']).toBe('1');
});

test('a file without an order column, dropped on the page, is told so and can be put right', async ({
  page,
}) => {
  await openData(page);
  const transfer = await page.evaluateHandle(() => {
    const data = new DataTransfer();
    data.items.add(new File(['group,article name,qty\n1,Tea,1\n1,Cake,2\n'], 'prices.csv'));
    return data;
  });
  const heading = page.getByRole('heading', { level: 1 });
  await heading.dispatchEvent('dragover', { dataTransfer: transfer });
  await expect(page.getByText('Drop the CSV files anywhere')).toBeVisible();
  await heading.dispatchEvent('drop', { dataTransfer: transfer });
  await page.getByLabel('What prices.csv holds').selectOption({ label: 'Order lines' });
  const sentence = 'Choose which column of prices.csv is the order number.';
  await expect(columnsOf(page, 'prices.csv')).toContainText(sentence);
  await expect(load(page)).toBeDisabled();
  await expect(load(page)).toHaveAccessibleDescription(sentence);
  await page.getByLabel('Role of group').selectOption({ label: 'Order number' });
  await page.getByLabel('Role of article name').selectOption({ label: 'Order number' });
  await expect(columnsOf(page, 'prices.csv')).toContainText('are both the order number');
  await page.getByLabel('Role of article name').selectOption({ label: 'Product name' });
  await load(page).click();
  await expect(report(page)).toBeVisible();
});

test.describe('files that go away', () => {
  // The engine may be reading the file, for the effects of choices, at the moment it goes.
  test.use({ expectedConsoleErrors: [/NotFoundError/] });

  test('a file that disappears, and one without a usable row, leave the shop as it was', async ({
    page,
  }) => {
    await openData(page);
    const path = file('gone.csv', TILL);
    await add(page, path);
    await expect(load(page)).toBeEnabled();
    rmSync(path);
    await load(page).click();
    const alert = page.getByRole('alert');
    await expect(alert).toContainText('gone.csv changed or disappeared after it was chosen.');
    await expect(alert).toContainText('Demo shop, loaded before, is unchanged.');

    await page.getByRole('button', { name: 'Remove gone.csv' }).click();
    await expect(alert).toHaveCount(0);
    await add(page, file('hollow.csv', 'Invoice;Item\n;Tea\n;Cake\n'));
    await load(page).click();
    await expect(alert).toContainText('No row');
    await expect(shopBadge(page)).toContainText('Demo shop');
    await expect(report(page)).toHaveCount(0);
    await page.getByRole('button', { name: 'Remove hollow.csv' }).click();
  });
});

test('cancelling a load keeps the shop before and everything that was chosen', async ({ page }) => {
  await openData(page);
  const rows = Array.from(
    { length: 400_000 },
    (_, index) =>
      `${index >> 2};2025-01-${String((index % 28) + 1).padStart(2, '0')};P${index % 997};1`,
  );
  await add(page, file('large.csv', `order id;order date;product id;qty\n${rows.join('\n')}\n`));
  await page.getByLabel('Role of qty').selectOption({ label: 'Not used' });
  await load(page).click();
  await expect(page.getByRole('progressbar', { name: 'Files read' })).toBeVisible();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('heading', { name: 'Match the columns' })).toBeFocused();
  await expect(page.getByText('Demo shop, loaded before, is unchanged.')).toBeVisible();
  await expect(page.getByLabel('Role of qty')).toHaveValue('ignore');
  await expect(shopBadge(page)).toContainText('Demo shop');

  // The engine is free again, and the same files still load.
  await load(page).click();
  await expect(report(page)).toBeVisible({ timeout: 30_000 });
  expect((await figures(page))['Lines']).toBe('400000');
});
