import type { Page } from '@playwright/test';
import { basketsOf, parseCsv, readLines, readText, type Line } from '../tools/read-shop.ts';
import { segmentsOf } from '../tools/segments.ts';
import { expectAccessible } from './accessible.ts';
import { drawn } from './settled.ts';
import { expect, demoTest as test } from './fixtures.ts';

/** The demo shop's figures are counted from its files by plain code. */

const products = new Map(parseCsv(readText('products')).map((row) => [row['product_id']!, row]));
const lines = readLines();
const undone = new Set(['cancelled', 'canceled', 'voided', 'refunded', 'returned']);
const isUndone = ({ status }: Line) => undone.has(status.toLowerCase());
const isKept = (line: Line) => !isUndone(line) && line.quantity > 0;
const amountOf = ({ quantity, unitPrice, discount }: Line) => quantity * unitPrice - discount;
const netOf = (line: Line) => (isUndone(line) ? Math.min(0, amountOf(line)) : amountOf(line));
const dayOf = ({ orderedAt }: Line) => orderedAt.slice(0, 10);
const categoryOf = ({ productId }: Line) => products.get(productId)!['category']!;
const nameOf = ({ productId }: Line) => products.get(productId)!['name']!;
const segments = segmentsOf(basketsOf(lines));

const sum = (of: readonly Line[], value: (line: Line) => number) =>
  of.reduce((total, line) => total + value(line), 0);

function countByHand(filter: (line: Line) => boolean) {
  const inside = lines.filter(filter);
  const kept = inside.filter(isKept);
  const customers = new Map<string, Set<string>>();
  for (const { customerId, orderId } of kept) {
    if (customerId === '') continue;
    customers.set(customerId, (customers.get(customerId) ?? new Set()).add(orderId));
  }
  const [top] = [...groupBy(inside, nameOf)]
    .map(([name, own]) => ({ name, net: sum(own, netOf) }))
    .sort((a, b) => b.net - a.net);
  const orders = new Set(kept.map(({ orderId }) => orderId)).size;
  const net = sum(inside, netOf);
  return {
    net,
    orders,
    average: net / orders,
    customers: customers.size,
    items: sum(kept, ({ quantity }) => quantity) / orders,
    repeat: [...customers.values()].filter((own) => own.size >= 2).length / customers.size,
    top: top!,
  };
}

function groupBy<T>(rows: readonly T[], key: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const own = groups.get(key(row));
    if (own) own.push(row);
    else groups.set(key(row), [row]);
  }
  return groups;
}

const lastDay = lines.map(dayOf).sort().at(-1)!;
const daysAgo = (days: number) =>
  new Date(Date.parse(lastDay) - days * 86_400_000).toISOString().slice(0, 10);
const between = (from: string, to: string) => (line: Line) =>
  dayOf(line) >= from && dayOf(line) <= to;
const usual = between(daysAgo(90), lastDay);
const before = between(daysAgo(181), daysAgo(91));

const number = (value: number, digits = 0) =>
  value.toLocaleString('en-GB', { minimumFractionDigits: digits, maximumFractionDigits: digits });
const euro = (value: number, digits = 0) => `€${number(value, digits)}`;
const percent = (share: number) => `${number(share * 100, 1)}%`;

const kpi = (page: Page, name: string) =>
  page
    .getByRole('region', { name: 'Key figures' })
    .locator('.kpi')
    .filter({ has: page.getByRole('heading', { name, exact: true }) });

async function expectFigures(page: Page, expected: ReturnType<typeof countByHand>): Promise<void> {
  await expect(kpi(page, 'Net revenue')).toContainText(euro(expected.net));
  await expect(kpi(page, 'Orders')).toContainText(number(expected.orders));
  await expect(kpi(page, 'Average order value')).toContainText(euro(expected.average, 2));
  await expect(kpi(page, 'Customers')).toContainText(number(expected.customers));
  await expect(kpi(page, 'Items per order')).toContainText(number(expected.items, 2));
  await expect(kpi(page, 'Repeat rate')).toContainText(percent(expected.repeat));
  const top = page.getByRole('region', { name: 'Top products' }).getByRole('listitem').first();
  await expect(top).toContainText(expected.top.name);
  await expect(top).toContainText(euro(expected.top.net));
}

/** Starting the engine and reading the shop may take this long on a busy machine, in ms. */
const LOADING = 45_000;
test.describe.configure({ timeout: 120_000 });

async function open(page: Page, query = ''): Promise<void> {
  await page.goto(`./#/dashboard${query}`);
  await expect(kpi(page, 'Orders').locator('.kpi__value')).toHaveText(/\d/, { timeout: LOADING });
}

test('the figures are those of the files, under every filter', async ({ page }) => {
  await open(page);
  const now = countByHand(usual);
  const then = countByHand(before);

  await test.step('the last 91 days beside the 91 before them', async () => {
    await expectFigures(page, now);
    await expect(kpi(page, 'Net revenue')).toContainText(`vs ${euro(then.net)}`);
    await expect(kpi(page, 'Repeat rate')).toContainText(`vs ${percent(then.repeat)}`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(
      `Revenue is up ${percent(now.net / then.net - 1)} on the previous 91 days`,
    );
  });

  await test.step('a category, chosen from the bars by keyboard', async () => {
    const panel = page.getByRole('region', { name: 'Revenue by category' });
    await panel.getByText('Bars', { exact: true }).click();
    await panel.getByRole('button', { name: 'Skincare' }).press('Enter');
    await expect(page).toHaveURL(/category=Skincare/);
    await expectFigures(
      page,
      countByHand((line) => usual(line) && categoryOf(line) === 'Skincare'),
    );
    await panel.getByRole('button', { name: 'All categories' }).click();
    await expectFigures(page, now);
  });

  await test.step('a category, clicked in the treemap', async () => {
    const panel = page.getByRole('region', { name: 'Revenue by category' });
    await panel.getByText('Treemap', { exact: true }).click();
    await drawn(panel.getByRole('img'));
    // The largest area begins at the top left.
    await panel.getByRole('img').click({ position: { x: 60, y: 60 } });
    await expect(page).toHaveURL(/category=/);
    const category = new URLSearchParams(new URL(page.url()).hash.split('?')[1]).get('category');
    await expectFigures(
      page,
      countByHand((line) => usual(line) && categoryOf(line) === category),
    );
  });

  await test.step('a segment, and everything again', async () => {
    await page.getByRole('combobox', { name: 'Category' }).selectOption({ label: 'All' });
    await page.getByRole('combobox', { name: 'Segment' }).selectOption('new');
    await expectFigures(
      page,
      countByHand((line) => usual(line) && segments.get(line.customerId) === 'New'),
    );
    await page.getByRole('button', { name: 'Reset' }).click();
    await expectFigures(page, now);
    await expect(page).not.toHaveURL(/segment/);
  });

  await test.step('other days, from the presets, the fields and the strip of all days', async () => {
    await page.getByRole('button', { name: /^Period/ }).click();
    await page.getByRole('button', { name: 'All data' }).click();
    await expectFigures(
      page,
      countByHand(() => true),
    );

    await page.getByRole('button', { name: /^Period/ }).click();
    await page.getByLabel('From').fill('2025-02-01');
    await page.getByLabel('To', { exact: true }).fill('2025-02-28');
    await page.getByRole('button', { name: 'Show this period' }).click();
    await expect(page).toHaveURL(/from=2025-02-01&to=2025-02-28/);
    await expectFigures(page, countByHand(between('2025-02-01', '2025-02-28')));

    await page.getByRole('slider', { name: 'First day' }).press('ArrowRight');
    await expect(page).toHaveURL(/from=2025-02-02/);
    await expectFigures(page, countByHand(between('2025-02-02', '2025-02-28')));
  });

  await test.step('the address brings the view back', async () => {
    const address = page.url();
    await page.reload();
    await expect(page).toHaveURL(address);
    await expect(kpi(page, 'Orders').locator('.kpi__value')).toHaveText(/\d/, { timeout: LOADING });
    await expectFigures(page, countByHand(between('2025-02-02', '2025-02-28')));
  });
});

test('customers, downloads, a table, and a period without orders', async ({ page }) => {
  await open(page);
  const spend = new Map<string, number>();
  for (const line of lines.filter((each) => usual(each) && each.customerId !== '')) {
    spend.set(line.customerId, (spend.get(line.customerId) ?? 0) + netOf(line));
  }
  const most = Math.max(...spend.values());
  const panel = page.getByRole('region', { name: 'Customers', exact: true });
  const rows = panel.getByRole('row');
  await expect(rows.nth(1)).toContainText(euro(most, 2));
  await panel.getByRole('button', { name: 'Next' }).click();
  await expect(panel).toContainText(/9 to 16 of/);
  await panel.getByRole('combobox', { name: 'Show' }).selectOption('new');
  await expect(panel).toContainText(/1 to 8 of/);
  await expect(rows.nth(1)).toContainText('New customers');

  const trend = page.getByRole('region', { name: 'Daily revenue' });
  for (const [item, name] of [
    ['Download CSV', 'daily-revenue.csv'],
    ['Download PNG', 'daily-revenue.png'],
  ] as const) {
    await trend.getByRole('button', { name: 'More for Daily revenue' }).click();
    const downloading = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: item }).click();
    expect((await downloading).suggestedFilename()).toBe(name);
  }
  await trend.getByRole('button', { name: 'More for Daily revenue' }).click();
  await page.getByRole('menuitem', { name: 'Show as table' }).click();
  const own = countByHand((line) => dayOf(line) === lastDay);
  await expect(trend.getByRole('row').last()).toContainText(euro(own.net, 2));

  await test.step('a period without orders says so and offers the way back', async () => {
    await page.goto('./#/dashboard?from=2031-01-01&to=2031-01-31');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('No orders in this period');
    const top = page.getByRole('region', { name: 'Top products' });
    await top.getByRole('button', { name: 'Show the last 91 days' }).click();
    await expectFigures(page, countByHand(usual));
    await expectAccessible(page);
  });
});
