import { describe, expect, it } from 'vitest';
import { demoShop } from '../../tools/make-shop.ts';
import { centsText, csvRow } from '../../tools/shop/csv.ts';
import { createDemoShop } from '../../tools/shop/demo.ts';
import { createRandom } from '../../tools/shop/random.ts';
import { basketsOf, parseCsv, readLines, readText } from './read-shop.ts';
import type { Line } from './read-shop.ts';
import { segmentsOf } from './segments.ts';

const lines = readLines();
const baskets = basketsOf(lines);
const products = parseCsv(readText('products'));
const customers = parseCsv(readText('customers'));
const orderIds = new Set(lines.map((line) => line.orderId));

function shareOfOrders(test: (line: Line) => boolean): number {
  return new Set(lines.filter(test).map((line) => line.orderId)).size / orderIds.size;
}

/** Counts the baskets from one date on and before another. */
function between(from: string, to: string): number {
  return baskets.filter(({ orderedAt }) => orderedAt >= from && orderedAt < to).length;
}

function first(seed: number, stream: string): number {
  return createRandom(seed, stream).next();
}

describe('the written files', () => {
  it('are what the generator makes, byte for byte', () => {
    const files = createDemoShop(demoShop);
    for (const name of ['customers', 'products', 'transactions'] as const) {
      // It does not use toBe on the texts, since a difference of megabytes would drown the message.
      expect(files[name] === readText(name), `${name}.csv is up to date`).toBe(true);
    }
  });

  it('have the agreed columns, LF line ends and no byte order mark', () => {
    const heads = ['transactions', 'products', 'customers'].map((name) => {
      const text = readText(name);
      expect(text).not.toMatch(/\r|^\uFEFF/);
      expect(text.endsWith('\n')).toBe(true);
      return text.slice(0, text.indexOf('\n'));
    });
    expect(heads).toEqual([
      'order_id,ordered_at,customer_id,product_id,quantity,unit_price,discount,status,channel',
      'product_id,name,category,price,cost',
      'customer_id,name,email,phone,joined_on,accepts_email,accepts_sms,accepts_push',
    ]);
  });

  it('describe sixty products of eight categories, each sold above its cost', () => {
    expect(products).toHaveLength(60);
    expect(new Set(products.map((row) => row['product_id'])).size).toBe(60);
    expect(new Set(products.map((row) => row['name'])).size).toBe(60);
    expect(new Set(products.map((row) => row['category'])).size).toBe(8);
    for (const { name, price, cost } of products) {
      if (!name!.includes('Voucher')) expect(Number(price), name).toBeGreaterThan(Number(cost));
    }
  });

  it('describe six thousand customers whose contact data is fictional and unique', () => {
    expect(customers).toHaveLength(6000);
    expect(new Set(customers.map((row) => row['customer_id'])).size).toBe(6000);
    expect(new Set(customers.map((row) => row['email'])).size).toBe(6000);
    const phones = customers.map((row) => row['phone']!).filter((phone) => phone !== '');
    expect(new Set(phones).size).toBe(phones.length);
    const fictional =
      /^(\+33 6 39 98 \d{4}|\+44 7700 900\d{3}|\+49 (30 23125|40 66969|221 4710|89 99998) \d{3})$/;
    for (const row of customers) {
      expect(row['email']).toMatch(/^[a-z.]+\d*@example\.com$/);
      expect(row['joined_on']).toMatch(/^20\d\d-\d\d-\d\d$/);
      if (row['phone'] === '') expect(row['accepts_sms']).toBe('false');
      else expect(row['phone']).toMatch(fictional);
    }
    for (const consent of ['accepts_email', 'accepts_sms', 'accepts_push']) {
      const values = customers.map((row) => row[consent]!);
      expect(new Set(values)).toEqual(new Set(['true', 'false']));
      const share = values.filter((value) => value === 'true').length / values.length;
      expect(share, consent).toBeGreaterThan(0.2);
      expect(share, consent).toBeLessThan(0.8);
    }
  });

  it('refer only to products and customers that exist, and to nobody before they joined', () => {
    const productIds = new Set(products.map((row) => row['product_id']));
    const joinedOn = new Map(customers.map((row) => [row['customer_id'], row['joined_on']!]));
    expect(lines.filter((line) => !productIds.has(line.productId))).toEqual([]);
    const early = lines.filter(
      ({ customerId, orderedAt }) =>
        customerId !== '' && !((joinedOn.get(customerId) ?? '9') <= orderedAt.slice(0, 10)),
    );
    expect(early).toEqual([]);
  });

  it('give an order one time, customer, status and channel, and a product one line', () => {
    const heads = new Map<string, string>();
    const positions = new Set<string>();
    for (const { orderId, orderedAt, customerId, status, channel, productId } of lines) {
      const head = [orderedAt, customerId, status, channel].join('|');
      expect(heads.get(orderId) ?? head).toBe(head);
      heads.set(orderId, head);
      positions.add(`${orderId}|${productId}`);
    }
    expect(positions.size).toBe(lines.length);
  });

  it('never charge less than nothing, except for goods that come back', () => {
    for (const { quantity, unitPrice, discount, orderId } of lines) {
      expect(Number.isInteger(quantity) && quantity !== 0, orderId).toBe(true);
      expect(discount, orderId).toBeGreaterThanOrEqual(0);
      if (quantity > 0) expect(quantity * unitPrice - discount, orderId).toBeGreaterThan(0);
      else expect(discount, orderId).toBe(0);
    }
  });
});

describe('the trade', () => {
  it('is about twenty thousand orders over eighteen months to 30 November 2025', () => {
    expect(orderIds.size).toBeGreaterThan(19_500);
    expect(orderIds.size).toBeLessThan(20_500);
    const times = lines.map((line) => line.orderedAt);
    expect(times.every((time) => /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(time))).toBe(true);
    expect(times.toSorted()).toEqual(times);
    expect(times[0]).toMatch(/^2024-06-01 /);
    expect(times.at(-1)).toMatch(/^2025-11-30 /);
    expect(orderIds.values().next().value).toBe('BW-100001');
  });

  it('brings about 37 euros and 2.2 units an order, with company in half of the baskets', () => {
    const revenue = baskets.reduce((sum, basket) => sum + basket.amount, 0);
    expect(revenue / baskets.length).toBeGreaterThan(35);
    expect(revenue / baskets.length).toBeLessThan(39);
    const sold = lines.filter((line) => line.quantity > 0);
    const units = sold.reduce((sum, line) => sum + line.quantity, 0);
    expect(units / orderIds.size).toBeGreaterThan(2.1);
    expect(units / orderIds.size).toBeLessThan(2.4);
    const shared = baskets.filter((basket) => basket.products.size > 1).length / baskets.length;
    expect(shared).toBeGreaterThan(0.5);
  });

  it('has undone orders, returned goods, vouchers and guests, a few of each', () => {
    const undone = shareOfOrders(({ status }) =>
      ['cancelled', 'refunded', 'returned'].includes(status),
    );
    const returned = shareOfOrders(({ quantity }) => quantity < 0);
    const voucher = products.find((row) => row['name']!.includes('Voucher'))!['product_id'];
    expect(undone).toBeGreaterThan(0.01);
    expect(undone).toBeLessThan(0.02);
    expect(returned).toBeGreaterThan(0.003);
    expect(returned).toBeLessThan(0.02);
    expect(shareOfOrders(({ productId }) => productId === voucher)).toBeGreaterThan(0.003);
    expect(shareOfOrders(({ customerId }) => customerId === '')).toBeGreaterThan(0.02);
    expect(shareOfOrders(({ customerId }) => customerId === '')).toBeLessThan(0.06);
  });

  it('grows, and peaks on Black Friday and before Christmas', () => {
    expect(between('2025-06', '2025-12')).toBeGreaterThan(1.2 * between('2024-06', '2024-12'));
    expect(between('2024-12', '2025-01')).toBeGreaterThan(1.5 * between('2024-10', '2024-11'));
    const blackFriday = between('2025-11-28', '2025-11-29');
    expect(blackFriday).toBeGreaterThan(2 * between('2025-11-21', '2025-11-22'));
  });

  it('has customers in every segment', () => {
    const segments = segmentsOf(baskets);
    const counts = new Map<string, number>();
    for (const segment of segments.values()) counts.set(segment, (counts.get(segment) ?? 0) + 1);
    expect(counts.size).toBe(5);
    for (const [segment, count] of counts) {
      expect(count / segments.size, segment).toBeGreaterThan(0.04);
    }
  });
});

describe('the parts', () => {
  it('write RFC 4180 fields and money', () => {
    expect(csvRow(['a', 'b,c', 'say "hi"', 'two\nlines', true, -1])).toBe(
      'a,"b,c","say ""hi""","two\nlines",true,-1\n',
    );
    expect([0, 5, 1250, -5, -1999].map(centsText)).toEqual([
      '0.00',
      '0.05',
      '12.50',
      '-0.05',
      '-19.99',
    ]);
  });

  it('draw evenly, in proportion, and differently for each stream', () => {
    const random = createRandom(1, 'test');
    const draws = Array.from({ length: 40_000 }, () => random.weighted([1, 0, 3]));
    expect(draws.filter((draw) => draw === 1)).toEqual([]);
    expect(draws.filter((draw) => draw === 2).length / draws.length).toBeCloseTo(0.75, 1);
    expect(first(1, 'a')).toBe(first(1, 'a'));
    expect(new Set([first(1, 'a'), first(2, 'a'), first(1, 'b')]).size).toBe(3);
  });
});
