import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { sharedFolder } from '../shared-data.ts';

/** The shops behind the golden rules are read by plain code that shares nothing with the import. */
const shops = sharedFolder('shops');

/** An order and an item, both as text. */
type Pair = readonly [order: string, item: string];

/**
 * Readers return the orders and items of a variant by its golden definition. One is called only when it
 * is asked for.
 */
const readers: Record<string, () => Pair[]> = {
  groceries_basket: () => baskets('groceries_basket/groceries.csv', ','),
  groceries_onehot: () => {
    const [header = [], ...rows] = records('groceries_onehot/grocery_basket_int.csv');
    return rows.flatMap((cells, order) =>
      cells.flatMap((cell, at): Pair[] => (Number(cell) > 0 ? [[String(order), header[at]!]] : [])),
    );
  },
  french_supermarket_basket: () =>
    records('french_supermarket_basket/Market_Basket_Optimisation.csv').flatMap(
      ([order = '', ...items]) => items.map((item): Pair => [order, item]),
    ),
  bread_basket: () => bread().filter(([, item]) => item !== 'NONE'),
  bread_basket_with_NONE: () => bread(),
  bread_basket_kaggle: () => columns('bread_basket/bread basket.csv', 'Transaction', 'Item'),
  online_retail_stock: () => soldOnline('StockCode'),
  online_retail_desc: () => soldOnline('Description'),
  online_retail_all_stock: () =>
    columns('online_retail/online_retail.csv.gz', 'InvoiceNo', 'StockCode'),
  online_retail_de: () =>
    rowsOf('online_retail_de_derived/Assignment-1_Data_like.csv', ';')
      .filter((row) => Number(row['Quantity']) > 0 && !row['BillNo']!.startsWith('C'))
      .map((row): Pair => [row['BillNo']!, row['Itemname']!]),
  pizza_id: () => columns('pizza_split/order_details.csv', 'order_id', 'pizza_id'),
  pizza_name: () => {
    const types = lookup('pizza_split/pizza_types.csv', 'pizza_type_id', 'name', 'windows-1252');
    const pizzas = lookup('pizza_split/pizzas.csv', 'pizza_id', 'pizza_type_id');
    return columns('pizza_split/order_details.csv', 'order_id', 'pizza_id').map(
      ([order, id]): Pair => [order, types.get(pizzas.get(id) ?? '') ?? ''],
    );
  },
  northwind: () =>
    through(
      columns('northwind_split/order-details.csv', 'orderID', 'productID'),
      lookup('northwind_split/products.csv', 'productID', 'productName'),
    ),
  instacart: () =>
    through(
      columns('instacart_sample/order_products__train.csv', 'order_id', 'product_id'),
      // It is written with a backslash before a doubled quote; the quote stays, as in the golden rules.
      lookup('instacart_sample/products.csv', 'product_id', 'product_name'),
    ),
  olist_product: () => olist(),
  olist_category: () =>
    through(
      olist(),
      lookup('olist_sample/olist_products_dataset.csv', 'product_id', 'product_category_name'),
    ),
  superstore_us_product: () =>
    columns('superstore_us/Sample - Superstore.csv', 'Order ID', 'Product Name'),
  superstore_us_subcat: () =>
    columns('superstore_us/Sample - Superstore.csv', 'Order ID', 'Sub-Category'),
  completejourney_product: () => journey(),
  completejourney_category: () =>
    through(
      journey(),
      lookup('completejourney_sample/products.csv.gz', 'product_id', 'product_category'),
    ),
  fimi_retail: () => baskets('fimi_retail/retail.dat', ' '),
  shopify_shoes_name: () => columns('shopify_shoes/orders_export.csv', 'Name', 'Lineitem name'),
  shopify_shoes_sku: () => columns('shopify_shoes/orders_export.csv', 'Name', 'Lineitem sku'),
  adventureworks_bike: () =>
    rowsOf('adventureworks_bike_tsv/BikeMarketBasket.tsv', '\t').map((row): Pair => [
      row['Order Number']!,
      row['Product']!,
    ]),
};

/** Returns the order and item of every line that has both, as CSV without a header. */
export function goldenBaskets(variant: string): string {
  const read = readers[variant];
  if (read === undefined) throw new Error(`Nobody knows how to read ${variant}.`);
  return read()
    .map(([order, item]): Pair => [order.trim(), tidy(item)])
    .filter(([order, item]) => order !== '' && item !== '')
    .map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(','))
    .join('\n');
}

/** Makes one blank of each run of white space and drops the outer ones. */
const tidy = (text: string): string => text.replaceAll(/[\s\u00A0]+/g, ' ').trim();

const bread = () => columns('bread_basket/BreadBasket_DMS.csv', 'Transaction', 'Item');
const olist = () => columns('olist_sample/olist_order_items_dataset.csv', 'order_id', 'product_id');
const journey = () =>
  columns('completejourney_sample/transactions_sample.csv.gz', 'basket_id', 'product_id');

const soldOnline = (item: 'StockCode' | 'Description'): Pair[] =>
  rowsOf('online_retail/online_retail.csv.gz')
    .filter((row) => Number(row['Quantity']) > 0 && !row['InvoiceNo']!.startsWith('C'))
    .map((row): Pair => [row['InvoiceNo']!, row[item]!]);

/** Reads lines that are baskets, of which each cell is an item. */
const baskets = (file: string, delimiter: string): Pair[] =>
  records(file, delimiter).flatMap((cells, order) =>
    cells.map((item): Pair => [String(order), item]),
  );

const columns = (file: string, order: string, item: string): Pair[] =>
  rowsOf(file).map((row): Pair => [row[order] ?? '', row[item] ?? '']);

const through = (pairs: readonly Pair[], names: ReadonlyMap<string, string>): Pair[] =>
  pairs.map(([order, id]): Pair => [order, names.get(id) ?? '']);

const lookup = (file: string, key: string, value: string, encoding?: string) =>
  new Map(rowsOf(file, ',', encoding).map((row) => [row[key] ?? '', row[value] ?? '']));

/** Files that several variants read are kept once they are read. */
const known = new Map<string, Record<string, string>[]>();

function rowsOf(file: string, delimiter = ',', encoding?: string): Record<string, string>[] {
  const rows = known.get(file) ?? readRows(file, delimiter, encoding);
  known.set(file, rows);
  return rows;
}

function readRows(file: string, delimiter: string, encoding?: string): Record<string, string>[] {
  const [header = [], ...rows] = records(file, delimiter, encoding);
  return rows.map((cells) => Object.fromEntries(header.map((name, at) => [name, cells[at] ?? ''])));
}

/** Reads records of cells; a quote counts only at the start of a cell. */
function records(file: string, delimiter = ',', encoding = 'utf-8'): string[][] {
  const bytes = readFileSync(new URL(file, shops));
  const text = new TextDecoder(encoding).decode(file.endsWith('.gz') ? gunzipSync(bytes) : bytes);
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < text.length) {
    const { cell, end } = cellFrom(text, at, delimiter);
    row.push(cell);
    at = end + 1;
    if (text[end] === delimiter && at < text.length) continue;
    rows.push(row);
    row = [];
  }
  return rows.filter((cells) => cells.length > 1 || cells[0] !== '');
}

/** Returns one cell and where it ends: at a delimiter, at a line feed, or behind the text. */
function cellFrom(text: string, start: number, delimiter: string) {
  let at = start;
  let cell = '';
  if (text[at] === '"') {
    for (at += 1; at < text.length; at += 1) {
      const isEscaped = text[at] === '\\' && text[at + 1] === '"' && text[at + 2] === '"';
      if (isEscaped) {
        cell += '\\"';
        at += 2;
      } else if (text[at] !== '"') cell += text[at];
      else if (text[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else break;
    }
    at += 1;
  }
  while (at < text.length && text[at] !== delimiter && text[at] !== '\n') {
    if (text[at] !== '\r') cell += text[at];
    at += 1;
  }
  return { cell, end: at };
}
