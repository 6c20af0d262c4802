import type { DateFormat } from '../../../src/domain/recipe/recipe';
import { clockOf, dateShape, dayNumber, isDay, monthStyle, type DateShape } from './date-shapes';

export type PartOrder = 'day' | 'month';

/** Signs beside a column of dates of how they are likely to be written. */
export interface DateHints {
  /** The file has decimal commas, semicolons, or headers in another language than English. */
  isContinental: boolean;
  /** The header says that these are dates; then numbers may be, too. */
  isNamed: boolean;
  /** No header could say that these are dates: numbers may be a clock's seconds. */
  isUnnamed?: boolean;
}

export const NO_HINTS: DateHints = { isContinental: false, isNamed: false };

/** The ways in which the dates of a column are written. */
export interface ColumnDates {
  formats: DateFormat[];
  /** The ways in words, e.g. `day first`. */
  name: string;
  /** The share of the values that these formats read, 0 to 1. */
  share: number;
  hasTime: boolean;
  /** The part that comes first, where that had to be told; null where the format leaves nothing open. */
  order: PartOrder | null;
  /** Says why it is that order; null when nothing decides it. */
  because: string | null;
  /** A value that reads either way, and the formats for the other order; null where it is decided. */
  open: { example: string; otherFormats: DateFormat[]; detail: string } | null;
}

/** A column is one of dates when this share of its values is written in ways that dates are. */
const ENOUGH = 0.8;
/** An order is contradicted when about this share of the dates only fits the other. */
const CONFLICT = 0.1;

/** Tells in which ways a column's values are dates; null when they are none. */
export function columnDates(
  values: readonly string[],
  hints: DateHints = NO_HINTS,
): ColumnDates | null {
  const texts = values.map((value) => value.trim()).filter((value) => value !== '');
  if (texts.length === 0) return null;
  const numbers = numericDates(texts, hints);
  if (numbers) return numbers;
  const shapes = texts.flatMap((text) => {
    const shape = dateShape(text);
    return shape === null ? [] : [{ text, shape }];
  });
  if (shapes.length < texts.length * ENOUGH) return null;
  if (!hints.isNamed && !isPlausible(shapes.map(({ shape }) => shape))) return null;
  const open = shapes.filter(({ shape }) => shape.open !== null);
  const verdict = open.length === 0 ? null : orderOf(open, hints);
  const formats = formatsOf(
    shapes.map(({ shape }) => shape),
    verdict?.order ?? 'day',
  );
  const [first] = open;
  return {
    formats,
    name: nameOf(formats, shapes, verdict?.order ?? null),
    share: readable(shapes, verdict?.order ?? null) / texts.length,
    hasTime: shapes.filter(({ shape }) => shape.hasTime).length > shapes.length / 2,
    order: verdict?.order ?? null,
    because: verdict?.because ?? null,
    open:
      verdict === null || verdict.because !== null || first === undefined
        ? null
        : {
            example: verdict.example ?? first.text,
            otherFormats: formatsOf(
              shapes.map(({ shape }) => shape),
              verdict.order === 'day' ? 'month' : 'day',
            ),
            detail: verdict.detail,
          },
  };
}

/** Gives dates whose order is open one that was told elsewhere. */
export function withOrder(dates: ColumnDates, order: PartOrder, because: string): ColumnDates {
  if (dates.open === null) return dates;
  const { order: old } = dates;
  const formats = old === order ? dates.formats : dates.open.otherFormats;
  const name = `${dates.name.replace(/^(?:day|month) first/, `${order} first`)}`;
  return { ...dates, formats, name, order, because, open: null };
}

interface Dated {
  text: string;
  shape: DateShape;
}

/** Tells whether dates may be dates by their values: eight digits have to lie within two decades. */
function isPlausible(shapes: readonly DateShape[]): boolean {
  const compact = shapes.filter(({ format }) => format === '%Y%m%d');
  if (compact.length < shapes.length / 2) return true;
  const days = compact.map(({ day }) => day ?? 0);
  return (
    Math.max(...days) - Math.min(...days) < 366 * 20 && Math.min(...days) > dayNumber(1990, 1, 1)
  );
}

/** Counts the dates that exist when they are read in this order. */
function readable(shapes: readonly Dated[], order: PartOrder | null): number {
  return shapes.filter(
    ({ shape: { open } }) =>
      open === null ||
      (order === 'day'
        ? isDay(open.year, open.second, open.first)
        : isDay(open.year, open.first, open.second)),
  ).length;
}

/**
 * Lists the formats of dates in the order in which they are to be tried: `%y` before `%Y`, which would
 * read a year of two digits as one of the first century, and then the more frequent first.
 */
function formatsOf(shapes: readonly DateShape[], order: PartOrder): DateFormat[] {
  const months = shapes.flatMap(({ monthName }) => (monthName === null ? [] : [monthName]));
  const style = months.length === 0 ? null : monthStyle(months);
  const counts = new Map<string, number>();
  for (const { format, monthName } of shapes) {
    const own = monthName === null ? null : (style ?? monthStyle([monthName]));
    const written = own === null ? format : `${format.replace('%b', own.letter)}${own.suffix}`;
    const filled = written
      .replace('%1', order === 'day' ? '%d' : '%m')
      .replace('%2', order === 'day' ? '%m' : '%d');
    counts.set(filled, (counts.get(filled) ?? 0) + 1);
  }
  return [...counts]
    .sort(([a, m], [b, n]) => Number(a.includes('%Y')) - Number(b.includes('%Y')) || n - m)
    .map(([format]) => format);
}

function nameOf(
  formats: readonly DateFormat[],
  shapes: readonly Dated[],
  order: PartOrder | null,
): string {
  const zones = shapes.some(({ shape }) => shape.hasZone) ? '; time zones are not applied' : '';
  const ways = formats.length > 1 ? `, written in ${formats.length} ways` : '';
  const isNamed = shapes.filter(({ shape }) => shape.monthName !== null).length;
  const isCompact = formats.every((format) => format.startsWith('%Y%m%d'));
  const way =
    order !== null
      ? `${order} first`
      : isNamed > shapes.length / 2
        ? 'month by name'
        : isCompact
          ? 'year first, without separators'
          : 'year first';
  return `${way}${ways}${zones}`;
}

interface Verdict {
  order: PartOrder;
  because: string | null;
  detail: string;
  example?: string;
}

/**
 * Tells whether day or month comes first: a part above 12 is a day; else dates that follow each other
 * tell, else the usual way of the place. `because` is null when nothing decides it.
 */
function orderOf(dated: readonly Dated[], { isContinental }: DateHints): Verdict {
  const opens = dated.flatMap(({ shape: { open, seconds } }) =>
    open === null ? [] : [{ ...open, seconds }],
  );
  const firsts = opens.filter(({ first }) => first > 12).length;
  const seconds = opens.filter(({ second }) => second > 12).length;
  const [order, certain, against]: [PartOrder, number, number] =
    firsts >= seconds ? ['day', firsts, seconds] : ['month', seconds, firsts];
  const counts = `${count(firsts)} can only have the day first, ${count(seconds)} only the month.`;
  if (against > 0 && against >= opens.length * CONFLICT * ENOUGH)
    return { order, because: null, detail: `Both orders occur: ${counts}` };
  if (certain > 0) {
    const because = `${count(certain)} of ${count(opens.length)} ${certain === 1 ? 'has' : 'have'} a ${order === 'day' ? 'first' : 'second'} number above 12`;
    return { order, because, detail: counts };
  }
  if (opens.every(({ first, second }) => first === second))
    return { order: 'day', because: 'day and month are the same number', detail: counts };
  const followed = byFollowing(opens);
  if (followed) return { ...followed, detail: counts };
  const texts = dated.map(({ text }) => text);
  const example = dated.find(({ shape: { open } }) => open !== null && open.first !== open.second);
  if (texts.every((text) => /^\d{1,2}\.(?: )?\d/.test(text)))
    return { order: 'day', because: 'dates with points have the day first', detail: counts };
  if (isContinental)
    return {
      order: 'day',
      because: 'the file’s other columns are written as in Europe',
      detail: counts,
    };
  const usual: PartOrder =
    texts.some((text) => text.includes('/')) || texts.some((text) => /[ap]m$/i.test(text))
      ? 'month'
      : 'day';
  return {
    order: usual,
    because: null,
    detail: `None of the ${count(opens.length)} dates looked at has a number above 12 in front or second.`,
    example: example?.text,
  };
}

const count = (value: number) => value.toLocaleString('en-GB');

interface OpenDate {
  first: number;
  second: number;
  year: number;
  seconds: number;
}

/** Tells the order from dates that follow each other: exports go by time, and the wrong reading jumps. */
function byFollowing(dates: readonly OpenDate[]): { order: PartOrder; because: string } | null {
  const byDay = following(dates, ({ first, second, year }) => dayNumber(year, second, first));
  const byMonth = following(dates, ({ first, second, year }) => dayNumber(year, first, second));
  const enough = byDay.steps >= 2 && byMonth.steps >= 2;
  if (!enough) return null;
  if (byDay.isOrdered !== byMonth.isOrdered)
    return {
      order: byDay.isOrdered ? 'day' : 'month',
      because: 'only so do the dates follow one another',
    };
  const [order, near, far]: [PartOrder, number, number] =
    byDay.stride <= byMonth.stride
      ? ['day', byDay.stride, byMonth.stride]
      : ['month', byMonth.stride, byDay.stride];
  return far >= 2 * near ? { order, because: 'so the dates lie closer to one another' } : null;
}

/** Adds up how far it is from each date to the next, and tells whether nearly all go the same way. */
function following(dates: readonly OpenDate[], at: (date: OpenDate) => number) {
  let [up, down, stride] = [0, 0, 0];
  for (let index = 1; index < dates.length; index += 1) {
    const [before, date] = [dates[index - 1], dates[index]];
    if (before === undefined || date === undefined) continue;
    const step = at(date) - at(before);
    stride += Math.abs(step);
    if (step > 0) up += 1;
    if (step < 0) down += 1;
  }
  const steps = up + down;
  return { stride, steps, isOrdered: Math.max(up, down) >= 0.98 * steps };
}

/** Times from 2001 to 2035: numbers of ten digits are seconds since 1970, of thirteen milliseconds. */
const TICKS = /^(?:1\d{9}|20[0-7]\d{7}|1\d{12}|20[0-7]\d{10})(?:\.0+)?$/;
const DAY_OF_SECONDS = 86_400;

/** Tells whether numbers without a header are times: all of one length, a day apart, and many of them. */
function areClockTicks(texts: readonly string[]): boolean {
  if (texts.length < 4 || !texts.every((text) => TICKS.test(text))) return false;
  const numbers = texts.map(Number);
  const [least, most] = [Math.min(...numbers), Math.max(...numbers)];
  const second = most > 1e11 ? 1000 : 1;
  if (least < 1e11 !== most < 1e11 || most - least < DAY_OF_SECONDS * second) return false;
  return new Set(texts).size >= texts.length * 0.05;
}

/**
 * Tells whether numbers are dates: serial days of a spreadsheet, or seconds or milliseconds of a clock.
 * The header has to say that they are dates; where there is no header, only times of a clock are told.
 */
function numericDates(texts: readonly string[], hints: DateHints): ColumnDates | null {
  if (!hints.isNamed && !(hints.isUnnamed === true && areClockTicks(texts))) return null;
  const enough = (test: (text: string) => boolean) =>
    texts.filter(test).length >= texts.length * ENOUGH;
  const found = (format: DateFormat, name: string, hasTime: boolean): ColumnDates => ({
    formats: [format],
    name,
    share: 1,
    hasTime,
    order: null,
    because: null,
    open: null,
  });
  const within = (low: number, high: number) => (text: string) =>
    /^\d+(?:[.,]\d+)?$/.test(text) &&
    Number(text.replace(',', '.')) >= low &&
    Number(text.replace(',', '.')) <= high;
  // These are the days from 1980 to 2064.
  if (enough(within(29_221, 60_000)))
    return found(
      'excel',
      'days as a spreadsheet counts them',
      texts.some((text) => /[.,]/.test(text)),
    );
  // These are the times from 1990 to 2063, in seconds and in milliseconds.
  if (enough(within(631_152_000, 2_966_000_000))) return found('epoch', 'seconds since 1970', true);
  if (enough(within(631_152_000_000, 2_966_000_000_000)))
    return found('epoch', 'milliseconds since 1970', true);
  return null;
}

/** Tells in which formats the values of a column are times of day without a date; null when they are not. */
export function columnTimes(values: readonly string[]): DateFormat[] | null {
  const clocks = values.map((value) => clockOf(value.trim()));
  const formats = clocks.flatMap((clock) => (clock === null ? [] : [clock.format]));
  if (values.length === 0 || formats.length < values.length * ENOUGH) return null;
  // A `9.45` alone is rather a price.
  const unlikely = formats.filter((format) => format === '%H.%M').length;
  return unlikely > formats.length / 2 ? null : [...new Set(formats)];
}
