import type { Role } from '../../../src/domain/recipe/roles';
import { daysOf } from './moments';
import { hasDecimals, uniqueness, type ColumnFacts } from './facts';
import { isOrderLevel, isRowNumber, isTurning } from '../headers/other-words';
import { countsWithin, orderRuns, sameWithin, type OrderRuns } from '../orders/orders-in-rows';
import { count, percent } from '../words';

/** A role proposed from values alone, for a column whose header says nothing. */
export interface Proposal {
  index: number;
  role: Role;
  confidence: number;
  reason: string;
}

/** Fewer values than this say too little. */
const ENOUGH_ROWS = 4;

/**
 * Proposes roles for order lines from what their values are like, given the roles that headers told.
 * Each column and each role is proposed once at most; columns that statistics cannot tell apart are left
 * alone.
 */
export function proposeByValues(
  columns: readonly ColumnFacts[],
  known: ReadonlyMap<number, Role>,
): Proposal[] {
  const found: Proposal[] = [];
  const roles = new Set(known.values());
  const isFree = (index: number) =>
    !known.has(index) && !found.some((proposal) => proposal.index === index);
  const free = () =>
    columns.flatMap((facts, index) =>
      isFree(index) && facts.values.length >= ENOUGH_ROWS && !isElse(facts.name)
        ? [{ facts, index }]
        : [],
    );
  const propose = (role: Role, best: Found | null) => {
    if (best === null || roles.has(role)) return;
    found.push({ index: best.index, role, confidence: best.confidence, reason: best.reason });
    roles.add(role);
  };
  propose('ordered_at', dateColumn(free()));
  if (roles.has('ordered_at')) propose('ordered_time', timeColumn(free()));
  propose('order_id', orderColumn(free()));
  moveToCustomer(columns, found, roles);
  const roleIndex = (wanted: Role) =>
    found.find(({ role }) => role === wanted)?.index ??
    [...known].find(([, role]) => role === wanted)?.[0] ??
    -1;
  const order = columns[roleIndex('order_id')];
  const runs = order === undefined ? momentsOf(columns[roleIndex('ordered_at')]) : orderRuns(order);
  // Without an order number the customer is sought first: it makes the orders in which products differ.
  if (order === undefined) propose('customer_id', customerColumn(free(), runs));
  if (!roles.has('product_id')) {
    const name = nameColumn(free(), runs);
    const facts = name === null ? undefined : columns[name.index];
    const finer = facts === undefined ? null : codeOfGroups(free(), facts, runs);
    propose('product_id', finer);
    if (finer !== null) propose('category', name);
    else propose(isIdName(facts?.name ?? '') ? 'product_id' : 'product_name', name);
  }
  const name = columns[roleIndex('product_name')];
  propose('product_id', productIdColumn(free(), name, runs));
  propose('customer_id', customerColumn(free(), runs));
  propose('category', categoryColumn(free(), name));
  propose('quantity', quantityColumn(free(), runs));
  if (!roles.has('amount')) propose('unit_price', priceColumn(free(), runs));
  return found;
}

/** Tells whether a header says that its column is something that has no role. */
export const isElse = (name: string) =>
  isRowNumber(name) || isOrderLevel(name) || name.split(' ').some((word) => isTurning(word));

/** Tells whether a header says that its column identifies something. */
export const isIdName = (name: string) =>
  /(?:^| )(?:id|no|nr|code|key|sku|nummer|number|reference|ref)$/.test(name);

interface Candidate {
  facts: ColumnFacts;
  index: number;
}
interface Found {
  index: number;
  confidence: number;
  reason: string;
}

const best = (found: (Found & { score: number })[]): Found | null =>
  found.sort((a, b) => b.score - a.score)[0] ?? null;

function dateColumn(free: readonly Candidate[]): Found | null {
  const [first] = free.filter(({ facts }) => facts.dates !== null);
  const dates = first?.facts.dates ?? null;
  if (first === undefined || dates === null) return null;
  const { share, name } = dates;
  return {
    index: first.index,
    confidence: 0.6,
    reason: `${percent(share)} of the values are dates, ${name}.`,
  };
}

function timeColumn(free: readonly Candidate[]): Found | null {
  const [first] = free.filter(({ facts }) => facts.times !== null);
  return first === undefined
    ? null
    : { index: first.index, confidence: 0.6, reason: 'The values are times of day.' };
}

/** Finds a column whose values repeat in rows that follow each other, and do not come back later. */
function orderColumn(free: readonly Candidate[]): Found | null {
  return best(
    free.flatMap(({ facts, index }) => {
      if (facts.filled < 0.95 || facts.dates !== null || hasDecimals(facts) || facts.blanks > 0.2)
        return [];
      const { runs, longRuns, contiguity } = orderRuns(facts);
      if (facts.codes < 0.95 || contiguity < 0.9 || longRuns < 2 || runs < 3) return [];
      if (facts.repeats < 0.05 || facts.repeats > 0.98) return [];
      return [
        {
          index,
          confidence: 0.55,
          reason: `Its values repeat in rows that follow each other and do not come back: ${count(facts.distinct)} in ${count(facts.rows)} rows.`,
          score: contiguity + facts.distinct / facts.rows,
        },
      ];
    }),
  );
}

/** Takes values that come back day after day for customers, not for orders. Changes `found` and `roles`. */
function moveToCustomer(
  columns: readonly ColumnFacts[],
  found: Proposal[],
  roles: Set<Role>,
): void {
  const order = found.find(({ role }) => role === 'order_id');
  const dated = found.find(({ role }) => role === 'ordered_at');
  const [facts, date] = [columns[order?.index ?? -1], columns[dated?.index ?? -1]];
  if (order === undefined || facts === undefined || date === undefined) return;
  if (roles.has('customer_id') || facts.name !== '') return;
  const same = sameWithin(orderRuns(facts), { ...date, cells: daysOf(date) });
  if (same > 0.5) return;
  roles.delete('order_id');
  roles.add('customer_id');
  found[found.indexOf(order)] = {
    ...order,
    role: 'customer_id',
    reason: `Its values repeat in rows that follow each other, in ${percent(1 - same)} of them on several days: they are of customers, not of orders.`,
  };
}

/** Takes rows of the same point in time that follow each other for an order; null without times of day. */
function momentsOf(date: ColumnFacts | undefined): OrderRuns | null {
  return date?.dates?.hasTime === true ? orderRuns(date) : null;
}

/** Finds a column of words of which there are many, but most of them more than once. */
function nameColumn(free: readonly Candidate[], runs: OrderRuns | null): Found | null {
  return best(
    free.flatMap(({ facts, index }) => {
      if (facts.words < 0.8 || facts.dates !== null || facts.numbers !== null) return [];
      if (facts.distinct < 3 || facts.filled < 0.5) return [];
      if (runs !== null && runs.longRuns >= 3 && sameWithin(runs, facts) > 0.8) return [];
      const unique = uniqueness(facts);
      if (facts.rows >= 50 && unique > 0.95) return [];
      return [
        {
          index,
          confidence: 0.55,
          reason: `Its values are words, ${count(facts.distinct)} different ones in ${count(facts.rows)} rows.`,
          score: Math.log(facts.distinct) + facts.blanks + Math.min(2, facts.length / 20),
        },
      ];
    }),
  );
}

/** Finds codes that divide the words of a column, which then only name groups of products. */
function codeOfGroups(
  free: readonly Candidate[],
  groups: ColumnFacts,
  runs: OrderRuns | null,
): Found | null {
  return best(
    free.flatMap(({ facts, index }) => {
      if (facts.codes < 0.95 || facts.length < 4 || facts.dates !== null || facts.times !== null)
        return [];
      if (facts.filled < 0.98 || hasDecimals(facts) || uniqueness(facts) > 0.5) return [];
      if (runs === null || sameWithin(runs, facts) > 0.8) return [];
      if (facts.distinct < 1.5 * groups.distinct || functionOf(facts, groups) < 0.98) return [];
      return [
        {
          index,
          confidence: 0.5,
          reason: `Its ${count(facts.distinct)} codes divide the ${count(groups.distinct)} names of ${groups.header}, and differ within orders.`,
          score: -facts.distinct,
        },
      ];
    }),
  );
}

/** Finds codes that go with one product name each or, without a name, that differ within orders. */
function productIdColumn(
  free: readonly Candidate[],
  name: ColumnFacts | undefined,
  runs: OrderRuns | null,
): Found | null {
  return best(
    free.flatMap(({ facts, index }) => {
      if (facts.codes < 0.9 || facts.dates !== null || hasDecimals(facts) || facts.isCounter)
        return [];
      if (facts.distinct < 3 || facts.times !== null) return [];
      if (runs !== null && (countsWithin(runs, facts) || sameWithin(runs, facts) > 0.8)) return [];
      if (name !== undefined) {
        const share = functionOf(facts, name);
        return share < 0.95 || functionOf(name, facts) < 0.8
          ? []
          : [
              {
                index,
                confidence: 0.55,
                reason: `In ${percent(share)} of the rows it goes with one product name.`,
                score: share,
              },
            ];
      }
      const isSmall = facts.numbers !== null && facts.distinct < 20 && facts.length < 4;
      return isSmall || uniqueness(facts) > 0.95
        ? []
        : [
            {
              index,
              confidence: 0.45,
              reason: `Its values are codes, ${count(facts.distinct)} different ones, and differ within orders.`,
              score: facts.distinct + facts.length / 100,
            },
          ];
    }),
  );
}

/** Headers of codes that sort orders, whoever placed them. */
const SAYS_KIND = /(?:^| )(?:type|kind|class|group|category|level|flag|mode|method)$/;

/** Finds codes that are the same on all lines of an order and come back in others. */
function customerColumn(free: readonly Candidate[], runs: OrderRuns | null): Found | null {
  if (runs === null || runs.longRuns < 3) return null;
  return best(
    free.flatMap(({ facts, index }) => {
      if (facts.codes < 0.9 || facts.dates !== null || facts.times !== null || hasDecimals(facts))
        return [];
      if (SAYS_KIND.test(facts.name)) return [];
      const same = sameWithin(runs, facts);
      if (same < 0.98 || facts.distinct < Math.max(5, runs.runs * 0.05)) return [];
      if (facts.distinct >= runs.runs || orderRuns(facts).contiguity > 0.98) return [];
      return [
        {
          index,
          confidence: 0.5,
          reason: `It is the same on all lines of an order and comes back in others: ${count(facts.distinct)} values in ${count(runs.runs)} orders.`,
          score: facts.distinct,
        },
      ];
    }),
  );
}

/** Finds a column of few words, one of which goes with each product name. */
function categoryColumn(free: readonly Candidate[], name: ColumnFacts | undefined): Found | null {
  if (name === undefined) return null;
  return best(
    free.flatMap(({ facts, index }) => {
      if (facts.words < 0.8 || facts.dates !== null || facts.numbers !== null) return [];
      if (facts.distinct < 2 || facts.distinct > 60 || facts.distinct > name.distinct / 1.5)
        return [];
      const share = functionOf(name, facts);
      return share < 0.97
        ? []
        : [
            {
              index,
              confidence: 0.5,
              reason: `Each product has one of its ${count(facts.distinct)} values.`,
              score: facts.distinct,
            },
          ];
    }),
  );
}

/** Finds small whole numbers, many of which are 1. */
function quantityColumn(free: readonly Candidate[], runs: OrderRuns | null): Found | null {
  return best(
    free.flatMap(({ facts, index }) => {
      const { numbers } = facts;
      if (numbers === null || !numbers.allWhole || facts.isCounter || facts.dates !== null)
        return [];
      if (runs !== null && countsWithin(runs, facts)) return [];
      if (facts.values.some((value) => /^0\d/.test(value))) return [];
      const sizes = numbers.numbers.filter((value) => !Number.isNaN(value)).map(Math.abs);
      const small = sizes.filter((value) => value >= 1 && value <= 24).length / sizes.length;
      const ones = sizes.filter((value) => value === 1).length / sizes.length;
      if (small < 0.9 || ones < 0.15 || facts.distinct < 2 || Math.max(...sizes) < 2) return [];
      return [
        {
          index,
          confidence: 0.5,
          reason: `Its values are small whole numbers, ${percent(ones)} of them 1.`,
          score: ones,
        },
      ];
    }),
  );
}

/** Finds numbers with decimals or a currency that differ within orders. */
function priceColumn(free: readonly Candidate[], runs: OrderRuns | null): Found | null {
  return best(
    free.flatMap(({ facts, index }) => {
      const { numbers } = facts;
      if (numbers === null || facts.dates !== null || facts.times !== null) return [];
      if (!hasDecimals(facts) && numbers.currency === null) return [];
      if (runs !== null && runs.longRuns >= 3 && sameWithin(runs, facts) > 0.9) return [];
      const positive = numbers.numbers.filter((value) => value > 0).length / facts.values.length;
      return positive < 0.7
        ? []
        : [
            {
              index,
              confidence: 0.45,
              reason: `Its values are ${numbers.currency === null ? 'numbers with decimals' : `amounts in ${numbers.currency}`}.`,
              score: positive - index / 100,
            },
          ];
    }),
  );
}

/** Returns the share of the rows in which a value of `from` goes with its usual value in `to`, 0 to 1. */
export function functionOf(from: ColumnFacts, to: ColumnFacts): number {
  const seen = new Map<string, Map<string, number>>();
  let rows = 0;
  from.cells.forEach((cell, index) => {
    const other = to.cells[index] ?? '';
    if (cell === '' || other === '') return;
    rows += 1;
    const counts = seen.get(cell) ?? new Map<string, number>();
    counts.set(other, (counts.get(other) ?? 0) + 1);
    seen.set(cell, counts);
  });
  const usual = [...seen.values()].reduce((sum, counts) => sum + Math.max(...counts.values()), 0);
  return rows === 0 ? 0 : usual / rows;
}
