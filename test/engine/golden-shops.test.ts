import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Level } from '../../src/domain/words';
import { createEngine } from '../../workers/engine';
import { mine } from '../../workers/questions/bundles/mine';
import { goldenSummaries, WHY_SKIPPED } from '../conformance/golden';
import { loadHandsOff } from './hands-off';
import { call, openNodeDatabase } from './node-database';

/** Shops that others wrote, loaded as a person would who only presses `Load shop`. */
const SHOPS = new URL('../../../shared/data/shops/', import.meta.url);
const isThere = existsSync(SHOPS);
if (!isThere) console.log(`Loading real shops is skipped: ${WHY_SKIPPED}.`);

interface Variant {
  folder: string;
  /** Only these files are dropped. */
  only?: string;
  level?: Level;
  /** The golden rules keep returns. */
  withReturns?: boolean;
  /** Left out by the checkboxes of what is no product. */
  without?: string[];
}

const variants: Record<string, Variant> = {
  groceries_basket: { folder: 'groceries_basket' },
  groceries_onehot: { folder: 'groceries_onehot' },
  french_supermarket_basket: { folder: 'french_supermarket_basket' },
  bread_basket: { folder: 'bread_basket', only: 'BreadBasket_DMS.csv', without: ['NONE'] },
  bread_basket_with_NONE: { folder: 'bread_basket', only: 'BreadBasket_DMS.csv' },
  bread_basket_kaggle: { folder: 'bread_basket', only: 'bread basket.csv' },
  online_retail_de: { folder: 'online_retail_de_derived' },
  pizza_id: { folder: 'pizza_split' },
  pizza_name: { folder: 'pizza_split', level: 'name' },
  northwind: { folder: 'northwind_split', level: 'name' },
  instacart: { folder: 'instacart_sample', level: 'name' },
  olist_product: { folder: 'olist_sample', withReturns: true },
  olist_category: { folder: 'olist_sample', level: 'category', withReturns: true },
  superstore_us_product: { folder: 'superstore_us', level: 'name' },
  superstore_us_subcat: { folder: 'superstore_us', level: 'subcategory' },
  completejourney_product: { folder: 'completejourney_sample', withReturns: true },
  completejourney_category: {
    folder: 'completejourney_sample',
    level: 'category',
    withReturns: true,
  },
  fimi_retail: { folder: 'fimi_retail' },
  shopify_shoes_name: { folder: 'shopify_shoes', level: 'name', withReturns: true },
  shopify_shoes_sku: { folder: 'shopify_shoes', withReturns: true },
  adventureworks_bike: { folder: 'adventureworks_bike_tsv' },
  online_retail_stock: { folder: 'online_retail' },
  online_retail_desc: { folder: 'online_retail', level: 'name' },
  online_retail_all_stock: { folder: 'online_retail', withReturns: true },
};

const engine = createEngine(await openNodeDatabase());

function filesOf({ folder, only }: Variant): File[] {
  const url = new URL(`${folder}/`, SHOPS);
  return readdirSync(url)
    .filter((name) => only === undefined || name === only)
    .map((name) => new File([readFileSync(new URL(encodeURIComponent(name), url))], name));
}

describe.skipIf(!isThere)(
  'every golden shop loads without an answer, with the golden counts:',
  () => {
    const golden = isThere ? goldenSummaries() : new Map<string, never>();

    test.each(Object.keys(variants))(
      '%s',
      async (name) => {
        const variant = variants[name] as Variant;
        const expected = golden.get(name)!;
        const { asked, report } = await loadHandsOff(engine, filesOf(variant), {
          leaveOutReturns: variant.withReturns !== true,
          leaveOutProducts: variant.without ?? [],
        });
        expect(asked).toEqual([]);
        const { summary, sources } = report;
        for (const { rowsRead, rowsLoaded, rowsSetAside } of sources) {
          expect(rowsRead).toBe(rowsLoaded + rowsSetAside);
        }
        const { level = 'product' } = variant;
        if (level === 'product') {
          expect(summary).toMatchObject({
            baskets: expected.orders,
            items: expected.items,
            basketItems: expected.orderItems,
          });
        }
        const mined = await mine(
          engine,
          { grain: 'order', level, floor: expected.minCount } as never,
          call(),
        );
        expect({ orders: mined.baskets, pairs: mined.both.length }).toEqual({
          orders: expected.orders,
          pairs: expected.pairs,
        });
      },
      240_000,
    );
  },
);
