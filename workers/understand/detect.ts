import { roleNames, type Role, type SourceKind } from '../../src/domain/recipe';
import { detectDateFormat } from './date-format';
import { fields } from '../ingest/fields';
import { contextual, normalise, synonyms } from './synonyms';

/** A column of a file's head: its header and its values that are not empty. */
export interface ColumnSample {
  header: string;
  values: readonly string[];
}

export interface DetectedColumn {
  role: Role;
  /** 0 to 1. */
  confidence: number;
  /** Why this role, in words. */
  reason: string;
  /** strptime format of a date column that is not ISO 8601. */
  format?: string;
}

export interface Detected {
  kind: SourceKind;
  columns: DetectedColumn[];
}

/**
 * Proposes what a file holds a row of and what its columns mean, from headers and sample values. The
 * four kinds are each tried as if they were so; the first that has all it needs and fits best wins.
 */
export function detect(columns: readonly ColumnSample[]): Detected {
  const tried = (['lines', 'orders', 'products', 'customers'] as const).map((kind) => {
    const detected = assign(kind, columns);
    const roles = new Set(detected.map(({ role }) => role));
    const fit = detected.reduce(
      (sum, { role, confidence }) => sum + (role === 'ignore' ? 0 : confidence),
      0,
    );
    return { kind, columns: detected, complete: isComplete(kind, roles), fit };
  });
  const [lines, ...others] = tried;
  const [best] = others.filter(({ complete }) => complete).sort((a, b) => b.fit - a.fit);
  // A file of lines has an order and a product; one that lacks them is shown as lines all the same.
  const chosen = lines?.complete || best === undefined ? lines : best;
  return { kind: chosen?.kind ?? 'lines', columns: chosen?.columns ?? [] };
}

function isComplete(kind: SourceKind, roles: ReadonlySet<Role>): boolean {
  const has = (...any: Role[]) => any.some((role) => roles.has(role));
  if (kind === 'lines') return has('order_id') && has('product_id', 'product_name');
  if (kind === 'orders') return has('order_id') && has('ordered_at', 'customer_id', 'status');
  if (kind === 'products') return has('product_id', 'product_name');
  return has('customer_id') && has('customer_name', 'email', 'phone', 'joined_on');
}

interface Match {
  index: number;
  role: Role;
  score: number;
  detected: DetectedColumn;
}

/** Each role to the column that fits it best, each column to one role at most. */
function assign(kind: SourceKind, columns: readonly ColumnSample[]): DetectedColumn[] {
  const matches = columns.flatMap((column, index) => matchesOf(kind, column, index));
  const usable = matches.filter(({ score }) => score > 0).sort((a, b) => b.score - a.score);
  const taken = new Set<Role>();
  const chosen = new Map<number, DetectedColumn>();
  for (const { index, role, detected } of usable) {
    if (chosen.has(index) || taken.has(role)) continue;
    chosen.set(index, detected);
    taken.add(role);
  }
  return columns.map((_, index) => {
    const refused = matches.find((match) => match.index === index && match.score === 0);
    return chosen.get(index) ?? refused?.detected ?? UNKNOWN;
  });
}

const UNKNOWN: DetectedColumn = {
  role: 'ignore',
  confidence: 0,
  reason: 'The header says nothing this app knows.',
};

const EXACT = 0.95;
/** Names such as `id` and `date` mean what the file suggests. */
const CONTEXTUAL = 0.7;
/** The first names of a list are the plainest; of two columns for one role the plainer one wins. */
const LESS_PLAIN = 0.001;

function matchesOf(kind: SourceKind, column: ColumnSample, index: number): Match[] {
  const name = normalise(column.header);
  const roles = Object.keys(fields[kind]) as Role[];
  return roles.flatMap((role): Match[] => {
    const exact = synonyms[role]?.indexOf(name) ?? -1;
    const near = contextual[kind][role]?.indexOf(name) ?? -1;
    if (exact < 0 && near < 0) return [];
    const plain = exact >= 0 ? EXACT - exact * LESS_PLAIN : CONTEXTUAL - near * LESS_PLAIN;
    const { factor, words, format } = judge(role, column.values, exact < 0);
    const score = plain * factor;
    const roleName = roleNames[role].toLowerCase();
    const detected: DetectedColumn =
      factor === 0
        ? { role: 'ignore', confidence: 0, reason: `Named like ${roleName}, but ${words}.` }
        : {
            role,
            confidence: score,
            reason: `Named like ${roleName}${words && `, and ${words}`}.`,
            format,
          };
    return [{ index, role, score, detected }];
  });
}

interface Judgement {
  /** 1: the values support the role; 0: they rule it out. */
  factor: number;
  words: string;
  format?: string;
}

/** What a file's head without a single value in the column can say. */
const NO_VALUES: Judgement = { factor: 0.9, words: '' };

function judge(role: Role, values: readonly string[], vague: boolean): Judgement {
  if (values.length === 0) return NO_VALUES;
  if (role === 'ordered_at' || role === 'cancelled_at' || role === 'joined_on') {
    const date = detectDateFormat(values);
    if (date === null) return { factor: 0, words: 'its values do not read as dates' };
    return { factor: 1, words: `its values are dates, ${date.name}`, format: date.format };
  }
  if (NUMBERS.has(role)) {
    return share(values, isNumber) >= 0.9
      ? { factor: 1, words: 'its values are numbers' }
      : { factor: 0, words: 'its values do not read as numbers' };
  }
  if (role === 'email') {
    return share(values, (value) => value.includes('@')) >= 0.5
      ? { factor: 1, words: 'its values are addresses' }
      : { factor: 0, words: 'its values are no addresses' };
  }
  if (role === 'order_id') {
    // A date or time has a name like `order time`; a number of order repeats at most in its lines.
    return vague && share(values, isCode) < 0.5
      ? { factor: 0.5, words: '' }
      : { factor: 1, words: '' };
  }
  // `Product` and `item` may be either: codes have digits and no blanks.
  if (vague && role === 'product_id')
    return { factor: share(values, isCode) >= 0.8 ? 1 : 0.5, words: '' };
  if (vague && role === 'product_name')
    return { factor: share(values, isCode) >= 0.8 ? 0.6 : 1, words: '' };
  return { factor: 1, words: '' };
}

const NUMBERS: ReadonlySet<Role> = new Set([
  'quantity',
  'unit_price',
  'discount',
  'amount',
  'cost',
]);
const isNumber = (value: string) =>
  /^\s*(?:[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?|null|na|n\/a|nan|-)\s*$/i.test(value);
const isCode = (value: string) => /\d/.test(value) && !/\s/.test(value.trim());

function share(values: readonly string[], test: (value: string) => boolean): number {
  return values.filter(test).length / values.length;
}
