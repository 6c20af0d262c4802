import { readFileSync } from 'node:fs';
import type { RuleCounts } from '../../src/domain/measures/metrics';
import type { Channel } from '../../src/domain/campaign/channels';

/** The oracle works figures of the demo shop out from its CSVs, without the app's code. */
export interface DemoOracle {
  /** Pairs of product ids that are often bought together, the most frequent first. */
  pairs: [string, string][];
  counts(a: string, c: string): RuleCounts;
  price(product: string): number;
  name(product: string): string;
  /** Returns the ids of customers who bought a, never c, and can be reached. */
  audience(a: string, c: string, channel: Channel): string[];
}

const RETURNS = new Set(['cancelled', 'canceled', 'voided', 'refunded', 'returned']);

/**
 * Reads a file. The demo's files quote nothing but names with commas, and no cell holds a line break.
 */
function read(name: string): Record<string, string>[] {
  const text = readFileSync(new URL(`../../public/data/${name}`, import.meta.url), 'utf8');
  const [header = [], ...rows] = text
    .trimEnd()
    .split('\n')
    .map((row) =>
      [...row.matchAll(/(?:^|,)(?:"([^"]*)"|([^,]*))/g)].map((cell) => cell[1] ?? cell[2] ?? ''),
    );
  return rows.map((row) => Object.fromEntries(header.map((key, index) => [key, row[index] ?? ''])));
}

export function demoOracle(): DemoOracle {
  const kept = read('transactions.csv').filter(
    (line) => !RETURNS.has(line['status']!.toLowerCase()) && Number(line['quantity']) > 0,
  );
  const baskets = new Map<string, Set<string>>();
  const owned = new Map<string, Set<string>>();
  const add = (map: Map<string, Set<string>>, key: string, value: string) => {
    const set = map.get(key) ?? new Set();
    map.set(key, set.add(value));
  };
  for (const line of kept) {
    add(baskets, line['order_id']!, line['product_id']!);
    add(owned, line['customer_id']!, line['product_id']!);
  }
  const products = new Map(read('products.csv').map((row) => [row['product_id']!, row]));
  const customers = read('customers.csv');
  const joint = new Map<string, number>();
  for (const basket of baskets.values()) {
    for (const a of basket) {
      for (const c of basket) {
        if (a < c) joint.set(`${a} ${c}`, (joint.get(`${a} ${c}`) ?? 0) + 1);
      }
    }
  }
  const has = (...ids: string[]) =>
    [...baskets.values()].filter((basket) => ids.every((id) => basket.has(id))).length;
  const address: Record<Channel, string | null> = { email: 'email', sms: 'phone', push: null };

  return {
    pairs: [...joint]
      .toSorted((one, other) => other[1] - one[1])
      .slice(0, 6)
      .map(([pair]) => pair.split(' ') as [string, string]),
    counts: (a, c) => ({
      baskets: baskets.size,
      antecedent: has(a),
      consequent: has(c),
      both: has(a, c),
    }),
    price: (product) => Number(products.get(product)?.['price']),
    name: (product) => products.get(product)?.['name'] ?? '',
    audience: (a, c, channel) =>
      customers
        .filter((customer) => {
          const bought = owned.get(customer['customer_id']!);
          const column = address[channel];
          return (
            bought?.has(a) === true &&
            !bought.has(c) &&
            customer[`accepts_${channel}`] === 'true' &&
            (column === null || customer[column] !== '')
          );
        })
        .map((customer) => customer['customer_id']!)
        .toSorted(),
  };
}
