import { roleNames, type DiscountUnit, type Role, type SourceKind } from '../../src/domain/recipe';
import { fields } from '../ingest/fields';
import { functionOf, isElse, isIdName, proposeByValues } from './by-values';
import { hasDecimals, uniqueness, type ColumnFacts } from './facts';
import { judge } from './judge';
import { matchName, type NameMatch } from './name-match';
import { isOrderLevel, isRowNumber, isWorthKeeping } from './other-words';
import { settleMoney, type OpenMoney } from './settle-money';
import { countsWithin, onlyOnFirst, orderRuns, sameWithin, type OrderRuns } from './orders-in-rows';
import type { BasketShape } from './shape';
import { count, percent } from './words';

export interface DetectedColumn {
  role: Role;
  /** 0 to 1. */
  confidence: number;
  /** Why this role, in words. */
  reason: string;
  unit?: DiscountUnit;
}

export interface Detected {
  kind: SourceKind;
  columns: DetectedColumn[];
  /** What its amounts leave open. */
  open: OpenMoney[];
}

/** What a file with a basket in each row says of the basket. */
const OF_BASKETS: ReadonlySet<Role> = new Set([
  'order_id',
  'ordered_at',
  'ordered_time',
  'customer_id',
  'status',
  'cancelled_at',
  'channel',
]);

const OTHER_KINDS = ['orders', 'products', 'customers'] as const;

/**
 * Proposes what a file holds a row of and what its columns mean, from headers and values. The four
 * kinds are each tried as if they were so; the first that has all it needs and fits best wins.
 */
export function detect(columns: readonly ColumnFacts[], basket: BasketShape | null): Detected {
  if (basket) return detectAs('lines', columns, basket);
  const named = detectAs('lines', columns, null, false);
  if (isComplete(named, columns)) return detectAs('lines', columns, null);
  const others = OTHER_KINDS.map((kind) => detectAs(kind, columns, null))
    .filter((detected) => isComplete(detected, columns))
    .map((detected) => ({ detected, fit: fitOf(detected) }));
  const [best] = others.sort((a, b) => b.fit - a.fit);
  // What headers say goes before what values suggest, unless they say next to nothing.
  if (best !== undefined && best.fit >= 1.2) return best.detected;
  const lines = detectAs('lines', columns, null);
  // A file of lines has an order and a product; one that lacks them is shown as lines all the same.
  return best === undefined || isComplete(lines, columns) ? lines : best.detected;
}

const EVENTS: DetectedColumn = {
  role: 'event',
  confidence: 0.9,
  reason: 'It says what happened in each row; only what was bought is loaded.',
};

const fitOf = ({ columns }: Detected) =>
  columns.reduce(
    (sum, { role, confidence }) =>
      sum + (role === 'ignore' || role === 'attribute' ? 0 : confidence),
    0,
  );

/** The roles of a file that is taken to be of a kind; from values, too, where headers fall short. */
export function detectAs(
  kind: SourceKind,
  columns: readonly ColumnFacts[],
  basket: BasketShape | null,
  byValues = true,
): Detected {
  const items = basket?.items ?? new Set<number>();
  const isEvents = ({ events }: ColumnFacts) => kind === 'lines' && events !== null;
  const matches = columns
    .flatMap((facts, index) =>
      items.has(index) || isEvents(facts) ? [] : matchesOf(kind, facts, index, columns),
    )
    // Beside a whole basket nothing is of one line: a price is its total, `Items` their number.
    .filter(({ role, score }) => basket === null || score === 0 || OF_BASKETS.has(role));
  const chosen = assign(matches);
  const detected = columns.map((facts, index): DetectedColumn => {
    if (basket && items.has(index)) return { role: 'item', confidence: 0.9, reason: basket.reason };
    if (isEvents(facts)) return EVENTS;
    const refused = matches.find((match) => match.index === index && match.score === 0);
    return chosen.get(index) ?? refused?.detected ?? unknown(facts);
  });
  if (kind === 'lines') {
    sellAtCost(columns, detected);
    countAmounts(columns, detected);
  }
  if (kind === 'lines') completeLines(columns, detected, basket, byValues);
  if (kind === 'lines' || kind === 'products') addSubcategory(columns, detected, matches);
  const open = kind === 'lines' && basket === null ? settleMoney(columns, detected) : [];
  if (kind !== 'products') keepAttributes(kind, columns, detected);
  return { kind, columns: detected, open };
}

/** Whether all is there that a file of its kind needs. */
export function isComplete(
  { kind, columns: detected }: Detected,
  columns: readonly ColumnFacts[],
): boolean {
  const has = (...any: Role[]) => detected.some(({ role }) => any.includes(role));
  const uniquenessOf = (role: Role) => {
    const facts = columns[detected.findIndex((column) => column.role === role)];
    return facts === undefined ? 0 : uniqueness(facts);
  };
  const isUnique = (role: Role) => uniquenessOf(role) >= 0.98;
  if (kind === 'lines') {
    const hasOrder = has('order_id') || (has('customer_id') && has('ordered_at'));
    return hasOrder && has('product_id', 'product_name', 'item');
  }
  if (kind === 'orders')
    return has('order_id') && isUnique('order_id') && has('ordered_at', 'customer_id', 'status');
  if (kind === 'products') {
    // Products stand in their file about once; what comes back again and again is being sold.
    const rarest = Math.max(...(['product_id', 'product_name'] as const).map(uniquenessOf));
    return has('product_id', 'product_name') && !has('order_id') && rarest >= 0.3;
  }
  return (
    has('customer_id') &&
    isUnique('customer_id') &&
    has('customer_name', 'email', 'phone', 'joined_on', 'attribute')
  );
}

const unknown = ({ name, isCounter }: ColumnFacts): DetectedColumn => ({
  role: 'ignore',
  confidence: 0,
  reason:
    isRowNumber(name) || isCounter
      ? 'It numbers the rows, or the lines of an order.'
      : 'The header says nothing this app knows.',
});

interface Match {
  index: number;
  role: Role;
  score: number;
  detected: DetectedColumn;
}

const MONEY: ReadonlySet<Role> = new Set(['amount', 'discount', 'unit_price', 'cost']);
const DISCOUNTS = /discount|rabat|remise|descuento|sconto|desconto|korting|indirim/;

function matchesOf(
  kind: SourceKind,
  facts: ColumnFacts,
  index: number,
  columns: readonly ColumnFacts[],
): Match[] {
  const known = fields[kind];
  return [...matchName(facts.name, kind), ...standIns(kind, facts)].flatMap(
    ({ role, score: plain, isContextual }): Match[] => {
      const isOffered = role in known || role === 'ordered_time' || role === 'currency';
      if (!isOffered || (role === 'currency' && kind !== 'lines' && kind !== 'orders')) return [];
      if (kind === 'lines' && MONEY.has(role) && isOfOrder(facts.name, columns))
        return [
          refused(index, role, 'Named like what a whole order comes to; lines must not add it up.'),
        ];
      const { factor, words } = judge(role, facts, isContextual);
      const roleName = roleNames[role].toLowerCase();
      if (factor === 0) return [refused(index, role, `Named like ${roleName}, but ${words}.`)];
      const link = factor < 0.8 ? ', but ' : ', and ';
      const reason = `Named like ${roleName}${words && link + words}.`;
      const score = plain * factor;
      return [{ index, role, score, detected: { role, confidence: score, reason } }];
    },
  );
}

/** Where nothing better names the customer of an order, the address does. */
function standIns(kind: SourceKind, { name }: ColumnFacts): NameMatch[] {
  if (kind !== 'lines' && kind !== 'orders') return [];
  const [match] = matchName(name, 'customers');
  const role = match?.isContextual ? undefined : match?.role;
  if (role === 'email') return [{ role: 'customer_id', score: 0.65, isContextual: true }];
  if (role === 'customer_name') return [{ role: 'customer_id', score: 0.5, isContextual: true }];
  return [];
}

/** Where a line has no other money, its `cost` is what the customer paid, unless it says otherwise. */
function sellAtCost(columns: readonly ColumnFacts[], detected: DetectedColumn[]): void {
  const index = detected.findIndex(({ role }) => role === 'cost');
  if (detected.some(({ role }) => role === 'unit_price' || role === 'amount')) return;
  const found = detected[index];
  const name = columns[index]?.name ?? '';
  if (found === undefined || !/^(?:item |line |total )?cost$/.test(name)) return;
  detected[index] = {
    ...found,
    role: /^(?:line|total) /.test(name) ? 'amount' : 'unit_price',
    confidence: 0.7,
    reason: 'The only money of a line: taken for what the customer paid.',
  };
}

/** An `amount` beside a price, of small whole numbers where nothing else is a quantity, is one. */
function countAmounts(columns: readonly ColumnFacts[], detected: DetectedColumn[]): void {
  const index = detected.findIndex(({ role }) => role === 'amount');
  const has = (role: Role) => detected.some((column) => column.role === role);
  const facts = columns[index];
  if (facts === undefined || !/^(?:item |line |product )?amount$/.test(facts.name)) return;
  if (has('quantity') || !has('unit_price')) return;
  const { numbers } = facts;
  if (numbers === null || !numbers.allWhole || facts.values.length < 10) return;
  const few = numbers.numbers.filter((value) => Math.abs(value) < 10).length;
  if (few < numbers.numbers.length * 0.8) return;
  detected[index] = {
    role: 'quantity',
    confidence: 0.7,
    reason: 'Small whole numbers beside a price: taken for how many were bought.',
  };
}

/** A second column of groups that divides the category further. */
function addSubcategory(
  columns: readonly ColumnFacts[],
  detected: DetectedColumn[],
  matches: readonly Match[],
): void {
  if (detected.some(({ role }) => role === 'subcategory')) return;
  const category = columns[detected.findIndex(({ role }) => role === 'category')];
  if (category === undefined || category.values.length < 20) return;
  const [finer] = matches.filter(({ index, role, score }) => {
    const facts = columns[index];
    if (role !== 'category' || score < 0.5 || detected[index]?.role !== 'ignore') return false;
    return (
      facts !== undefined && facts.distinct > category.distinct && functionOf(facts, category) > 0.9
    );
  });
  if (finer === undefined) return;
  detected[finer.index] = {
    role: 'subcategory',
    confidence: 0.7,
    reason: `It divides ${category.header} further: ${count(columns[finer.index]?.distinct ?? 0)} different values.`,
  };
}

const refused = (index: number, role: Role, reason: string): Match => ({
  index,
  role,
  score: 0,
  detected: { role: 'ignore', confidence: 0, reason },
});

const OF_LINE = /^line ?item /;

/** Named after the order; or the file marks what is of a line, and this is not. */
function isOfOrder(name: string, columns: readonly ColumnFacts[]): boolean {
  if (columns.filter((column) => OF_LINE.test(column.name)).length >= 2) return !OF_LINE.test(name);
  if (!isOrderLevel(name)) return false;
  // A plain `total` or `discount amount` may be of the line where nothing else is.
  const isVague = /^(?:total|subtotal|sub total|discount amount|total discount)$/.test(name);
  const hasOther = columns.some(
    (column) =>
      column.name !== name &&
      matchName(column.name, 'lines').some(
        ({ role, score }) =>
          (DISCOUNTS.test(name) ? role === 'discount' : role === 'amount') &&
          score > 0.7 &&
          !isOrderLevel(column.name),
      ),
  );
  return !isVague || hasOther;
}

/** Each role to the column that fits it best, each column to one role at most. */
function assign(matches: readonly Match[]): Map<number, DetectedColumn> {
  const usable = matches.filter(({ score }) => score > 0.15).sort((a, b) => b.score - a.score);
  const taken = new Set<Role>();
  const chosen = new Map<number, DetectedColumn>();
  for (const { index, role, detected } of usable) {
    if (chosen.has(index) || taken.has(role)) continue;
    chosen.set(index, detected);
    taken.add(role);
  }
  return chosen;
}

/** What headers leave out is told from values; what turns out to be of the order is not of a line. */
function completeLines(
  columns: readonly ColumnFacts[],
  detected: DetectedColumn[],
  basket: BasketShape | null,
  byValues: boolean,
): void {
  const indexOf = (role: Role) => detected.findIndex((column) => column.role === role);
  dropCounters(columns, detected);
  moveOrderCodes(columns, detected);
  const isLacking =
    (indexOf('order_id') < 0 && !(indexOf('customer_id') >= 0 && indexOf('ordered_at') >= 0)) ||
    (indexOf('product_id') < 0 && indexOf('product_name') < 0 && basket === null);
  if (basket) {
    proposeLeading(columns, detected);
    return;
  }
  if (isLacking && byValues) {
    const known = new Map(
      detected.flatMap(({ role }, index) => (role === 'ignore' ? [] : [[index, role] as const])),
    );
    for (const { index, role, confidence, reason } of proposeByValues(columns, known))
      detected[index] = { role, confidence, reason };
  }
  if (indexOf('order_id') < 0) proposeOrder(columns, detected);
  const order = columns[indexOf('order_id')];
  if (order === undefined) return;
  const runs = orderRuns(order, true);
  if (indexOf('ordered_at') < 0) proposeDate(columns, detected, runs);
  detected.forEach(({ role }, index) => {
    const facts = columns[index];
    if (facts === undefined || !(MONEY.has(role) || role === 'quantity')) return;
    const reason = orderLevelReason(runs, facts);
    if (reason !== null && role !== 'cost')
      detected[index] = { role: 'ignore', confidence: 0, reason };
  });
}

/** A `reference` that stands beside several product names at a time is the order's, not a product's. */
function moveOrderCodes(columns: readonly ColumnFacts[], detected: DetectedColumn[]): void {
  const index = detected.findIndex(({ role }) => role === 'product_id');
  const facts = columns[index];
  const name = columns[detected.findIndex(({ role }) => role === 'product_name')];
  if (facts === undefined || name === undefined || facts.distinct < 5) return;
  const { longRuns, contiguity } = orderRuns(facts);
  if (longRuns < 3 || contiguity < 0.98 || functionOf(facts, name) > 0.7) return;
  const hasOrder = detected.some(({ role }) => role === 'order_id');
  detected[index] = {
    role: hasOrder ? 'ignore' : 'order_id',
    confidence: hasOrder ? 0 : 0.7,
    reason:
      'Its values stand in rows that follow each other, beside several product names each: they are of orders, not of products.',
  };
}

/** A number nothing in the header speaks for, when customer and date are the same all over its rows. */
function proposeOrder(columns: readonly ColumnFacts[], detected: DetectedColumn[]): void {
  const around = detected.flatMap(({ role }, index) => {
    const facts = columns[index];
    return facts !== undefined && (role === 'customer_id' || role === 'ordered_at') ? [facts] : [];
  });
  const index = columns.findIndex((facts, at) => {
    if (detected[at]?.role !== 'ignore' || !isIdName(facts.name) || facts.codes < 0.95)
      return false;
    if (facts.filled < 0.98 || facts.dates !== null || hasDecimals(facts)) return false;
    const runs = orderRuns(facts);
    return (
      runs.longRuns >= 3 &&
      runs.contiguity >= 0.98 &&
      around.length > 0 &&
      around.every((other) => sameWithin(runs, other) >= 0.98)
    );
  });
  if (index < 0) return;
  detected[index] = {
    role: 'order_id',
    confidence: 0.6,
    reason: `Its values repeat in rows that follow each other and do not come back, with one ${around.length > 1 ? 'customer and date' : 'customer or date'} each.`,
  };
}

/** A date nothing in the header speaks for, when it is the same all over each order. */
function proposeDate(
  columns: readonly ColumnFacts[],
  detected: DetectedColumn[],
  runs: OrderRuns,
): void {
  const index = columns.findIndex(
    (facts, at) =>
      detected[at]?.role === 'ignore' &&
      facts.dates !== null &&
      facts.filled > 0.9 &&
      !isElse(facts.name) &&
      runs.longRuns >= 3 &&
      sameWithin(runs, facts) > 0.95,
  );
  const dates = columns[index]?.dates ?? null;
  if (dates === null) return;
  detected[index] = {
    role: 'ordered_at',
    confidence: 0.6,
    reason: `${percent(dates.share)} of the values are dates, ${dates.name}, one for each order.`,
  };
}

/** In front of the cells of baskets stand order numbers, dates and customers. */
function proposeLeading(columns: readonly ColumnFacts[], detected: DetectedColumn[]): void {
  const has = (role: Role) => detected.some((column) => column.role === role);
  columns.forEach((facts, index) => {
    if (detected[index]?.role !== 'ignore' || facts.values.length === 0) return;
    const isUnique = uniqueness(facts) > 0.99 && facts.filled > 0.99;
    if (facts.dates !== null && !has('ordered_at'))
      detected[index] = {
        role: 'ordered_at',
        confidence: 0.7,
        reason: `${percent(facts.dates.share)} of the values are dates, ${facts.dates.name}.`,
      };
    else if (
      isUnique &&
      !hasDecimals(facts) &&
      !has('order_id') &&
      (facts.isCounter || facts.codes > 0.95)
    )
      detected[index] = {
        role: 'order_id',
        confidence: 0.8,
        reason: facts.isCounter
          ? 'It counts the rows, each of which is an order.'
          : `Each of its ${count(facts.distinct)} values stands in one row only.`,
      };
  });
}

/** A number within the order is no product and no order, whatever it is called. */
function dropCounters(columns: readonly ColumnFacts[], detected: DetectedColumn[]): void {
  const order = columns[detected.findIndex(({ role }) => role === 'order_id')];
  if (order === undefined) return;
  const runs = orderRuns(order);
  detected.forEach(({ role }, index) => {
    const facts = columns[index];
    if (facts === undefined || !(role === 'product_id' || role === 'quantity')) return;
    if (runs.longRuns >= 2 && countsWithin(runs, facts))
      detected[index] = {
        role: 'ignore',
        confidence: 0,
        reason: 'It numbers the lines of each order.',
      };
  });
}

function orderLevelReason(runs: OrderRuns, facts: ColumnFacts): string | null {
  if (runs.longRuns < 3) return null;
  const first = onlyOnFirst(runs, facts);
  if (first > 0.8 && facts.values.length > 0)
    return 'It stands on the first line of each order only: it belongs to the order, not to a line.';
  if (facts.distinct < 4 || runs.longRuns < 8) return null;
  const same = sameWithin(runs, facts);
  return same >= 0.97
    ? `In ${percent(same)} of the orders with several lines it is the same on all of them: it belongs to the order, not to a line.`
    : null;
}

const MOST_ATTRIBUTES = 8;
const MOST_VALUES = 20;

/** Details of orders or customers with few values, such as the country, are kept to look at shops by. */
function keepAttributes(
  kind: SourceKind,
  columns: readonly ColumnFacts[],
  detected: DetectedColumn[],
): void {
  const order = columns[detected.findIndex(({ role }) => role === 'order_id')];
  const runs = kind === 'lines' && order !== undefined ? orderRuns(order, true) : null;
  let kept = 0;
  columns.forEach((facts, index) => {
    if (detected[index]?.role !== 'ignore' || kept >= MOST_ATTRIBUTES) return;
    const isKnown = isWorthKeeping(facts.name);
    if (facts.distinct < 2 || facts.distinct > MOST_VALUES || facts.dates !== null) return;
    if ((facts.numbers !== null || isYesNo(facts)) && !isKnown) return;
    if (OF_LINE.test(facts.name) || isCopy(facts, index, columns)) return;
    if (facts.words < 0.5 && !isKnown && facts.distinct > 6) return;
    if (facts.values.length < Math.max(2, facts.distinct) || facts.length > 40) return;
    if (kind === 'lines' && (runs === null || !isOfOrders(runs, facts))) return;
    if (kind !== 'lines' && facts.distinct > facts.values.length / 2 && !isKnown) return;
    kept += 1;
    detected[index] = {
      role: 'attribute',
      confidence: isKnown ? 0.8 : 0.5,
      reason: `It has ${count(facts.distinct)} different values${kind === 'lines' ? ', the same on all lines of an order' : ''}: kept to group by.`,
    };
  });
}

const isYesNo = ({ values }: ColumnFacts) =>
  values.every((value) => /^(?:true|false|yes|no|y|n|ja|nein|oui|non|si|x)$/i.test(value));

/** Another column in front says the same, as the names beside codes do. */
const isCopy = (facts: ColumnFacts, index: number, columns: readonly ColumnFacts[]) =>
  columns
    .slice(0, index)
    .some(
      (other) =>
        other.distinct === facts.distinct &&
        other.values.length > 0 &&
        functionOf(other, facts) > 0.97 &&
        functionOf(facts, other) > 0.97,
    );

const isOfOrders = (runs: OrderRuns, facts: ColumnFacts) =>
  runs.longRuns >= 3 && (sameWithin(runs, facts) >= 0.98 || onlyOnFirst(runs, facts) > 0.8);
