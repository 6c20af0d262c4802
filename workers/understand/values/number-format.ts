import { QUANTITY_UNITS, type DecimalSign } from '../../../src/domain/recipe/recipe';

/** The way in which the values of a column are numbers. */
export interface ColumnNumbers {
  decimal: DecimalSign;
  /** The share of the values that are numbers, 0 to 1. */
  share: number;
  /** The numbers, one a value; NaN where a value is none. */
  numbers: number[];
  allWhole: boolean;
  /** The currency that most values carry, as it stands, e.g. `€` or `CHF`. */
  currency: string | null;
  isPercent: boolean;
  /** The sign that sets thousands apart, in words; null where none does. */
  grouping: string | null;
  /** `1.234` may be one thousand or a bit more than one: nothing in this column decides it. */
  open: { example: string } | null;
}

const CURRENCY = String.raw`(?:[A-Z]{2,3}\$|\p{Sc}|[A-Z]{3}|kr\.?|zł|Kč|Ft|lei|TL|Rs\.?|fr\.|R\$)`;
/** A quantity may have a unit behind it: `2 pcs`, `1,5 kg`. */
const UNIT = new RegExp(`(?<=[\\d.,])\\s*(?:${QUANTITY_UNITS.join('|')})\\.?$`, 'iu');
const CURRENCY_BEFORE = new RegExp(`^(${CURRENCY})\\s*(?=[-+(\\d.,])`, 'u');
const CURRENCY_AFTER = new RegExp(`(?<=[\\d.,)-])\\s*(${CURRENCY})$`, 'u');
/** Digits that may be grouped, with or without decimals. */
const BODY = /^\d*(?:[.,'’\s]\d+)*[.,]?$/;
const SCIENTIFIC = /^\d+(?:[.,]\d+)?e[+-]?\d{1,3}$/i;

interface Stripped {
  body: string;
  isNegative: boolean;
  isPercent: boolean;
  currency: string | null;
}

/** Takes the unit, the sign, the currency and the percent sign off; null when the rest is no number. */
function stripped(value: string): Stripped | null {
  let text = value.trim();
  let isNegative = false;
  let currency: string | null = null;
  text = text.replace(UNIT, '');
  const parentheses = /^(.*?)\((.+)\)(.*)$/.exec(text);
  if (parentheses) {
    isNegative = true;
    text = `${parentheses[1]}${parentheses[2]}${parentheses[3]}`.trim();
  }
  for (let turn = 0; turn < 2; turn += 1) {
    const sign = /^[-−+]\s*|\s*[-−]$/.exec(text);
    if (sign) {
      if (!sign[0].includes('+')) isNegative = true;
      text = text.replace(sign[0], '').trim();
    }
    const unit = CURRENCY_BEFORE.exec(text) ?? CURRENCY_AFTER.exec(text);
    if (unit) {
      currency = unit[1] ?? null;
      text = text.replace(unit[0], '').trim();
    }
  }
  const isPercent = /\s?%$/.test(text);
  if (isPercent) text = text.replace(/\s?%$/, '');
  if (!/\d/.test(text) || (!BODY.test(text) && !SCIENTIFIC.test(text))) return null;
  return { body: text, isNegative, isPercent, currency };
}

type Vote = DecimalSign | 'whole' | 'none' | { alone: DecimalSign };

/**
 * Tells the sign that starts the decimals, as far as one number does. A number such as `1.234`, whose
 * sign may be either, answers `alone`.
 */
function voteOf(body: string): Vote {
  const signs = body.replace(/[^.,]/g, '');
  if (signs === '') return 'whole';
  const last = signs.charAt(signs.length - 1) as DecimalSign;
  const other: DecimalSign = last === '.' ? ',' : '.';
  const decimals = body.length - 1 - body.lastIndexOf(last);
  if (signs.includes(other)) return signs.lastIndexOf(last) === signs.indexOf(last) ? last : 'none';
  if (signs.length > 1) return /^\d{1,3}(?:[.,]\d{2,3})*[.,]\d{3}$/.test(body) ? other : 'none';
  if (/['’\s]/.test(body)) return last;
  const whole = body.slice(0, body.length - 1 - decimals);
  if (decimals === 3 && /^[1-9]\d{0,2}$/.test(whole)) return { alone: last };
  return last;
}

const ENOUGH = 0.8;

/**
 * Tells in which way values are numbers; null when they are none.
 *
 * @param usual the decimal sign of the file's other columns; null when none tells.
 */
export function columnNumbers(
  values: readonly string[],
  usual: DecimalSign | null = null,
): ColumnNumbers | null {
  const parts = values.map(stripped);
  const found = parts.filter((part) => part !== null);
  if (values.length === 0 || found.length < values.length * ENOUGH) return null;
  const votes = found.map(({ body }) => (SCIENTIFIC.test(body) ? 'whole' : voteOf(body)));
  const certain = { '.': 0, ',': 0 };
  const alone = { '.': 0, ',': 0 };
  for (const vote of votes) {
    if (vote === '.' || vote === ',') certain[vote] += 1;
    else if (typeof vote === 'object') alone[vote.alone] += 1;
  }
  const { decimal, isOpen } = decide(
    certain,
    alone,
    found.map(({ body }) => body),
    usual,
  );
  const numbers = parts.map((part) => (part === null ? Number.NaN : numberOf(part, decimal)));
  const readable = numbers.filter((number) => !Number.isNaN(number));
  if (readable.length < values.length * ENOUGH) return null;
  const units = found.flatMap(({ currency }) => (currency === null ? [] : [currency]));
  return {
    decimal,
    share: readable.length / values.length,
    numbers,
    allWhole: readable.every(Number.isInteger),
    currency: units.length > found.length / 2 ? mostFrequent(units) : null,
    isPercent: found.filter(({ isPercent }) => isPercent).length > found.length / 2,
    grouping: groupingOf(
      found.map(({ body }) => body),
      decimal,
    ),
    open: isOpen
      ? { example: values.find((value) => /\d[.,]\d{3}\b/.test(value)) ?? values[0] ?? '' }
      : null,
  };
}

type Votes = Record<DecimalSign, number>;

/** Chooses the decimal sign by the votes of single numbers, and tells whether it remains open. */
function decide(
  certain: Votes,
  alone: Votes,
  bodies: readonly string[],
  usual: DecimalSign | null,
): { decimal: DecimalSign; isOpen: boolean } {
  if (certain['.'] + certain[','] > 0)
    return { decimal: certain[','] > certain['.'] ? ',' : '.', isOpen: false };
  const sign: DecimalSign = alone[','] > alone['.'] ? ',' : '.';
  const other: DecimalSign = sign === '.' ? ',' : '.';
  if (alone['.'] + alone[','] === 0) return { decimal: usual ?? '.', isOpen: false };
  if (alone['.'] > 0 && alone[','] > 0) return { decimal: usual ?? '.', isOpen: true };
  // If the sign set thousands apart, it would do so in `1234`, too, and numbers below 1,000 would be whole.
  const whole = bodies.filter((body) => /^\d+$/.test(body));
  if (whole.some((body) => body.length > 3)) return { decimal: sign, isOpen: false };
  if (whole.length >= 5) return { decimal: other, isOpen: false };
  if (usual !== null) return { decimal: usual, isOpen: false };
  return { decimal: sign === ',' ? '.' : sign, isOpen: true };
}

function numberOf({ body, isNegative }: Stripped, decimal: DecimalSign): number {
  const plain = body
    .replace(/['’\s]/g, '')
    .replaceAll(decimal === '.' ? ',' : '.', '')
    .replace(decimal, '.');
  const number = Number(plain);
  return isNegative ? -number : number;
}

const GROUPINGS: readonly (readonly [RegExp, string])[] = [
  [/\d'\d{3}|\d’\d{3}/, 'apostrophes'],
  [/\d\s\d{3}/, 'blanks'],
];

function groupingOf(bodies: readonly string[], decimal: DecimalSign): string | null {
  const sign = decimal === '.' ? ',' : '.';
  if (bodies.some((body) => body.includes(sign))) return sign === ',' ? 'commas' : 'points';
  return GROUPINGS.find(([pattern]) => bodies.some((body) => pattern.test(body)))?.[1] ?? null;
}

function mostFrequent(texts: readonly string[]): string | null {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}
