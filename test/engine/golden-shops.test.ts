import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Recipe, SourceRecipe } from '../../src/domain/recipe';
import type { Level } from '../../src/domain/words';
import { createEngine } from '../../workers/engine';
import { loadShop } from '../../workers/ingest/load';
import { mine } from '../../workers/questions/bundles/mine';
import { unpackFile } from '../../workers/read/unpack';
import { inspectFile } from '../../workers/understand/inspect';
import { linkSources } from '../../workers/understand/link';
import { goldenSummaries, WHY_SKIPPED } from '../conformance/golden';
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

async function filesOf({ folder, only }: Variant): Promise<File[]> {
  const url = new URL(`${folder}/`, SHOPS);
  const names = readdirSync(url).filter((name) => only === undefined || name === only);
  const unpacked = await Promise.all(
    names.map((name) =>
      unpackFile(
        engine,
        new File([readFileSync(new URL(encodeURIComponent(name), url))], name),
        call(),
      ),
    ),
  );
  return unpacked.flatMap(({ files }) => files);
}

/** What the Data page makes of the files when nothing is answered. */
async function proposedRecipe(files: File[]): Promise<Recipe> {
  const inspected = [];
  for (const file of files) inspected.push(await inspectFile(engine, { file }, call()));
  const asked = inspected.flatMap(({ questions }) => questions.filter((each) => each.mustAnswer));
  expect(asked).toEqual([]);
  const linked = await linkSources(engine, { sources: inspected, files }, call());
  const sources = inspected.map((source, index): SourceRecipe => {
    const { kind = source.kind, link, roles } = linked[index] ?? {};
    return {
      name: source.name,
      kind,
      shape: source.shape,
      ordersBy: source.ordersBy,
      dialect: source.dialect,
      columns: source.columns.map(({ header, role, formats, decimal, unit }, column) => ({
        header,
        role: roles?.[column] ?? role,
        formats,
        decimal,
        unit,
      })),
      link: link ?? undefined,
    };
  });
  return { version: 1, name: 'Shop', sources, leaveOutReturns: true, leaveOutProducts: [] };
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
        const files = await filesOf(variant);
        const recipe = {
          ...(await proposedRecipe(files)),
          leaveOutReturns: variant.withReturns !== true,
          leaveOutProducts: variant.without ?? [],
        };
        const { summary, sources } = await loadShop(engine, { recipe, files }, call());
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
