import { languagesOf, MONTH_LANGUAGES, monthOf } from '../../../src/domain/dates/month-names';

/** One value as a date: the way it is written, and its parts where their order is open. */
export interface DateShape {
  /**
   * A format of strptime, or `iso`. Two numbers of which either may be the day stand as `%1` and `%2`
   * in it.
   */
  format: string;
  /** The two numbers of an open order. */
  open: { first: number; second: number; year: number } | null;
  /** The name of its month, when it has one. */
  monthName: string | null;
  hasTime: boolean;
  hasZone: boolean;
  /** Seconds since midnight. */
  seconds: number;
  /** Days since some day, near enough to compare; null while the order is open. */
  day: number | null;
}

interface Clock {
  format: string;
  seconds: number;
  hasZone: boolean;
}

const CLOCK =
  /^(\d{1,2})([:.h])(\d{2})(?:\2(\d{2})(?:([.,])(\d{1,9}))?)?(?:(\s?)([AaPp][Mm]))?( Uhr)?(?:(\s?)(Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?))?$/;

/** Reads a time of day, with its format for strptime; null when it is none. */
export function clockOf(text: string): Clock | null {
  const match = CLOCK.exec(text);
  if (match === null) return null;
  const [, hour = '', sign = ':', minute = '', second, point = '', fraction] = match;
  const [blank = '', half, uhr = '', gap = '', zone] = match.slice(7);
  const isHalf = half !== undefined;
  const [h, m, s] = [Number(hour), Number(minute), Number(second ?? 0)];
  if (m > 59 || s > 59 || h > 23 || (isHalf && (h < 1 || h > 12))) return null;
  const format = [
    isHalf ? '%I' : '%H',
    sign,
    '%M',
    second === undefined ? '' : `${sign}%S`,
    fraction === undefined ? '' : `${point}${fractionFormat(fraction.length)}`,
    isHalf ? `${blank}%p` : '',
    uhr,
    zone === undefined ? '' : `${gap}${/^[+-]/.test(zone) ? '%z' : zone}`,
  ].join('');
  const pm = isHalf && half.toLowerCase() === 'pm';
  const hours = isHalf ? (h % 12) + (pm ? 12 : 0) : h;
  return { format, seconds: hours * 3600 + m * 60 + s, hasZone: zone !== undefined };
}

/** strptime has letters for milli-, micro- and nanoseconds; `%g`, `%f` and `%n` take fewer digits too. */
const fractionFormat = (digits: number) => (digits <= 3 ? '%g' : digits <= 6 ? '%f' : '%n');

/** A date may have a weekday in front, in any language, with a comma or blank behind it. */
const WEEKDAY = /^(\p{L}{2,12})(\.?,\s?|\.?\s)(?=\d|\p{L})/u;
const ENGLISH_DAYS =
  /^(?:(mon|tue|wed|thu|fri|sat|sun)|(mon|tues|wednes|thurs|fri|satur|sun)day)$/i;

const YEAR_FIRST = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})/;
const NUMBERS = /^(\d{1,2})([./-]|\. )(\d{1,2})\2(\d{4}|\d{2})(?!\d)\.?/;
const DAY_NAME =
  /^(\d{1,2})(\.?[ -]|\.|\/|(?:st|nd|rd|th) | de | d'| of )(\p{L}{3,12}\.?)([ /-]|, | de | del )(\d{4}|\d{2})(?!\d)/u;
const NAME_DAY = /^(\p{L}{3,12}\.?)([ -])(\d{1,2})(, |,| |-)(\d{4}|\d{2})(?!\d)/u;
const COMPACT =
  /^((?:19|20)\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?:(T| )?(\d{6}|\d{4})(Z)?)?$/;
/** Digits alone are a day by themselves, with a time behind them that is written with colons. */
const COMPACT_DAY = /^((?:19|20)\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?=T|\s|,)/;
/** These signs and words stand between a date and its time. */
const BETWEEN = /^(?:T|, ?|\s+-\s+|\s+(?:at|um|à|a las|om|às)\s+|\s+)/;

/** Tells how a text is a date; null when it is none, or when only a header can tell it from a number. */
export function dateShape(text: string): DateShape | null {
  const compact = COMPACT.exec(text);
  if (compact) return compactShape(compact);
  const date = datePart(text) ?? withWeekday(text);
  if (date === null) return null;
  const rest = text.slice(date.length);
  if (rest === '') return { ...date.shape, hasTime: false, hasZone: false, seconds: 0 };
  const between = BETWEEN.exec(rest)?.[0];
  const clock = between === undefined ? null : clockOf(rest.slice(between.length));
  if (between === undefined || clock === null) return null;
  const { seconds, hasZone } = clock;
  const format = isIso(date.shape.format, between, clock.format)
    ? 'iso'
    : `${date.shape.format === 'iso' ? isoParts(text) : date.shape.format}${between}${clock.format}`;
  return { ...date.shape, format, hasTime: true, hasZone, seconds };
}

/** Tells whether the database reads such dates by itself. */
const isIso = (date: string, between: string, clock: string) =>
  date === 'iso' &&
  (between === 'T' || between === ' ') &&
  /^%H:%M(?::%S(?:\.%[gfn])?)?(?: ?(?:%z|Z|UTC))?$/.test(clock);

const isoParts = (text: string) => (text.charAt(4) === '/' ? '%Y/%m/%d' : '%Y-%m-%d');

interface DatePart {
  length: number;
  shape: Omit<DateShape, 'hasTime' | 'hasZone' | 'seconds'>;
}

/** Reads the date that a text begins with; null when it begins with none. */
function datePart(text: string): DatePart | null {
  const yearFirst = YEAR_FIRST.exec(text);
  if (yearFirst) {
    const [all, year, sign, month, day] = yearFirst;
    if (!isLikeDay(Number(month), Number(day))) return null;
    // `2024. 1. 3.` without blanks, as Hungarians write it.
    const last = sign === '.' && text.charAt(all.length) === '.' ? '.' : '';
    const format = sign === '.' ? `%Y.%m.%d${last}` : 'iso';
    return part(all + last, format, null, dayNumber(Number(year), Number(month), Number(day)));
  }
  const numbers = NUMBERS.exec(text);
  if (numbers) {
    const [all, first, sign = '', second, year = ''] = numbers;
    const open = { first: Number(first), second: Number(second), year: fullYear(year) };
    const fits = isLikeDay(open.second, open.first) || isLikeDay(open.first, open.second);
    const format = `%1${sign}%2${sign}${yearFormat(year)}${all.endsWith('.') ? '.' : ''}`;
    return fits
      ? { length: all.length, shape: { format, open, monthName: null, day: null } }
      : null;
  }
  const dayName = DAY_NAME.exec(text);
  if (dayName) {
    const [all, day, before = '', name = '', after = '', year = ''] = dayName;
    return named(all, `%d${before}%b${after}${yearFormat(year)}`, name, day, year);
  }
  const nameDay = NAME_DAY.exec(text);
  if (nameDay) {
    const [all, name = '', before = '', day, after = '', year = ''] = nameDay;
    return named(all, `%b${before}%d${after}${yearFormat(year)}`, name, day, year);
  }
  const digits = COMPACT_DAY.exec(text);
  if (digits === null) return null;
  const [all, ...parts] = digits;
  const [year = 0, month = 0, day = 0] = parts.map(Number);
  return isDay(year, month, day) ? part(all, '%Y%m%d', null, dayNumber(year, month, day)) : null;
}

function withWeekday(text: string): DatePart | null {
  const weekday = WEEKDAY.exec(text);
  const date = weekday === null ? null : datePart(text.slice(weekday[0].length));
  if (weekday === null || date === null) return null;
  const [all, name = '', between = ''] = weekday;
  const english = ENGLISH_DAYS.exec(name);
  // Other languages' weekdays are not read; each is a text of its own, so there are seven formats.
  const letter = english === null ? name : english[1] === undefined ? '%A' : '%a';
  const format = `${letter}${between}${date.shape.format === 'iso' ? isoParts(text.slice(all.length)) : date.shape.format}`;
  return { length: all.length + date.length, shape: { ...date.shape, format } };
}

function named(
  all: string,
  format: string,
  name: string,
  day: string | undefined,
  year: string,
): DatePart | null {
  const [language] = languagesOf([name]);
  const month = language === undefined ? null : monthOf(name, language);
  if (month === null || !isLikeDay(month.month, Number(day))) return null;
  return part(all, format, name, dayNumber(fullYear(year), month.month, Number(day)));
}

const part = (all: string, format: string, monthName: string | null, day: number): DatePart => ({
  length: all.length,
  shape: { format, open: null, monthName, day },
});

function compactShape(match: RegExpExecArray): DateShape | null {
  const [, year, month, day, between = '', time, zone = ''] = match;
  if (!isDay(Number(year), Number(month), Number(day))) return null;
  const hour = Number(time?.slice(0, 2) ?? 0);
  const minute = Number(time?.slice(2, 4) ?? 0);
  const second = Number(time?.slice(4) ?? 0);
  if (hour > 23 || minute > 59 || second > 59) return null;
  const clock = time === undefined ? '' : `${between}%H%M${time.length === 6 ? '%S' : ''}${zone}`;
  return {
    format: `%Y%m%d${clock}`,
    open: null,
    monthName: null,
    hasTime: time !== undefined,
    hasZone: zone !== '',
    seconds: hour * 3600 + minute * 60 + second,
    day: dayNumber(Number(year), Number(month), Number(day)),
  };
}

const yearFormat = (year: string) => (year.length === 4 ? '%Y' : '%y');

/** Completes a year of two digits as strptime does: 69 to 99 are of the last century. */
const fullYear = (year: string) =>
  year.length === 4 ? Number(year) : Number(year) + (Number(year) < 69 ? 2000 : 1900);

/** Tells whether numbers are written like a day, though a month may be too short for it. */
const isLikeDay = (month: number, day: number) =>
  month >= 1 && month <= 12 && day >= 1 && day <= 31;

/** Tells whether numbers are a day that exists, from 1900 to 2199. */
export const isDay = (year: number, month: number, day: number): boolean =>
  year >= 1900 &&
  year <= 2199 &&
  month >= 1 &&
  month <= 12 &&
  day >= 1 &&
  day <= new Date(Date.UTC(year, month, 0)).getUTCDate();

/** Returns the number of days since 1970. */
export const dayNumber = (year: number, month: number, day: number): number =>
  Date.UTC(year, month - 1, day) / 86_400_000;

/**
 * Tells what a format needs to read a column's names of months: the language behind it, and `%b` when
 * any is shortened. Null when no language has all of them.
 */
export function monthStyle(names: readonly string[]): { suffix: string; letter: string } | null {
  const [language] = languagesOf(names);
  if (language === undefined) return null;
  const isShort = names.some((name) => monthOf(name, language)?.isShort);
  return {
    suffix: language === MONTH_LANGUAGES[0] ? '' : `@${language}`,
    letter: isShort ? '%b' : '%B',
  };
}
