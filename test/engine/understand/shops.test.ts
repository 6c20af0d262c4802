import { readdirSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import type { LinkedSource, UnderstoodSource } from '../../../src/domain/recipe/understanding';
import { understandFile } from '../../../workers/understand/understand-file';
import { linkSources } from '../../../workers/understand/link/link';
import { createEngine } from '../../../workers/state';
import { describeShared } from '../../describe-shared';
import { call, openNodeDatabase } from '../support/node-database';

const engine = createEngine(await openNodeDatabase());

interface UnderstoodFile {
  alone: UnderstoodSource;
  linked: LinkedSource;
}

/** Returns all files of a folder, dropped together, by name. */
async function understoodIn(folder: URL, only?: string): Promise<Record<string, UnderstoodFile>> {
  const files = readdirSync(folder)
    .filter((name) => only === undefined || name === only)
    .map((name) => {
      const bytes = readFileSync(new URL(encodeURIComponent(name), folder));
      return name.endsWith('.gz')
        ? new File([new Uint8Array(gunzipSync(bytes))], name.slice(0, -3))
        : new File([new Uint8Array(bytes)], name);
    });
  const sources: UnderstoodSource[] = [];
  for (const file of files) sources.push(await understandFile(engine, { file }, call()));
  const linked = await linkSources(engine, { sources, files }, call());
  return Object.fromEntries(
    sources.map((alone, index) => [alone.name, { alone, linked: linked[index] as LinkedSource }]),
  );
}

/**
 * Returns the kind, the shape where it is not `long`, the link, and the roles by header without
 * `ignore` and `attribute`.
 */
function inShort({ alone, linked }: UnderstoodFile) {
  const roles = Object.fromEntries(
    alone.columns.flatMap(({ header }, index) => {
      const role = linked.roles[index] ?? 'ignore';
      return role === 'ignore' || role === 'attribute' ? [] : [[header, role]];
    }),
  );
  return {
    kind: linked.kind,
    ...(alone.shape === 'long' ? {} : { shape: alone.shape }),
    ...(linked.link === null ? {} : { link: `${linked.link.source}: ${linked.link.column}` }),
    roles,
  };
}

const clarifications = (files: Record<string, UnderstoodFile>) =>
  Object.values(files).flatMap(({ alone, linked }) =>
    linked.kind === 'other'
      ? linked.clarifications
      : [...alone.clarifications, ...linked.clarifications],
  );

describeShared('shops that others wrote are understood without an answer', 'shops', (shops) => {
  const understoodShop = (shop: string, only?: string) =>
    understoodIn(new URL(`${shop}/`, shops), only);

  test.each([
    [
      'online_retail',
      {
        'online_retail.csv': {
          kind: 'lines',
          roles: {
            InvoiceNo: 'order_id',
            StockCode: 'product_id',
            Description: 'product_name',
            Quantity: 'quantity',
            InvoiceDate: 'ordered_at',
            UnitPrice: 'unit_price',
            CustomerID: 'customer_id',
          },
        },
      },
    ],
    [
      'online_retail_de_derived',
      {
        'Assignment-1_Data_like.csv': {
          kind: 'lines',
          roles: {
            BillNo: 'order_id',
            Itemname: 'product_name',
            Quantity: 'quantity',
            Date: 'ordered_at',
            Price: 'unit_price',
            CustomerID: 'customer_id',
          },
        },
      },
    ],
    [
      'superstore_us',
      {
        'Sample - Superstore.csv': {
          kind: 'lines',
          roles: {
            'Order ID': 'order_id',
            'Order Date': 'ordered_at',
            'Customer ID': 'customer_id',
            'Product ID': 'product_id',
            Category: 'category',
            'Sub-Category': 'subcategory',
            'Product Name': 'product_name',
            Sales: 'amount',
            Quantity: 'quantity',
            Discount: 'discount',
          },
        },
      },
    ],
    [
      'adventureworks_bike_tsv',
      {
        'BikeMarketBasket.tsv': {
          kind: 'lines',
          roles: {
            'Order Number': 'order_id',
            Category: 'category',
            Product: 'product_name',
            'Product Price': 'unit_price',
          },
        },
      },
    ],
    [
      'pizza_split',
      {
        'order_details.csv': {
          kind: 'lines',
          roles: { order_id: 'order_id', pizza_id: 'product_id', quantity: 'quantity' },
        },
        'orders.csv': {
          kind: 'orders',
          roles: { order_id: 'order_id', date: 'ordered_at', time: 'ordered_time' },
        },
        'pizza_types.csv': {
          kind: 'lookup',
          link: 'pizzas.csv: pizza_type_id',
          roles: { pizza_type_id: 'key', name: 'product_name', category: 'category' },
        },
        'pizzas.csv': {
          kind: 'products',
          roles: { pizza_id: 'product_id', price: 'unit_price' },
        },
      },
    ],
    [
      'instacart_sample',
      {
        'aisles.csv': {
          kind: 'lookup',
          link: 'products.csv: aisle_id',
          roles: { aisle_id: 'key', aisle: 'subcategory' },
        },
        'departments.csv': {
          kind: 'lookup',
          link: 'products.csv: department_id',
          roles: { department_id: 'key', department: 'category' },
        },
        'order_products__train.csv': {
          kind: 'lines',
          roles: { order_id: 'order_id', product_id: 'product_id' },
        },
        'products.csv': {
          kind: 'products',
          roles: { product_id: 'product_id', product_name: 'product_name' },
        },
      },
    ],
    [
      'completejourney_sample',
      {
        'campaign_descriptions.csv': { kind: 'other', roles: {} },
        'campaigns.csv': { kind: 'other', roles: {} },
        'coupon_redemptions.csv': { kind: 'other', roles: {} },
        'demographics.csv': { kind: 'customers', roles: { household_id: 'customer_id' } },
        'products.csv': {
          kind: 'products',
          roles: {
            product_id: 'product_id',
            product_category: 'category',
            product_type: 'subcategory',
          },
        },
        'transactions_sample.csv': {
          kind: 'lines',
          roles: {
            household_id: 'customer_id',
            basket_id: 'order_id',
            product_id: 'product_id',
            quantity: 'quantity',
            sales_value: 'amount',
            coupon_disc: 'discount',
            transaction_timestamp: 'ordered_at',
          },
        },
      },
    ],
    [
      'olist_sample',
      {
        'olist_customers_dataset.csv': {
          kind: 'lookup',
          link: 'olist_orders_dataset.csv: customer_id',
          roles: { customer_id: 'key', customer_unique_id: 'customer_id' },
        },
        'olist_order_items_dataset.csv': {
          kind: 'lines',
          roles: { order_id: 'order_id', product_id: 'product_id', price: 'unit_price' },
        },
        'olist_order_payments_dataset.csv': { kind: 'other', roles: {} },
        'olist_orders_dataset.csv': {
          kind: 'orders',
          roles: {
            order_id: 'order_id',
            customer_id: 'customer_id',
            order_status: 'status',
            order_purchase_timestamp: 'ordered_at',
          },
        },
        'olist_products_dataset.csv': {
          kind: 'products',
          roles: { product_id: 'product_id', product_category_name: 'category' },
        },
        'olist_sellers_dataset.csv': { kind: 'other', roles: {} },
        // The categories keep the names that the shop gives them.
        'product_category_name_translation.csv': {
          kind: 'other',
          link: 'olist_products_dataset.csv: product_category_name',
          roles: { product_category_name: 'key', product_category_name_english: 'category' },
        },
      },
    ],
    [
      'shopify_shoes',
      {
        'orders_export.csv': {
          kind: 'lines',
          shape: 'first-line',
          roles: {
            Name: 'order_id',
            'Financial Status': 'status',
            Currency: 'currency',
            'Created at': 'ordered_at',
            'Lineitem quantity': 'quantity',
            'Lineitem name': 'product_name',
            'Lineitem sku': 'product_id',
            'Cancelled at': 'cancelled_at',
          },
        },
        'products_export.csv': {
          kind: 'products',
          roles: {
            Title: 'product_name',
            'Product Category': 'category',
            'Variant SKU': 'product_id',
            'Variant Price': 'unit_price',
            'Cost per item': 'cost',
          },
        },
      },
    ],
  ])('%s', async (shop, expected) => {
    const files = await understoodShop(shop);
    const found = Object.fromEntries(
      Object.entries(files).map(([name, file]) => [name, inShort(file)]),
    );
    expect(found).toMatchObject(expected);
    expect(clarifications(files)).toEqual([]);
  });

  test('northwind_split: eleven tables', async () => {
    const files = await understoodShop('northwind_split');
    const kinds = Object.fromEntries(
      Object.entries(files).map(([name, { linked }]) => [name, linked.kind]),
    );
    expect(kinds).toEqual({
      'categories.csv': 'lookup',
      'customers.csv': 'customers',
      'employee-territories.csv': 'other',
      'employees.csv': 'other',
      'order-details.csv': 'lines',
      'orders.csv': 'orders',
      'products.csv': 'products',
      'regions.csv': 'other',
      'shippers.csv': 'other',
      'suppliers.csv': 'other',
      'territories.csv': 'other',
    });
    expect(inShort(files['categories.csv'] as UnderstoodFile)).toEqual({
      kind: 'lookup',
      link: 'products.csv: categoryID',
      roles: { categoryID: 'key', categoryName: 'category' },
    });
    expect(files['products.csv']?.linked.reason).toBe(
      '100% of the productID values of order-details.csv stand in its productID.',
    );
    expect(clarifications(files)).toEqual([]);
  });

  test('groceries_basket and groceries_onehot: a basket a row', async () => {
    const cells = (await understoodShop('groceries_basket'))['groceries.csv']?.alone;
    expect(cells).toMatchObject({ kind: 'lines', shape: 'cells', ordersBy: { by: 'row' } });
    expect(cells?.dialect.hasHeader).toBe(false);
    expect(new Set(cells?.columns.map(({ role }) => role))).toEqual(new Set(['item']));
    const flags = (await understoodShop('groceries_onehot'))['grocery_basket_int.csv']?.alone;
    expect(flags).toMatchObject({ kind: 'lines', shape: 'flags', ordersBy: { by: 'row' } });
    expect(flags?.columns.filter(({ role }) => role === 'item')).toHaveLength(169);
    expect([...(cells?.clarifications ?? []), ...(flags?.clarifications ?? [])]).toEqual([]);
  });

  test('fimi_retail: ids with blanks between them', async () => {
    const bytes = readFileSync(new URL('fimi_retail/retail.dat', shops));
    const file = new File([new Uint8Array(bytes)], 'retail.dat');
    const dialect = { delimiter: ' ', hasHeader: false, quote: '' };
    const found = await understandFile(engine, { file, dialect }, call());
    expect(found).toMatchObject({ kind: 'lines', shape: 'cells', ordersBy: { by: 'row' } });
    expect(new Set(found.columns.map(({ role }) => role))).toEqual(new Set(['item']));
    expect(found.clarifications).toEqual([]);
  });

  test('french_supermarket_basket: the first cell is the order’s number', async () => {
    const files = await understoodShop('french_supermarket_basket');
    const found = files['Market_Basket_Optimisation.csv']?.alone;
    expect(found).toMatchObject({
      kind: 'lines',
      shape: 'cells',
      ordersBy: { by: 'number' },
      clarifications: [],
    });
    expect(found?.columns.slice(0, 3).map(({ role }) => role)).toEqual([
      'order_id',
      'item',
      'item',
    ]);
  });

  test('bread_basket: each file alone needs no answer; together they ask once', async () => {
    const first = await understoodShop('bread_basket', 'BreadBasket_DMS.csv');
    expect(inShort(Object.values(first)[0] as UnderstoodFile).roles).toEqual({
      Date: 'ordered_at',
      Time: 'ordered_time',
      Transaction: 'order_id',
      Item: 'product_name',
    });
    const second = await understoodShop('bread_basket', 'bread basket.csv');
    expect(inShort(Object.values(second)[0] as UnderstoodFile).roles).toEqual({
      Transaction: 'order_id',
      Item: 'product_name',
      date_time: 'ordered_at',
    });
    expect([...clarifications(first), ...clarifications(second)]).toEqual([]);
    const asked = clarifications(await understoodShop('bread_basket'));
    expect(asked.map(({ title }) => title)).toEqual([
      'Are the orders of bread basket.csv those of BreadBasket_DMS.csv?',
    ]);
  });
});
