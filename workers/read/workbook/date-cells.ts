/** A cell's number format shows a number as a date or a time like this. */
export interface DateStyle {
  /** Shows a day, month or year. */
  hasDate: boolean;
  hasTime: boolean;
  /** Shows hours beyond 24: a duration. */
  isElapsed: boolean;
  /** Shows parts of a second. */
  hasFraction: boolean;
}

const DATE: DateStyle = { hasDate: true, hasTime: false, isElapsed: false, hasFraction: false };

/** Number formats that a workbook need not spell out (ECMA-376 part 1, 18.8.30). */
const BUILT_IN: Readonly<Record<number, string>> = {
  14: 'm/d/yyyy',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm AM/PM',
  19: 'h:mm:ss AM/PM',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'm/d/yyyy h:mm',
  45: 'mm:ss',
  46: '[h]:mm:ss',
  47: 'mm:ss.0',
};
/** In East Asian editions; which of them are times differs, and the number itself tells. */
const isEastAsianDate = (id: number) => (id >= 27 && id <= 36) || (id >= 50 && id <= 58);

/** Tells how a number format shows dates; null where it shows none. `code` is what the workbook spells out. */
export function dateStyleOf(id: number, code: string | undefined): DateStyle | null {
  const format = code ?? BUILT_IN[id];
  if (format !== undefined) return styleOf(format);
  return isEastAsianDate(id) ? DATE : null;
}

/** Texts in quotes, single characters that stand for themselves, and room that is left. */
const LITERALS = /"[^"]*"?|\\.|[_*]./g;
const ELAPSED = /\[(h+|m+|s+)\]/gi;
const HALVES = /am\/pm|a\/p/gi;
const FRACTION = /s[.,]0+/g;

function styleOf(code: string): DateStyle | null {
  const bare = code.replace(LITERALS, ' ');
  const isElapsed = bare.search(ELAPSED) >= 0;
  const [shown = ''] = bare
    .replace(ELAPSED, '$1')
    .replace(/\[[^\]]*\]/g, '')
    .split(';');
  const text = shown.replace(HALVES, ' ').toLowerCase();
  if (text.trim() === 'general') return null;
  const whole = text.replace(FRACTION, 's');
  if (/[0#?@]/.test(whole)) return null;
  const parts = whole.match(/y+|m+|d+|h+|s+|e+/g)?.map((part) => part.charAt(0)) ?? [];
  if (parts.length === 0) return null;
  const isMinute = (index: number) =>
    parts[index] === 'm' && (parts[index - 1] === 'h' || parts[index + 1] === 's');
  const isOfDay = (part: string, index: number) =>
    part === 'h' || part === 's' || isMinute(index) || (isElapsed && part === 'm');
  return {
    hasDate: !parts.every(isOfDay),
    hasTime: parts.some(isOfDay),
    isElapsed,
    hasFraction: whole !== text,
  };
}

const DAY = 86_400_000;
const SECOND = 1000;
/** 31 December 9999, the last day a spreadsheet knows. */
const LAST_SERIAL = 2_958_465;
/** From 1 January 1904 back to the day before 1900 that serial 0 of other workbooks is. */
const DAYS_TO_1904 = 1462;
/** Lotus 1-2-3 took 1900 for a leap year, and spreadsheets still do: 60 is the day that never was. */
const LEAP_DAY = 60;
const BEFORE_1900 = Date.UTC(1899, 11, 30);

/**
 * A serial number as an ISO text in the wall clock's time: `2024-03-01`, `2024-03-01 13:45:00`,
 * `13:45:00`. Whatever the format hides of it is kept. Null where it is no date.
 */
export function dateText(serial: number, style: DateStyle, is1904: boolean): string | null {
  if (!(serial >= 0 && serial <= LAST_SERIAL)) return null;
  const unit = style.hasFraction ? 1 : SECOND;
  const rounded = Math.round((serial * DAY) / unit) * unit;
  if (style.isElapsed) return clock(rounded);
  // A day that is missing: a zero in a column of dates is no date of 1899.
  if (serial < 1) return style.hasDate ? null : clock(Math.min(rounded, DAY - unit));
  let at = rounded + (is1904 ? DAYS_TO_1904 * DAY : 0);
  if (at < LEAP_DAY * DAY) at += DAY;
  const day = new Date(BEFORE_1900 + at).toISOString().slice(0, 10);
  const time = at % DAY;
  return style.hasTime || time !== 0 ? `${day} ${clock(time)}` : day;
}

/** Milliseconds as hours, minutes and seconds. */
function clock(milliseconds: number): string {
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  const fraction = milliseconds % SECOND;
  const seconds = Math.floor(milliseconds / SECOND);
  const text = `${two(seconds / 3600)}:${two((seconds / 60) % 60)}:${two(seconds % 60)}`;
  return fraction === 0 ? text : `${text}.${String(fraction).padStart(3, '0')}`;
}
