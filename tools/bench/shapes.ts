import { mkdirSync, openSync, readSync, closeSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Row } from './figures.ts';

/**
 * The first orders of a benchmark shop as other systems write them, so that the cost of a shape can be
 * told from the cost of its lines.
 */
export interface ShapedShop {
  readonly shape: string;
  readonly files: readonly string[];
}

export interface ShapeFigures {
  readonly shape: string;
  /** The number of order lines that the page made of it. */
  readonly lines: number;
  /** The time of native DuckDB on one thread, reading the same files as text. */
  readonly nativeMs: number;
  readonly loadMs: number;
}

/** This many bytes of the shop's lines are written anew: about 250,000 lines. */
const BYTES = 9_000_000;
/** A matrix has a column for each product, so it is made of the products with the lowest numbers. */
const MATRIX_PRODUCTS = 100;

interface Order {
  readonly id: string;
  readonly day: string;
  readonly customer: string;
  readonly lines: { readonly product: string; readonly quantity: string; readonly price: string }[];
}

/**
 * Writes the shop in each shape.
 *
 * @param file transactions.csv of a benchmark shop, whose orders stand together.
 */
export function shapedShops(file: string, folder: string): ShapedShop[] {
  const orders = firstOrders(file);
  mkdirSync(folder, { recursive: true });
  const put = (name: string, content: string | Uint8Array) => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };
  const csv = (name: string, header: string, rows: readonly string[]) =>
    put(name, `${[header, ...rows].join('\n')}\n`);
  const name = (product: string) => `Product ${product}`;
  const widest = Math.max(...orders.map(({ lines }) => lines.length));
  const columns = Array.from({ length: widest }, (_, index) => index);
  const inMatrix = Array.from({ length: MATRIX_PRODUCTS }, (_, index) => name(String(index + 1)));
  const long = orders.flatMap(({ id, day, customer, lines }) =>
    lines.map((line) => [id, day, customer, name(line.product), line.quantity, line.price]),
  );
  const longHeader = 'order_id,order_date,customer_id,product_name,quantity,unit_price';
  const longText = `${[longHeader, ...long.map((cells) => cells.join(','))].join('\n')}\n`;
  const shapes: [shape: string, ...files: string[]][] = [
    ['a line a row', put('lines.csv', longText)],
    ['a line a row, gzip', put('lines.csv.gz', gzipSync(longText))],
    [
      'a line a row, decimal comma, Windows-1252',
      put(
        'zeilen.csv',
        Buffer.from(
          `Bestellnr;Bestelldatum;Kundennr;Artikelbezeichnung;Stückzahl;Stückpreis\n${long
            .map(([id, day = '', customer, product, quantity, price = '']) =>
              [
                id,
                day.split('-').toReversed().join('.'),
                customer,
                product,
                quantity,
                price.replace('.', ','),
              ].join(';'),
            )
            .join('\n')}\n`,
          'latin1',
        ),
      ),
    ],
    [
      'customer and date, no order number',
      csv(
        'visits.csv',
        'order_date,customer_id,product_name,quantity,unit_price',
        long.map((cells) => cells.slice(1).join(',')),
      ),
    ],
    [
      'order fields on the first line only',
      csv(
        'first-lines.csv',
        'Name,Created at,Email,Lineitem name,Lineitem quantity,Lineitem price',
        orders.flatMap(({ id, day, customer, lines }) =>
          lines.map(({ product, quantity, price }, index) =>
            [
              `#${id}`,
              ...(index === 0 ? [day, `c${customer}@example.com`] : ['', '']),
              name(product),
              quantity,
              price,
            ].join(','),
          ),
        ),
      ),
    ],
    [
      'a basket a row',
      put(
        'baskets.csv',
        `${orders.map(({ lines }) => lines.map(({ product }) => name(product)).join(',')).join('\n')}\n`,
      ),
    ],
    [
      'numbered items',
      csv(
        'numbered.csv',
        ['order_id', 'order_date', ...columns.map((index) => `Item ${index + 1}`)].join(','),
        orders.map(({ id, day, lines }) =>
          [
            id,
            day,
            ...columns.map((index) => (lines[index] ? name(lines[index].product) : '')),
          ].join(','),
        ),
      ),
    ],
    [
      'a packed cell',
      csv(
        'packed.csv',
        'order_id,order_date,items',
        orders.map(
          ({ id, day, lines }) =>
            `${id},${day},"${lines.map(({ product, quantity }) => `${quantity}× ${name(product)}`).join(', ')}"`,
        ),
      ),
    ],
    [
      'a matrix of 100 products',
      csv(
        'matrix.csv',
        ['order_id', ...inMatrix].join(','),
        orders.map(({ id, lines }) => {
          const bought = new Set(lines.map(({ product }) => name(product)));
          return [id, ...inMatrix.map((each) => (bought.has(each) ? '1' : '0'))].join(',');
        }),
      ),
    ],
    [
      'orders and lines in two files',
      csv(
        'orders.csv',
        'order_id,order_date,customer_id',
        orders.map(({ id, day, customer }) => [id, day, customer].join(',')),
      ),
      csv(
        'order-lines.csv',
        'order_id,product_name,quantity,unit_price',
        long.map(([id, , , ...line]) => [id, ...line].join(',')),
      ),
    ],
  ];
  return shapes.map(([shape, ...files]) => ({ shape, files }));
}

/** Reads the whole orders within the first bytes of the file. */
function firstOrders(file: string): Order[] {
  const bytes = Buffer.alloc(BYTES);
  const descriptor = openSync(file, 'r');
  const length = readSync(descriptor, bytes, 0, BYTES, 0);
  closeSync(descriptor);
  const [header = '', ...rows] = bytes.toString('utf8', 0, length).split('\n').slice(0, -1);
  const at = (wanted: string) => header.split(',').indexOf(wanted);
  const [order, day, customer, product, quantity, price] = [
    'order_id',
    'ordered_at',
    'customer_id',
    'product_id',
    'quantity',
    'unit_price',
  ].map(at);
  const found = new Map<string, Order>();
  for (const row of rows) {
    const cells = row.split(',');
    const cell = (index = -1) => cells[index] ?? '';
    const own = found.get(cell(order)) ?? {
      id: cell(order),
      day: cell(day),
      customer: cell(customer),
      lines: [],
    };
    found.set(own.id, own);
    own.lines.push({ product: cell(product), quantity: cell(quantity), price: cell(price) });
  }
  // The last order may go on behind the bytes that were read.
  return [...found.values()].slice(0, -1);
}

/**
 * Makes a row for each shape. No bar is set; the table shows the time against reading the text natively
 * all the same.
 */
export const shapeRows = (shapes: readonly ShapeFigures[]): Row[] =>
  shapes.map(({ shape, lines, nativeMs, loadMs }) => ({
    what: `import: ${shape}, ${lines.toLocaleString('en-GB')} lines`,
    firstBar: '',
    aim: '',
    measured: `${(loadMs / 1000).toFixed(2)} s (native ${(nativeMs / 1000).toFixed(2)} s)`,
    ratio: loadMs / nativeMs,
    ok: true,
  }));
