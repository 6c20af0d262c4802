import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { basketsOf, parseCsv, readLines, readText } from '../tools/read-shop.ts';
import { expectAccessible } from './accessible.ts';
import { drawn, framed } from './settled.ts';
import { expect, demoTest as test } from './fixtures.ts';

/** The directed rules of the demo shop are counted from its files by plain code. */
interface Counted {
  antecedent: string;
  consequent: string;
  x: number;
  a: number;
  c: number;
}

const names = new Map(parseCsv(readText('products')).map((row) => [row['product_id']!, row]));
const nameOf = (id: string) => names.get(id)!['name']!;
const categoryOf = (id: string) => names.get(id)!['category']!;

/** Counts every pair of every basket, by brute force. */
function count(baskets: Iterable<Set<string>>, floor = 5): { rules: Counted[]; orders: number } {
  const single = new Map<string, number>();
  const joint = new Map<string, Map<string, number>>();
  let orders = 0;
  for (const basket of baskets) {
    orders += 1;
    for (const a of basket) {
      single.set(a, (single.get(a) ?? 0) + 1);
      const row = joint.get(a) ?? new Map<string, number>();
      joint.set(a, row);
      for (const c of basket) if (c !== a) row.set(c, (row.get(c) ?? 0) + 1);
    }
  }
  const rules = [...joint].flatMap(([antecedent, row]) =>
    [...row]
      .filter(([, x]) => x >= floor)
      .map(([consequent, x]) => ({
        antecedent,
        consequent,
        x,
        a: single.get(antecedent)!,
        c: single.get(consequent)!,
      })),
  );
  return { rules, orders };
}

const lines = readLines();
const orderBaskets = basketsOf(lines);
const demo = count(orderBaskets.map(({ products }) => products));

interface Least {
  support?: number;
  confidence?: number;
  lift?: number;
}

const passing = (
  { rules, orders }: ReturnType<typeof count>,
  { support = 0.001, confidence = 0.1, lift = 1 }: Least,
) =>
  rules.filter(
    ({ x, a, c }) =>
      x >= support * orders - 1e-9 &&
      x >= confidence * a - 1e-9 &&
      orders * x >= lift * a * c - 1e-6,
  );

const figure = (value: number) => value.toLocaleString('en-GB');
const found = (part: number, whole: number) => `${figure(part)} of ${figure(whole)} bundles`;
const liveText = (page: Page) => page.getByText(/of [\d,]+ bundles/).first();
const table = (page: Page) => page.getByRole('table', { name: 'Bundles' });
const exportButton = (page: Page) => page.getByRole('button', { name: 'Export rules CSV' });

async function open(page: Page, query: string): Promise<void> {
  await page.goto(`./#/bundles${query}`);
  await expect(exportButton(page)).toBeEnabled({ timeout: 20_000 });
}

async function exported(page: Page): Promise<Record<string, string>[]> {
  const downloading = page.waitForEvent('download');
  await exportButton(page).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe('demo-shop-rules.csv');
  return parseCsv(await readFile(await download.path(), 'utf8'));
}

test('the thresholds count what plain code counts', async ({ page }) => {
  await test.step('thresholds leave what counting by hand leaves, from the address and from the sliders', async () => {
    await open(page, '');
    await expect(liveText(page)).toContainText(found(passing(demo, {}).length, demo.rules.length));

    for (const least of [
      { support: 0, confidence: 0, lift: 0 },
      { support: 0.004, confidence: 0.05, lift: 1.3 },
      { support: 0.0005, confidence: 0, lift: 0.9 },
    ]) {
      const query = new URLSearchParams(
        Object.entries(least).map(([key, value]) => [key, `${value}`]),
      );
      await open(page, `?${query.toString()}`);
      const expected = passing(demo, least);
      await expect(liveText(page)).toContainText(found(expected.length, demo.rules.length));
      const pairs = new Set(
        expected.map(({ antecedent, consequent }) => [antecedent, consequent].sort().join()),
      );
      expect(pairs.size).toBeGreaterThan(0);
    }

    for (const name of ['Popularity (support)', 'Likelihood (confidence)', 'Lift'] as const) {
      const slider = page.getByRole('slider', { name, exact: true });
      await slider.focus();
      for (let step = 0; step < 7; step += 1) await slider.press('ArrowRight');
    }
    // The address follows once a slider rests, so both are read until they agree.
    await expect(async () => {
      const at = new URLSearchParams(new URL(page.url()).hash.split('?')[1]);
      expect(at.get('confidence')).toMatch(/^0\.07/);
      const least = {
        support: Number(at.get('support')),
        confidence: Number(at.get('confidence')),
        lift: Number(at.get('lift') ?? 1),
      };
      const { length } = passing(demo, least);
      await expect(liveText(page)).toContainText(found(length, demo.rules.length), {
        timeout: 500,
      });
    }).toPass({ timeout: 10_000 });
  });

  await test.step('covers the orders that hold one of the shown pairs', async () => {
    await open(page, '?support=0.004');
    const shown = passing(demo, { support: 0.004 });
    const covered = orderBaskets.filter(({ products }) =>
      shown.some(
        ({ antecedent, consequent }) => products.has(antecedent) && products.has(consequent),
      ),
    );
    const share = ((covered.length / demo.orders) * 100).toFixed(1);
    await expect(liveText(page)).toContainText(`covers ${share}% of orders`);
  });

  await test.step('the floor decides what is mined', async () => {
    await open(page, '?support=0&confidence=0&lift=0');
    const floor = page.getByLabel('Floor (orders mined)');
    await expect(floor).toHaveValue('5');
    await floor.fill('50');
    await floor.press('Enter');
    const mined = count(
      orderBaskets.map(({ products }) => products),
      50,
    ).rules.length;
    await expect(liveText(page)).toContainText(found(mined, mined));
    await expect(page).toHaveURL(/floor=50/);
  });
});

test('other baskets and levels are mined anew', async ({ page }) => {
  const byCustomer = new Map<string, Set<string>>();
  for (const { customerId, products } of orderBaskets) {
    if (customerId === '') continue; // a guest is no customer
    const all = byCustomer.get(customerId) ?? new Set<string>();
    byCustomer.set(customerId, all);
    for (const product of products) all.add(product);
  }
  const customers = count(byCustomer.values());
  const categories = count(
    orderBaskets.map(({ products }) => new Set([...products].map(categoryOf))),
  );

  await open(page, '');
  await page.getByLabel('Basket per').selectOption({ label: 'Customer' });
  await expect(liveText(page)).toContainText(
    found(passing(customers, {}).length, customers.rules.length),
  );
  await expect(table(page).getByRole('columnheader', { name: 'Customers' })).toBeVisible();
  await page.getByLabel('Basket per').selectOption({ label: 'Order' });
  await page.getByLabel('Level', { exact: true }).selectOption({ label: 'Category' });
  await expect(liveText(page)).toContainText(
    found(passing(categories, {}).length, categories.rules.length),
  );
  await expect(page).toHaveURL(/level=category/);
});

test('the address, the export and the sorts agree', async ({ page }) => {
  await test.step('the address restores the view, and the export has every passing rule', async () => {
    await open(
      page,
      '?floor=10&support=0.002&confidence=0.08&lift=1.2&q=1&max=10&sort=confidence&grain=order&level=product&search=',
    );
    const rules = { rules: demo.rules.filter(({ x }) => x >= 10), orders: demo.orders };
    const expected = passing(rules, { support: 0.002, confidence: 0.08, lift: 1.2 });
    await expect(liveText(page)).toContainText(found(expected.length, rules.rules.length));
    await expect(table(page)).toHaveAttribute('aria-rowcount', '11');
    await expect(page.getByLabel('Maximum bundles')).toHaveValue('10');
    await expect(page.getByLabel('Sort by')).toHaveValue('confidence');

    const rows = await exported(page);
    const key = (a: string, c: string) => `${a} → ${c}`;
    const counted = new Map(
      expected.map((rule) => [key(rule.antecedent, rule.consequent), rule] as const),
    );
    expect(rows).toHaveLength(counted.size);
    for (const row of rows) {
      const { antecedent, consequent, x, a, c } = counted.get(
        key(row['antecedent_id']!, row['consequent_id']!),
      )!;
      expect(row).toMatchObject({
        antecedent: nameOf(antecedent),
        consequent: nameOf(consequent),
        pair_count: `${x}`,
        antecedent_count: `${a}`,
        consequent_count: `${c}`,
        orders: `${demo.orders}`,
        support: `${x / demo.orders}`,
        confidence: `${x / a}`,
      });
      expect(Number(row['lift'])).toBeCloseTo((demo.orders * x) / (a * c), 12);
    }
  });

  await test.step('sorts by every measure, the best first', async () => {
    await open(page, '?support=0.003&confidence=0&lift=0');
    const options = await page.getByLabel('Sort by').locator('option').all();
    const keys = await Promise.all(options.map((option) => option.getAttribute('value')));
    expect(keys).toHaveLength(16);
    const numeric = (text: string) => (text === 'inf' ? Number.POSITIVE_INFINITY : Number(text));
    for (const sort of keys) {
      await page.getByLabel('Sort by').selectOption(sort!);
      await expect(table(page).locator('[aria-sort]')).toHaveCount(1);
      // The file has no column for these two, though the table shows them.
      if (sort === 'revenue' || sort === 'imbalance') continue;
      const values = (await exported(page)).map((row) => numeric(row[sort!]!));
      expect(values.length, sort!).toBeGreaterThan(100);
      const best =
        sort === 'q' ? values.toSorted((a, b) => a - b) : values.toSorted((a, b) => b - a);
      expect(values, sort!).toEqual(best);
    }
  });
});

test('finding, walking and finding nothing', async ({ page }) => {
  await test.step('finds a product by its name', async () => {
    await open(page, '?support=0&confidence=0&lift=0&max=all');
    await page.getByLabel('Find a product').fill('body LOTION');
    const expected = demo.rules.filter(({ antecedent, consequent }) =>
      [antecedent, consequent].some((id) => nameOf(id).toLowerCase().includes('body lotion')),
    );
    await expect(liveText(page)).toContainText(found(expected.length, demo.rules.length));
    await page.getByLabel('Find a product').fill('no such thing');
    await expect(page.getByText('Nothing by that name')).toBeVisible();
    await page.getByRole('button', { name: 'Clear the search' }).click();
    await expect(liveText(page)).toContainText(found(demo.rules.length, demo.rules.length));
  });

  await test.step('walks thousands of rows by keyboard, of which few exist', async () => {
    await open(page, '?support=0&confidence=0&lift=0&max=all');
    const last = demo.rules.length;
    await expect(table(page)).toHaveAttribute('aria-rowcount', `${last + 1}`);
    const rows = table(page).getByRole('row');
    expect(await rows.count()).toBeLessThan(60);
    await rows.nth(1).focus();
    await page.keyboard.press('End');
    await expect(page.locator(':focus')).toHaveAttribute('aria-rowindex', `${last + 1}`);
    await expect(page.locator(':focus')).toBeInViewport();
    await page.keyboard.press('PageUp');
    await page.keyboard.press('Enter');
    await expect(page.locator(':focus')).toHaveAttribute('aria-selected', 'true');
    await page.keyboard.press('Home');
    await expect(page.locator(':focus')).toHaveAttribute('aria-rowindex', '2');
  });

  await test.step('thresholds that leave nothing say which, and lead out', async () => {
    await open(page, '?support=0.5');
    await expect(page.getByText('No bundles at these thresholds')).toBeVisible();
    await expect(
      page.getByText(/^The most popular pair appears in \d+ orders, below/),
    ).toBeVisible();
    await page.getByRole('button', { name: /^Lower to/ }).click();
    await expect(table(page)).toBeVisible();
  });
});

test('the map and the table are one selection', async ({ page }) => {
  // One pair is close to the threshold, and its two dots stand above each other in the map's middle.
  await open(page, '?support=0.02&confidence=0.1&lift=1&search=Repair');
  const map = page.getByRole('img', { name: /bundles by popularity and likelihood/ });
  await drawn(map);
  const box = (await map.boundingBox())!;
  const tooltip = page.locator('.chart-tooltip');
  const title = async () => {
    for (const dx of [0, 6, -6, 12, -12, 18]) {
      // Both dots are at a likelihood of 36 to 40 %, in the upper half of the map.
      for (let y = 10; y < box.height / 2; y += 5) {
        await page.mouse.move(box.x + 22 + box.width / 2 + dx, box.y + y);
        await framed(page);
        if (await tooltip.isVisible()) return tooltip.locator('h4').textContent();
      }
    }
    return null;
  };
  const [antecedent, consequent] = ((await title()) ?? '').split(' → ');
  await expect(table(page).locator('tr.is-hover')).toContainText(antecedent!);
  await page.mouse.down();
  await page.mouse.up();
  const selected = table(page).locator('tr[aria-selected=true]');
  await expect(selected).toContainText(new RegExp(`^${antecedent!}.*${consequent!}`, 's'));
  const panel = page.getByRole('complementary', { name: 'Selected bundle' });
  await expect(panel.getByRole('heading', { level: 2 })).toContainText(antecedent!);

  await page.getByRole('button', { name: 'Create campaign' }).click();
  await expect(page).toHaveURL(
    /#\/campaigns\/new\?a=HA-\d+&c=HA-\d+&level=product&grain=order&view=/,
  );
  await page.goBack();
  await expect(page).toHaveURL(/support=0\.02.*search=Repair/);
  await expect(table(page).getByRole('row')).toHaveCount(3);
});

test('the evidence has the counts, months and newest orders of the pair', async ({ page }) => {
  await open(page, '?search=Repair');
  const row = table(page)
    .getByRole('row')
    .filter({ hasText: /Repair Shampoo.*Repair Conditioner/s });
  await row.first().click();
  const pair = demo.rules.find(
    ({ antecedent, consequent }) =>
      nameOf(antecedent) === 'Repair Shampoo' && nameOf(consequent) === 'Repair Conditioner',
  )!;
  const panel = page.getByRole('complementary', { name: 'Selected bundle' });
  const counts = panel.getByRole('table').first();
  for (const cell of [pair.x, pair.a - pair.x, pair.c - pair.x, demo.orders]) {
    await expect(counts).toContainText(figure(cell));
  }
  const joint = orderBaskets.filter(
    ({ products }) => products.has(pair.antecedent) && products.has(pair.consequent),
  );
  const newest = joint.toSorted((a, b) => b.orderedAt.localeCompare(a.orderedAt)).slice(0, 3);
  await expect(panel.locator('.exs .mono')).toHaveText(newest.map(({ orderId }) => orderId));
  await panel.getByText('As table').click();
  const months = panel.getByRole('region', { name: 'Lift by month' }).getByRole('row');
  const of = (month: string, all: typeof joint) =>
    all.filter(({ orderedAt }) => orderedAt.startsWith(month)).length;
  await expect(months.filter({ hasText: 'Nov 2025' })).toContainText(figure(of('2025-11', joint)));
  await expect(months.filter({ hasText: 'Nov 2025' })).toContainText(
    figure(of('2025-11', orderBaskets)),
  );
});

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`on a phone in the ${colorScheme} theme`, () => {
    test.use({
      viewport: { width: 390, height: 844 },
      colorScheme,
    });

    test('cards and sheets are there, and accessible', async ({ page }) => {
      const check = async () => {
        await expectAccessible(page, { onlyContrast: colorScheme === 'dark' });
      };
      await page.goto('./#/bundles');
      const cards = page.getByRole('list', { name: 'Bundles' }).getByRole('button');
      await expect(cards.first()).toBeVisible({ timeout: 20_000 });
      await check();
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth),
        'nothing wider than the screen',
      ).toBe(390);

      await page.getByRole('button', { name: 'Thresholds' }).click();
      const thresholds = page.getByRole('dialog', { name: 'Thresholds' });
      await expect(thresholds.getByRole('slider', { name: 'Lift' })).toBeVisible();
      await check();
      await page.keyboard.press('Escape');
      await expect(thresholds).toHaveCount(0);
      await expect(page.getByRole('button', { name: 'Thresholds' })).toBeFocused();

      await cards.nth(2).click();
      const evidence = page.getByRole('dialog', { name: 'Selected bundle' });
      await expect(evidence.locator('.exs li')).toHaveCount(3);
      await check();
      await evidence.getByRole('button', { name: 'Close panel' }).click();
      await expect(evidence).toHaveCount(0);
    });
  });
}
