import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { firstOrders, type Order } from './orders.ts';
import { workbook } from './workbook.ts';

/**
 * The first orders of a benchmark shop as other systems write them, so that the cost of a shape can be
 * told from the cost of its lines.
 */
export interface ShapedShop {
  readonly shape: string;
  readonly files: readonly string[];
}

/** This many bytes of the shop's lines are written anew: about 250,000 lines. */
const BYTES = 9_000_000;
/** A matrix has a column for each product, so it is made of the products with the lowest numbers. */
const MATRIX_PRODUCTS = 100;
/** These products make a quarter of the lines, so that four times as much is read for as many lines. */
const MATRIX_BYTES = 4 * BYTES;

type Content = string | Uint8Array;
type Files = Readonly<Record<string, Content>>;
type Rows = readonly (readonly string[])[];

const name = (product: string) => `Product ${product}`;
const text = (rows: Rows, separator = ',', end = '\n') =>
  rows.map((cells) => cells.join(separator) + end).join('');

/**
 * Writes the shop in each shape and dialect, the long shape first.
 *
 * @param file transactions.csv of a benchmark shop, whose orders stand together.
 */
export function shapedShops(file: string, folder: string): ShapedShop[] {
  mkdirSync(folder, { recursive: true });
  const orders = firstOrders(file, BYTES);
  const shapes: Record<string, Files> = {
    ...dialects(orders),
    ...shapesOf(orders),
    [`a matrix of ${MATRIX_PRODUCTS} products`]: matrix(firstOrders(file, MATRIX_BYTES)),
  };
  return Object.entries(shapes).map(([shape, files]) => ({
    shape,
    files: Object.entries(files).map(([name, content]) => {
      const path = join(folder, name);
      writeFileSync(path, content);
      return path;
    }),
  }));
}

const LONG = ['order_id', 'order_date', 'customer_id', 'product_name', 'quantity', 'unit_price'];
const GERMAN = 'Bestellnr;Bestelldatum;Kundennr;Artikelbezeichnung;Stückzahl;Stückpreis\n';

const longRows = (orders: readonly Order[]): string[][] =>
  orders.flatMap(({ id, day, customer, lines }) =>
    lines.map((line) => [id, day, customer, name(line.product), line.quantity, line.price]),
  );

/** Writes a line a row, as other programs put it into bytes. */
function dialects(orders: readonly Order[]): Record<string, Files> {
  const rows = longRows(orders);
  const long = text([LONG, ...rows]);
  const german = rows.map(
    ([id = '', day = '', customer = '', product = '', quantity = '', price]) => [
      id,
      day.split('-').toReversed().join('.'),
      customer,
      product,
      quantity,
      (price ?? '').replace('.', ','),
    ],
  );
  const quoted = [LONG, ...rows].map((cells) => cells.map((cell) => `"${cell}"`));
  return {
    'a line a row': { 'lines.csv': long },
    'every cell in quotes, CRLF': { 'quoted.csv': text(quoted, ',', '\r\n') },
    'decimal comma, Windows-1252': {
      'zeilen.csv': Buffer.from(GERMAN + text(german, ';'), 'latin1'),
    },
    'tabs, UTF-16': {
      'tabs.csv': Buffer.from(`\uFEFF${text([LONG, ...rows], '\t')}`, 'utf16le'),
    },
    gzip: { 'lines.csv.gz': gzipSync(long) },
    zip: { 'lines.zip': zipSync({ 'zipped.csv': strToU8(long) }) },
    'a workbook': { 'lines.xlsx': workbook([LONG, ...rows]) },
  };
}

/** Writes the same orders with something else in a row than a line, or with less of it. */
function shapesOf(orders: readonly Order[]): Record<string, Files> {
  const rows = longRows(orders);
  const widest = Math.max(...orders.map(({ lines }) => lines.length));
  const places = Array.from({ length: widest }, (_, index) => index);
  const products = ({ lines }: Order) => lines.map(({ product }) => name(product));
  const lineitems = orders.flatMap(({ id, day, customer, lines }) =>
    lines.map(({ product, quantity, price }, index) => {
      const onFirst = index === 0 ? [day, `c${customer}@example.com`] : ['', ''];
      return [`#${id}`, ...onFirst, name(product), quantity, price];
    }),
  );
  const numbered = orders.map((order) => {
    const own = products(order);
    return [order.id, order.day, ...places.map((place) => own[place] ?? '')];
  });
  const packed = orders.map(({ id, day, lines }) => {
    const items = lines.map(({ product, quantity }) => `${quantity}× ${name(product)}`);
    return [id, day, `"${items.join(', ')}"`];
  });
  return {
    'customer and date, no order number': {
      'visits.csv': text([LONG.slice(1), ...rows.map((cells) => cells.slice(1))]),
    },
    'order fields on the first line only': {
      'first-lines.csv': text([
        ['Name', 'Created at', 'Email', 'Lineitem name', 'Lineitem quantity', 'Lineitem price'],
        ...lineitems,
      ]),
    },
    'a basket a row': { 'baskets.csv': text(orders.map(products)) },
    'numbered items': {
      'numbered.csv': text([
        ['order_id', 'order_date', ...places.map((place) => `Item ${place + 1}`)],
        ...numbered,
      ]),
    },
    'a packed cell': { 'packed.csv': text([['order_id', 'order_date', 'items'], ...packed]) },
    'orders and lines in two files': {
      'orders.csv': text([
        LONG.slice(0, 3),
        ...orders.map(({ id, day, customer }) => [id, day, customer]),
      ]),
      'order-lines.csv': text([
        ['order_id', ...LONG.slice(3)],
        ...rows.map(([id = '', , , ...line]) => [id, ...line]),
      ]),
    },
  };
}

function matrix(orders: readonly Order[]): Files {
  const columns = Array.from({ length: MATRIX_PRODUCTS }, (_, index) => String(index + 1));
  const rows = orders.map(({ id, lines }) => {
    const bought = new Set(lines.map(({ product }) => product));
    return [id, ...columns.map((product) => (bought.has(product) ? '1' : '0'))];
  });
  return { 'matrix.csv': text([['order_id', ...columns.map(name)], ...rows]) };
}
