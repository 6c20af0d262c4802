/** How dates of a column are written, told from sample values. */

export interface DateFormat {
  /** strptime's; absent: ISO 8601, which the database reads by itself. */
  format?: string;
  /** In words, e.g. `31/12/2024, day first`. */
  name: string;
}

/** A column is one of dates when this share of its values is written in one way. */
const ENOUGH = 0.8;

const TIME = String.raw`(\d{1,2}):(\d{2})(:\d{2})?(\.\d+)?`;
const ISO = new RegExp(
  String.raw`^\d{4}([-/])\d{1,2}\1\d{1,2}(?:[T ]${TIME}\s?(?:Z|UTC|[+-]\d{2}(?::?\d{2})?)?)?$`,
);
const OFFSET = /:\d{2}(?:\.\d+)?\s?(?:Z|UTC|[+-]\d{2}(?::?\d{2})?)$/;
const NUMERIC = new RegExp(
  String.raw`^(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})(?:(,? )${TIME}( ?[AaPp][Mm])?)?$`,
);
const COMPACT = /^(19|20)\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$/;
const MONTH = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)';
const NAMED: readonly (readonly [RegExp, string])[] = [
  [new RegExp(`^\\d{1,2} ${MONTH} \\d{4}$`, 'i'), '%d %b %Y'],
  [new RegExp(`^\\d{1,2}-${MONTH}-\\d{4}$`, 'i'), '%d-%b-%Y'],
  [new RegExp(`^\\d{1,2}-${MONTH}-\\d{2}$`, 'i'), '%d-%b-%y'],
  [new RegExp(`^${MONTH} \\d{1,2}, \\d{4}$`, 'i'), '%b %d, %Y'],
];

/** The way most of the values are dates; null when they are not. */
export function detectDateFormat(values: readonly string[]): DateFormat | null {
  const texts = values.map((value) => value.trim()).filter((value) => value !== '');
  if (texts.length === 0) return null;
  const enough = (count: number) => count >= texts.length * ENOUGH;
  const matching = (pattern: RegExp) => texts.filter((value) => pattern.test(value)).length;
  if (enough(matching(ISO))) {
    return { name: matching(OFFSET) > 0 ? 'year first; time zones are not applied' : 'year first' };
  }
  if (enough(matching(COMPACT)))
    return { format: '%Y%m%d', name: 'year first, without separators' };
  const named = NAMED.find(([pattern]) => enough(matching(pattern)));
  if (named) return { format: named[1], name: 'month by name' };
  const numeric = mostFrequentShape(texts);
  return numeric !== null && enough(numeric.dates.length) ? dayOrMonthFirst(numeric) : null;
}

interface NumericDate {
  first: number;
  second: number;
  year: number;
}

interface Shape {
  separator: string;
  /** strptime for the year and what follows it. */
  rest: string;
  dates: NumericDate[];
}

function mostFrequentShape(texts: readonly string[]): Shape | null {
  const shapes = new Map<string, Shape>();
  for (const text of texts) {
    const match = NUMERIC.exec(text);
    if (match === null) continue;
    const [, first, separator = '', second, year = '', blank, , , seconds, fraction, half] = match;
    const clock = half === undefined ? '%H:%M' : '%I:%M';
    const time = `${clock}${seconds ? ':%S' : ''}${fraction ? '.%g' : ''}`;
    const suffix = half === undefined ? '' : half.startsWith(' ') ? ' %p' : '%p';
    const rest = `${year.length === 4 ? '%Y' : '%y'}${blank === undefined ? '' : blank + time + suffix}`;
    const key = separator + rest;
    const shape = shapes.get(key) ?? { separator, rest, dates: [] };
    shape.dates.push({ first: Number(first), second: Number(second), year: Number(year) });
    shapes.set(key, shape);
  }
  const [best] = [...shapes.values()].sort((a, b) => b.dates.length - a.dates.length);
  return best ?? null;
}

/** A part above 12 is a day. Where there is none, orders are taken to follow each other closely. */
function dayOrMonthFirst({ separator, rest, dates }: Shape): DateFormat | null {
  const dayFirst: DateFormat = {
    format: `%d${separator}%m${separator}${rest}`,
    name: 'day first',
  };
  const monthFirst: DateFormat = {
    format: `%m${separator}%d${separator}${rest}`,
    name: 'month first',
  };
  const firsts = dates.filter(({ first }) => first > 12).length;
  const seconds = dates.filter(({ second }) => second > 12).length;
  if (firsts > 0 && seconds > 0) {
    // A few slips do not change what the column is; they will be set aside.
    if (firsts >= dates.length * ENOUGH * 0.1 && seconds >= dates.length * ENOUGH * 0.1)
      return null;
    return firsts > seconds ? dayFirst : monthFirst;
  }
  if (firsts > 0) return dayFirst;
  if (seconds > 0) return monthFirst;
  const byDay = strideOf(dates, ({ first, second, year }) => dayNumber(year, second, first));
  const byMonth = strideOf(dates, ({ first, second, year }) => dayNumber(year, first, second));
  if (byDay === byMonth) return separator === '/' ? monthFirst : dayFirst;
  return byDay < byMonth ? dayFirst : monthFirst;
}

/** Near enough to compare how far apart dates are. */
const dayNumber = (year: number, month: number, day: number) => (year * 12 + month) * 31 + day;

/** How far it is from each date to the next, in all. */
function strideOf(dates: readonly NumericDate[], at: (date: NumericDate) => number): number {
  const days = dates.map(at);
  return days.reduce((sum, day, index) => sum + Math.abs(day - (days[index - 1] ?? day)), 0);
}
