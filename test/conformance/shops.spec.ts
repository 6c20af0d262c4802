import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { expect, test } from '../e2e/fixtures.ts';
import { sharedFolder, WHY_SKIPPED } from '../shared-data.ts';
import { parseCsv } from '../tools/read-shop.ts';
import { goldenSummaries, readGolden, type GoldenRule } from './golden.ts';

/**
 * Shops that nobody here wrote are loaded in a real browser, hands off: drop, `Load shop`, and the
 * figures that other people's tools got from the same files. One page loads them all, one after the
 * other.
 */
const shops = sharedFolder('shops');
const goldenRules = sharedFolder('golden');

interface Load {
  folder: string;
  /** Only these files are dropped. */
  only?: string;
  /** True where the golden rules keep returns, so that `Leave out returns` is unticked. */
  withReturns?: boolean;
  /** This is ticked among what is no product, because the golden rules leave it out. */
  without?: string;
  /** A person would have to give these answers before `Load shop` can be pressed. */
  answers?: readonly { question: RegExp; answer: string }[];
  variants: Record<string, View>;
}

/**
 * The view says where in Bundles a variant is to be seen, and by which columns of the export its items
 * are told.
 */
interface View {
  level?: 'name' | 'category' | 'subcategory';
  by?: 'id' | 'label';
}

const byId: View = { by: 'id' };

const LOADS: readonly Load[] = [
  { folder: 'groceries_basket', variants: { groceries_basket: {} } },
  { folder: 'groceries_onehot', variants: { groceries_onehot: {} } },
  { folder: 'french_supermarket_basket', variants: { french_supermarket_basket: {} } },
  {
    folder: 'bread_basket',
    only: 'BreadBasket_DMS.csv',
    without: 'NONE',
    variants: { bread_basket: {} },
  },
  {
    folder: 'bread_basket',
    only: 'BreadBasket_DMS.csv',
    variants: { bread_basket_with_NONE: {} },
  },
  { folder: 'bread_basket', only: 'bread basket.csv', variants: { bread_basket_kaggle: {} } },
  { folder: 'online_retail_de_derived', variants: { online_retail_de: {} } },
  { folder: 'pizza_split', variants: { pizza_id: byId, pizza_name: { level: 'name' } } },
  { folder: 'northwind_split', variants: { northwind: { level: 'name' } } },
  { folder: 'instacart_sample', variants: { instacart: { level: 'name' } } },
  {
    folder: 'olist_sample',
    withReturns: true,
    variants: { olist_product: byId, olist_category: { level: 'category' } },
  },
  {
    folder: 'superstore_us',
    variants: {
      superstore_us_product: { level: 'name' },
      superstore_us_subcat: { level: 'subcategory' },
    },
  },
  {
    folder: 'completejourney_sample',
    withReturns: true,
    variants: { completejourney_product: byId, completejourney_category: { level: 'category' } },
  },
  { folder: 'fimi_retail', variants: { fimi_retail: byId } },
  {
    folder: 'shopify_shoes',
    withReturns: true,
    variants: { shopify_shoes_name: { level: 'name' }, shopify_shoes_sku: byId },
  },
  { folder: 'adventureworks_bike_tsv', variants: { adventureworks_bike: {} } },
  {
    folder: 'online_retail',
    variants: { online_retail_stock: byId, online_retail_desc: { level: 'name' } },
  },
  {
    folder: 'online_retail',
    withReturns: true,
    variants: { online_retail_all_stock: byId },
  },
];

/** At least this many of the fifteen shops load when nothing but `Load shop` is pressed. */
const HANDS_OFF = 15;

const report = (page: Page) => page.getByRole('region', { name: 'Data quality' });
const loadButton = (page: Page) => page.getByRole('button', { name: /^Load shop/ });
const exportButton = (page: Page) => page.getByRole('button', { name: 'Export rules CSV' });

function pathsOf({ folder, only }: Load): string[] {
  const url = new URL(`${folder}/`, shops);
  return readdirSync(url)
    .filter((name) => only === undefined || name === only)
    .map((name) => fileURLToPath(new URL(encodeURIComponent(name), url)));
}

/** Drops the files, answers whatever the page asks, and presses `Load shop`. */
async function load(page: Page, shop: Load): Promise<void> {
  await page.getByLabel('Add CSV files').first().setInputFiles(pathsOf(shop));
  for (const { question, answer } of shop.answers ?? []) {
    const asked = page.getByRole('group', { name: question });
    // oxlint-disable-next-line no-await-in-loop -- one answer may bring the next question
    await asked.getByRole('button', { name: answer }).click();
  }
  await expect(loadButton(page)).toBeEnabled({ timeout: 240_000 });
  await page.getByLabel('Leave out returns').setChecked(shop.withReturns !== true);
  if (shop.without !== undefined) {
    await page.getByRole('checkbox', { name: new RegExp(`^${shop.without}\\b`) }).check();
  }
  await loadButton(page).click();
  await expect(report(page)).toBeVisible({ timeout: 240_000 });
}

/** Returns the figures of the data quality report by name. */
const figures = (page: Page): Promise<Record<string, number>> =>
  report(page)
    .locator('dl > div')
    .evaluateAll((entries) =>
      Object.fromEntries(
        entries.map((entry) => [
          entry.querySelector('dt')?.textContent ?? '',
          Number(entry.querySelector('data')?.value),
        ]),
      ),
    );

/** Returns every rule that Bundles finds at a floor, as its export says. */
async function rulesOf(page: Page, floor: number, { level }: View): Promise<GoldenRule[]> {
  const query = `floor=${floor}&support=0&confidence=0&lift=0${level ? `&level=${level}` : ''}`;
  await page.goto(`./#/bundles?${query}`);
  await expect(exportButton(page)).toBeEnabled({ timeout: 240_000 });
  const downloading = page.waitForEvent('download');
  await exportButton(page).click();
  return parseCsv(await readFile(await (await downloading).path(), 'utf8'));
}

const COUNTS = ['pair_count', 'antecedent_count', 'consequent_count', 'orders'] as const;

/** Writes rules as `antecedent → consequent: counts`, whichever tool found them. */
const told = (rules: readonly GoldenRule[], by: 'id' | 'label', isOurs: boolean): string[] =>
  rules.map((rule) => {
    const side = (name: 'antecedent' | 'consequent') =>
      isOurs && by === 'id' ? rule[`${name}_id`] : defused(rule[name] ?? '', isOurs);
    const counts = COUNTS.map((name) => rule[name]).join(' ');
    return `${side('antecedent')} → ${side('consequent')}: ${counts}`;
  });

/** Our export puts a mark before what a spreadsheet would take for a formula. */
const defused = (text: string, isOurs: boolean) =>
  !isOurs && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;

async function checkVariant(page: Page, variant: string, view: View, folder: URL): Promise<void> {
  const golden = goldenSummaries(folder).get(variant)!;
  const rules = await rulesOf(page, golden.minCount, view);
  expect(rules).toHaveLength(2 * golden.pairs);
  expect([...new Set(rules.map((rule) => Number(rule['orders'])))]).toEqual([golden.orders]);
  const ours = new Set(told(rules, view.by ?? 'label', true));
  const missing = told(readGolden(folder, variant), 'label', false).filter(
    (rule) => !ours.has(rule),
  );
  expect(missing, 'golden rules that Bundles does not find so').toEqual([]);
}

test('every real shop comes to its golden orders, items and pairs, hands off', async ({ page }) => {
  if (shops === undefined || goldenRules === undefined) return test.skip(true, WHY_SKIPPED);
  test.setTimeout(1_800_000);
  const golden = goldenSummaries(goldenRules);
  const seen = LOADS.flatMap(({ variants }) => Object.keys(variants));
  expect(seen.sort()).toEqual([...golden.keys()].sort());
  const asked = new Set(LOADS.filter(({ answers }) => answers).map(({ folder }) => folder));
  const folders = new Set(LOADS.map(({ folder }) => folder));
  expect(folders.size - asked.size).toBe(HANDS_OFF);

  await page.goto('./#/data');
  for (const shop of LOADS) {
    // oxlint-disable-next-line no-await-in-loop -- one page, one engine, shop after shop
    await test.step(Object.keys(shop.variants).join(' and '), async () => {
      await load(page, shop);
      const shown = await figures(page);
      expect(shown['Rows read']).toBe(shown['Rows loaded']! + shown['Rows set aside']!);
      for (const [variant, view] of Object.entries(shop.variants)) {
        const { orders, items, orderItems } = golden.get(variant)!;
        if (view.level === undefined) {
          expect
            .soft(shown, variant)
            .toMatchObject({ Baskets: orders, Items: items, 'Basket items': orderItems });
        }
        // oxlint-disable-next-line no-await-in-loop
        await checkVariant(page, variant, view, goldenRules);
      }
      await page.getByRole('link', { name: 'Data', exact: true }).click();
      await page.getByRole('button', { name: 'Replace data' }).click();
    });
  }
});
