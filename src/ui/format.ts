import { createSignal } from 'solid-js';

/**
 * Numbers, money and dates are written this way. When `locale` is undefined, the browser's own is used.
 */
export interface Formats {
  locale: string | undefined;
  /** The currency by ISO 4217. */
  currency: string;
}

const [formats, setFormats] = createSignal<Formats>({ locale: undefined, currency: 'EUR' });

/** Settings write here, and every formatter below follows. */
export { formats, setFormats };

/** Without a chosen locale the browser's own language decides. */
const locale = () => formats().locale ?? navigator.language;

const cache = new Map<string, Intl.NumberFormat>();

function numberFormat(options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${locale()} ${JSON.stringify(options)}`;
  let format = cache.get(key);
  if (format === undefined) {
    format = new Intl.NumberFormat(locale(), options);
    cache.set(key, format);
  }
  return format;
}

const fixed = (digits: number) => ({
  minimumFractionDigits: digits,
  maximumFractionDigits: digits,
});

/** Writes a number as `53,877`, or with digits as `2.25`. */
export const formatNumber = (value: number, digits = 0): string =>
  numberFormat(fixed(digits)).format(value);

/** Writes a share from 0 to 1 as `23.5%`. */
export const formatShare = (share: number, digits = 1): string =>
  numberFormat({ style: 'percent', ...fixed(digits) }).format(share);

/**
 * Writes an amount as `€36.70`. Amounts of 1,000 and more have no cents unless `digits` says otherwise.
 * `currency` is for amounts that were kept with their own.
 */
export function formatMoney(
  value: number,
  digits = Math.abs(value) >= 1000 ? 0 : 2,
  currency = formats().currency,
): string {
  return numberFormat({ style: 'currency', currency, ...fixed(digits) }).format(value);
}

/** Writes an amount as `€20k`, for axes. */
export const formatMoneyShort = (value: number): string =>
  numberFormat({
    style: 'currency',
    currency: formats().currency,
    notation: 'compact',
    maximumFractionDigits: 1,
  }).format(value);

/** Writes a number as `12.3k`, for axes. */
export const formatNumberShort = (value: number): string =>
  numberFormat({ notation: 'compact', maximumFractionDigits: 1 }).format(value);

/** Writes a lift as `4.6×`. */
export const formatLift = (lift: number, digits = 1): string =>
  Number.isFinite(lift) ? `${formatNumber(lift, digits)}×` : '∞';

/** Returns the currency's sign alone, for the affix of an input. */
export function currencySign(currency = formats().currency): string {
  const part = numberFormat({ style: 'currency', currency })
    .formatToParts(0)
    .find(({ type }) => type === 'currency');
  return part?.value ?? currency;
}

export type DayStyle = 'short' | 'medium' | 'long' | 'month';

const dayOptions: Record<DayStyle, Intl.DateTimeFormatOptions> = {
  short: { day: 'numeric', month: 'short' },
  medium: { day: 'numeric', month: 'short', year: 'numeric' },
  long: { weekday: 'long', day: 'numeric', month: 'short', year: 'numeric' },
  month: { month: 'short', year: 'numeric' },
};

/**
 * Writes an ISO day (`2025-11-30`; a longer text is cut) in words. It is in the shop's own time, with
 * no zone applied.
 */
export function formatDay(day: string, style: DayStyle = 'medium'): string {
  const date = new Date(`${day.slice(0, 10)}T00:00:00Z`);
  if (Number.isNaN(date.getTime())) return day;
  return dayFormat(style).format(date);
}

const dayFormats = new Map<string, Intl.DateTimeFormat>();

/** Returns a kept format, as making one costs more than a hundred uses of it. */
function dayFormat(style: DayStyle): Intl.DateTimeFormat {
  const key = `${locale()} ${style}`;
  let format = dayFormats.get(key);
  if (format === undefined) {
    format = new Intl.DateTimeFormat(locale(), { ...dayOptions[style], timeZone: 'UTC' });
    dayFormats.set(key, format);
  }
  return format;
}

/** Writes two ISO days as `1 Sep – 30 Nov 2025`. */
export function formatDays(from: string, to: string): string {
  const time = (day: string) => new Date(`${day}T00:00:00Z`);
  return dayFormat('medium').formatRange(time(from), time(to));
}

/** Writes a moment (ISO) by the person's own clock: `30 Nov 2025, 14:32`. */
export function formatMoment(iso: string): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return iso;
  return new Intl.DateTimeFormat(locale(), { dateStyle: 'medium', timeStyle: 'short' }).format(
    date,
  );
}

/** Writes a number of bytes as `11.4 MB`. */
export function formatBytes(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB'];
  const power = Math.min(Math.floor(Math.log10(Math.max(bytes, 1)) / 3), units.length - 1);
  return `${formatNumber(bytes / 1000 ** power, power === 0 ? 0 : 1)} ${units[power]}`;
}

/** Writes a count with its noun: `1 order`, `2 orders`. */
export const plural = (count: number, one: string, many = `${one}s`): string =>
  `${formatNumber(count)} ${count === 1 ? one : many}`;
