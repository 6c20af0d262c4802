import { closeSync, openSync, readSync } from 'node:fs';

/** An order of a benchmark shop, its cells as they stand in the file. */
export interface Order {
  readonly id: string;
  readonly day: string;
  readonly customer: string;
  readonly lines: { readonly product: string; readonly quantity: string; readonly price: string }[];
}

const COLUMNS = [
  'order_id',
  'ordered_at',
  'customer_id',
  'product_id',
  'quantity',
  'unit_price',
] as const;

/** Reads the whole orders within the first bytes of a benchmark shop, whose orders stand together. */
export function firstOrders(file: string, bytes: number): Order[] {
  const buffer = Buffer.alloc(bytes);
  const descriptor = openSync(file, 'r');
  const length = readSync(descriptor, buffer, 0, bytes, 0);
  closeSync(descriptor);
  const [header = '', ...rows] = buffer.toString('utf8', 0, length).split('\n').slice(0, -1);
  const places = COLUMNS.map((name) => header.split(',').indexOf(name));
  const found = new Map<string, Order>();
  for (const row of rows) {
    const cells = row.split(',');
    const [id = '', day = '', customer = '', product = '', quantity = '', price = ''] = places.map(
      (place) => cells[place] ?? '',
    );
    const own = found.get(id) ?? { id, day, customer, lines: [] };
    found.set(id, own);
    own.lines.push({ product, quantity, price });
  }
  // The last order may go on behind the bytes that were read.
  return [...found.values()].slice(0, -1);
}
