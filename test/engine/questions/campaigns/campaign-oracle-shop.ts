import fc from 'fast-check';
import { pastWindows, pooledBaseline } from '../../../../src/domain/campaign/economics/baseline';
import type { AudienceRule } from '../../../../src/domain/campaign/campaign';
import { addDays } from '../../../../src/domain/dates/periods';
import {
  defaultSegmentRules,
  type SegmentRules,
  SEGMENTS,
  type SegmentOrAll,
} from '../../../../src/domain/segments/segments';
import type { PlainShop } from '../dashboard/dashboard-shop';
import { segmentsByHand, type Fate } from '../segments/segments-oracle';

/**
 * A random shop in plain objects, with the answers that a campaign's questions have to give, worked out
 * row by row.
 */
export interface OracleOrder {
  customer: number;
  /** The number of days after the first. */
  day: number;
  returned: boolean;
  products: string[];
}
export interface OracleShop {
  orders: OracleOrder[];
  /** The customers who agreed to e-mail; everyone has an address. */
  accepts: boolean[];
}

export const FIRST_DAY = '2025-01-01';
export const CUSTOMERS = 8;
/** t and m are the bundle; j shares m's category, and s is in neither's. */
export const PRODUCTS: Record<string, { category: string; price: number }> = {
  t: { category: 'Drinks', price: 2 },
  m: { category: 'Dairy', price: 3 },
  j: { category: 'Dairy', price: 5 },
  s: { category: 'Soap', price: 7 },
};

const order: fc.Arbitrary<OracleOrder> = fc.record({
  customer: fc.nat(CUSTOMERS - 1),
  day: fc.nat(40),
  returned: fc.boolean().map((value) => value),
  products: fc.uniqueArray(fc.constantFrom(...Object.keys(PRODUCTS)), {
    minLength: 1,
    maxLength: 4,
  }),
});

export const oracleShops: fc.Arbitrary<OracleShop> = fc.record({
  orders: fc.array(order, { minLength: 4, maxLength: 40 }),
  accepts: fc.array(fc.boolean(), { minLength: CUSTOMERS, maxLength: CUSTOMERS }),
});

const days = fc.option(fc.integer({ min: 1, max: 30 }));
export const oracleRules: fc.Arbitrary<AudienceRule> = fc.record({
  who: fc.constantFrom(
    'antecedent' as const,
    'consequent' as const,
    'alike' as const,
    'everyone' as const,
  ),
  boughtWithinDays: days,
  notWithinDays: days,
  restDays: days,
  leaveOutOthers: fc.boolean(),
});

/** Returns the shop as the files it would be loaded from. */
export function oracleSources({ orders, accepts }: OracleShop) {
  const lines = orders.flatMap(({ customer, day, returned, products }, index) =>
    products.map(
      (product) =>
        `${index},${addDays(FIRST_DAY, day)},c${customer},${product},1,${PRODUCTS[product]!.price},${returned ? 'returned' : 'ok'}`,
    ),
  );
  return {
    'lines.csv': {
      kind: 'lines' as const,
      text: `order_id,ordered_at,customer_id,product_id,quantity,unit_price,status\n${lines.join('\n')}\n`,
    },
    'customers.csv': {
      kind: 'customers' as const,
      text: `customer_id,email,accepts_email\n${accepts.map((yes, index) => `c${index},c${index}@x.org,${yes}`).join('\n')}\n`,
    },
    'products.csv': {
      kind: 'products' as const,
      text: `product_id,name,category,price\n${Object.entries(PRODUCTS)
        .map(([id, { category, price }]) => `${id},${id},${category},${price}`)
        .join('\n')}\n`,
    },
  };
}

/** Returns the day of the last order, counting returned ones too. */
export const lastDayOf = ({ orders }: OracleShop): string =>
  addDays(FIRST_DAY, Math.max(...orders.map(({ day }) => day)));
export const firstDayOf = ({ orders }: OracleShop): string =>
  addDays(FIRST_DAY, Math.min(...orders.map(({ day }) => day)));
const dayOf = ({ day }: OracleOrder): string => addDays(FIRST_DAY, day);
const kept = ({ orders }: OracleShop) => orders.filter(({ returned }) => !returned);

/** Tells whether a customer meets a rule at the end of a day. */
export function qualifies(
  shop: OracleShop,
  rule: Pick<AudienceRule, 'who' | 'boughtWithinDays' | 'notWithinDays'>,
  customer: number,
  asOf: string,
): boolean {
  const until = kept(shop).filter((each) => dayOf(each) <= asOf);
  const own = until.filter((each) => each.customer === customer);
  if (own.length === 0) return false;
  const bought = (product: string, within: number | null) =>
    own.some(
      (each) =>
        each.products.includes(product) &&
        (within === null || dayOf(each) > addDays(asOf, -within)),
    );
  const { who, boughtWithinDays: first, notWithinDays: other } = rule;
  if (who === 'everyone') return true;
  if (who === 'antecedent') return bought('t', first) && !bought('m', other);
  if (who === 'consequent') return bought('m', first) && !bought('t', other);
  return !bought('t', other) && !bought('m', other) && isAlike(until, customer);
}

function affinityOf(orders: OracleOrder[], customer: number): number | null {
  const owned = new Set(
    orders.filter((each) => each.customer === customer).flatMap(({ products }) => products),
  );
  const others = [...owned].filter((product) => product !== 't' && product !== 'm');
  if (others.length === 0) return null;
  return others.filter((product) => product === 'j').length / others.length;
}

function isAlike(orders: OracleOrder[], customer: number): boolean {
  const has = (each: number, product: string) =>
    orders.some((one) => one.customer === each && one.products.includes(product));
  const shares = Array.from({ length: CUSTOMERS }, (_, each) => each)
    .filter((each) => has(each, 't') && has(each, 'm'))
    .map((each) => affinityOf(orders, each))
    .filter((share) => share !== null)
    .toSorted((one, two) => one - two);
  const own = affinityOf(orders, customer);
  if (shares.length === 0 || own === null || own === 0) return false;
  const middle = (shares.length - 1) / 2;
  return own >= (shares[Math.floor(middle)]! + shares[Math.ceil(middle)]!) / 2;
}

/** Tells whether a customer bought what is offered between two days. */
export function did(
  shop: OracleShop,
  event: 'consequent' | 'bundle',
  customer: number,
  { from, to }: { from: string; to: string },
): boolean {
  return kept(shop).some(
    (each) =>
      each.customer === customer &&
      dayOf(each) >= from &&
      dayOf(each) <= to &&
      each.products.includes('m') &&
      (event === 'consequent' || each.products.includes('t')),
  );
}

/** An audience says whom a campaign is for: its rule, within a segment by some thresholds. */
export interface OracleAudience {
  rule: AudienceRule;
  segment: SegmentOrAll;
  segmentRules: SegmentRules;
}

export const oracleAudiences: fc.Arbitrary<OracleAudience> = fc.record({
  rule: oracleRules,
  segment: fc.constantFrom(...SEGMENTS, 'all' as const, 'all' as const),
  segmentRules: fc
    .record({
      newDays: fc.integer({ min: 1, max: 20 }),
      atRiskDays: fc.integer({ min: 1, max: 20 }),
      spendDays: fc.integer({ min: 1, max: 40 }),
    })
    .map((days) => ({ ...defaultSegmentRules, ...days })),
});

/** The shop's first day in the days of `segmentsByHand`. */
const OFFSET = (Date.parse(FIRST_DAY) - Date.UTC(2024, 0, 1)) / 86_400_000;

/** Returns the segment of each customer with a kept order, as of a day. */
function segmentsOf(shop: OracleShop, rules: SegmentRules, asOf: string): Map<string, Fate> {
  const names = Object.keys(PRODUCTS);
  const plain: PlainShop = {
    products: names.map((name) => ({ name, category: PRODUCTS[name]!.category })),
    customers: Array.from({ length: CUSTOMERS }, (_, customer) => `c${customer}`),
    orders: shop.orders.map(({ customer, day, returned, products }) => ({
      customer,
      day: OFFSET + day,
      hour: 0,
      isReturn: returned,
      lines: products.map((product) => ({
        product: names.indexOf(product),
        quantity: 1,
        amount: PRODUCTS[product]!.price,
      })),
    })),
  };
  return segmentsByHand(plain, (Date.parse(asOf) - Date.UTC(2024, 0, 1)) / 86_400_000, rules);
}

/** Returns every step of the funnel, with the customers left after it. */
export function funnelOf(
  shop: OracleShop,
  { rule, segment, segmentRules }: OracleAudience,
  asOf: string,
) {
  const segments = segmentsOf(shop, segmentRules, asOf);
  const until = kept(shop).filter((each) => dayOf(each) <= asOf);
  const has = (customer: number, product: string, within: number | null) =>
    until.some(
      (each) =>
        each.customer === customer &&
        each.products.includes(product) &&
        (within === null || dayOf(each) > addDays(asOf, -within)),
    );
  const { boughtWithinDays: first, notWithinDays: other } = rule;
  const meets: Record<AudienceRule['who'], (customer: number) => [first: boolean, other: boolean]> =
    {
      antecedent: (each) => [has(each, 't', first), has(each, 'm', other)],
      consequent: (each) => [has(each, 'm', first), has(each, 't', other)],
      alike: (each) => [isAlike(until, each), has(each, 't', other) || has(each, 'm', other)],
      everyone: () => [true, false],
    };
  const customers = Array.from({ length: CUSTOMERS }, (_, customer) => customer).filter(
    (customer) => segments.has(`c${customer}`),
  );
  const inSegment = customers.filter(
    (each) => segment === 'all' || segments.get(`c${each}`)?.segment === segment,
  );
  const bought = inSegment.filter((each) => meets[rule.who](each)[0]);
  const without = bought.filter((each) => !meets[rule.who](each)[1]);
  const reachable = without.filter((each) => shop.accepts[each] === true);
  const rested = rule.restDays;
  const available = reachable.filter(
    (each) =>
      rested === null ||
      !until.some((order) => order.customer === each && dayOf(order) > addDays(asOf, -rested)),
  );
  return { customers, inSegment, bought, without, reachable, available };
}

/** Returns the ids of an audience, in order, before and after a rest. */
export function audienceOf(
  shop: OracleShop,
  rule: AudienceRule,
  asOf: string,
): { reachable: number[]; available: number[] } {
  const all = Array.from({ length: CUSTOMERS }, (_, customer) => customer);
  const reachable = all.filter(
    (customer) => qualifies(shop, rule, customer, asOf) && shop.accepts[customer] === true,
  );
  const available = reachable.filter((customer) => {
    if (rule.restDays === null) return true;
    const since = addDays(asOf, -rule.restDays);
    return !kept(shop).some(
      (each) => each.customer === customer && dayOf(each) > since && dayOf(each) <= asOf,
    );
  });
  return { reachable, available };
}

/** Returns p₀ from past windows. */
export function baselineOf(
  shop: OracleShop,
  rule: AudienceRule,
  windowDays: number,
  event: 'consequent' | 'bundle',
) {
  const counts = pastWindows(firstDayOf(shop), lastDayOf(shop), windowDays).map((window) => {
    const dayBefore = addDays(window.from, -1);
    const there = Array.from({ length: CUSTOMERS }, (_, customer) => customer).filter((customer) =>
      qualifies(shop, rule, customer, dayBefore),
    );
    return {
      customers: there.length,
      buyers: there.filter((customer) => did(shop, event, customer, window)).length,
    };
  });
  return pooledBaseline(counts, { windowDays, event });
}

/** Counts past orders with what is offered, and how many of them reach a price. */
export function reachOf(shop: OracleShop, event: 'consequent' | 'bundle', minimum: number) {
  const offered = kept(shop).filter(
    ({ products }) => products.includes('m') && (event === 'consequent' || products.includes('t')),
  );
  const total = ({ products }: OracleOrder) =>
    products.reduce((sum, product) => sum + PRODUCTS[product]!.price, 0);
  return {
    orders: offered.length,
    reaching: offered.filter((each) => total(each) >= minimum).length,
  };
}

/** Returns what a group did in some days. */
export function outcomeOf(
  shop: OracleShop,
  customers: number[],
  event: 'consequent' | 'bundle',
  days: { from: string; to: string },
) {
  const inside = kept(shop).filter(
    (each) =>
      customers.includes(each.customer) && dayOf(each) >= days.from && dayOf(each) <= days.to,
  );
  const paid = inside.flatMap(({ products }) => products);
  const sum = (products: string[]) =>
    products.reduce((total, product) => total + PRODUCTS[product]!.price, 0);
  return {
    customers: customers.length,
    buyers: customers.filter((customer) => did(shop, event, customer, days)).length,
    revenue: sum(paid.filter((each) => each === 'm' || (event === 'bundle' && each === 't'))),
    totalRevenue: sum(paid),
  };
}
