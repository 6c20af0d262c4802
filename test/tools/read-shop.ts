import { readFileSync } from 'node:fs';

/**
 * The written demo shop is read and counted again by plain code that shares nothing with the generator.
 */
export type Line = {
  orderId: string;
  orderedAt: string;
  customerId: string;
  productId: string;
  quantity: number;
  unitPrice: number;
  discount: number;
  status: string;
  channel: string;
};

/** The different products of one order that count, which were sold and not sent back. */
export type Basket = {
  orderId: string;
  orderedAt: string;
  customerId: string;
  channel: string;
  products: Set<string>;
  amount: number;
};

/** Reads RFC 4180, one character at a time. */
export function parseCsv(text: string): Record<string, string>[] {
  const rows: string[][] = [];
  let row: string[] = [];
  let field = '';
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const char = text[i]!;
    if (quoted) {
      if (char !== '"') field += char;
      else if (text[i + 1] === '"') field += text[++i]!;
      else quoted = false;
    } else if (char === '"') {
      quoted = true;
    } else if (char === ',') {
      row.push(field);
      field = '';
    } else if (char === '\n') {
      rows.push([...row, field]);
      row = [];
      field = '';
    } else {
      field += char;
    }
  }
  const [header = [], ...body] = rows;
  return body.map((cells, index) => {
    if (cells.length !== header.length) throw new Error(`Row ${index + 1} is not a row: ${cells}`);
    return Object.fromEntries(header.map((name, column) => [name, cells[column]!]));
  });
}

export function readText(name: string): string {
  return readFileSync(new URL(`../../public/data/${name}.csv`, import.meta.url), 'utf8');
}

export function readLines(): Line[] {
  return parseCsv(readText('transactions')).map((row) => ({
    orderId: row['order_id']!,
    orderedAt: row['ordered_at']!,
    customerId: row['customer_id']!,
    productId: row['product_id']!,
    quantity: Number(row['quantity']),
    unitPrice: Number(row['unit_price']),
    discount: Number(row['discount']),
    status: row['status']!,
    channel: row['channel']!,
  }));
}

const returnStatuses = new Set(['cancelled', 'canceled', 'voided', 'refunded', 'returned']);

/** Returns the baskets with at least one kept product: no undone orders, no negative lines. */
export function basketsOf(lines: readonly Line[]): Basket[] {
  const baskets = new Map<string, Basket>();
  for (const line of lines) {
    if (returnStatuses.has(line.status.toLowerCase()) || line.quantity <= 0) continue;
    const { orderId, orderedAt, customerId, channel } = line;
    const basket = baskets.get(orderId) ?? {
      orderId,
      orderedAt,
      customerId,
      channel,
      products: new Set<string>(),
      amount: 0,
    };
    basket.products.add(line.productId);
    basket.amount += line.quantity * line.unitPrice - line.discount;
    baskets.set(orderId, basket);
  }
  return [...baskets.values()];
}

export type PairCounts = { n: number; a: number; c: number; x: number; lift: number };

/** Returns the counts and lift = N·x/(a·c) of a pair of product ids. */
export function countPair(baskets: readonly Basket[], a: string, c: string): PairCounts {
  const counts = { n: baskets.length, a: 0, c: 0, x: 0 };
  for (const { products } of baskets) {
    const hasA = products.has(a);
    const hasC = products.has(c);
    if (hasA) counts.a++;
    if (hasC) counts.c++;
    if (hasA && hasC) counts.x++;
  }
  return { ...counts, lift: (counts.n * counts.x) / (counts.a * counts.c) };
}

/** Returns the 95 % interval of a share x/n by Wilson (JASA 22, 1927). */
export function wilson(x: number, n: number): { low: number; high: number } {
  const z = 1.959963984540054;
  const p = x / n;
  const centre = (p + (z * z) / (2 * n)) / (1 + (z * z) / n);
  const half = (z / (1 + (z * z) / n)) * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n));
  return { low: centre - half, high: centre + half };
}

/**
 * Returns the 95 % interval of the lift by log-lift with variance (1/p − 1/p_A − 1/p_C + 2·lift − 1)/N.
 */
export function liftInterval({ n, a, c, x, lift }: PairCounts): { low: number; high: number } {
  const variance = (n / x - n / a - n / c + 2 * lift - 1) / n;
  const factor = Math.exp(1.959963984540054 * Math.sqrt(variance));
  return { low: lift / factor, high: lift * factor };
}
