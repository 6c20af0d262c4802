/** strptime's letters that a date format here can have, as patterns. */
const parts: Record<string, string> = {
  d: '(?<day>\\d{1,2})',
  m: '(?<month>\\d{1,2})',
  b: '(?<name>[a-z]{3})',
  Y: '(?<year>\\d{4})',
  y: '(?<short>\\d{2})',
  H: '(?<hour>\\d{1,2})',
  I: '(?<hour>\\d{1,2})',
  M: '(?<minute>\\d{1,2})',
  S: '(?<second>\\d{1,2})',
  g: '\\d{1,3}',
  f: '\\d{1,6}',
  p: '(?:am|pm)',
};
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const ISO =
  /^(?<year>\d{4})([-/])(?<month>\d{1,2})\2(?<day>\d{1,2})(?:[T ](?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2})(?:\.\d+)?)?\s?(?:Z|UTC|[+-]\d{2}(?::?\d{2})?)?)?$/;

/**
 * Tells whether a cell reads as a point in time as the engine will read it: by a strptime format, or ISO
 * 8601 without one. It only marks cells of a preview; the engine decides.
 */
export function isDate(text: string, format?: string): boolean {
  if (format === 'excel' || format === 'epoch') return /^\d+(?:\.\d+)?$/.test(text);
  // Names of months and zones are left to the engine: the digits have to be there.
  if (format !== undefined && /%[bBaAz]|@/.test(format))
    return /\d/.test(text) && /^[\p{L}\p{N}\s.,:/+'-]+$/u.test(text);
  const found = (format === undefined || format === 'iso' ? ISO : patternOf(format)).exec(
    text,
  )?.groups;
  if (found === undefined) return false;
  const { year, short, month, name, day, hour, minute, second } = found;
  const fullYear = Number(year ?? `20${short}`);
  const monthNumber = name === undefined ? Number(month) : MONTHS.indexOf(name.toLowerCase()) + 1;
  // The day 0 of the next month is the last of this one.
  const lastDay = new Date(Date.UTC(fullYear, monthNumber, 0)).getUTCDate();
  return (
    isBetween(monthNumber, 1, 12) &&
    isBetween(Number(day), 1, lastDay) &&
    isBetween(Number(hour ?? 0), 0, 23) &&
    isBetween(Number(minute ?? 0), 0, 59) &&
    isBetween(Number(second ?? 0), 0, 59)
  );
}

function patternOf(format: string): RegExp {
  const escaped = format.replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&');
  const compact = escaped === '%Y%m%d';
  const pattern = escaped.replaceAll(/%(\w)/g, (_, letter: string) => parts[letter] ?? '');
  // Without separators the digits of day and month are counted.
  return new RegExp(`^${compact ? pattern.replaceAll('{1,2}', '{2}') : pattern}$`, 'i');
}

const isBetween = (value: number, low: number, high: number) => value >= low && value <= high;
