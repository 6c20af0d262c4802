import { formats } from '../format';

const localeTag = () => formats().locale ?? navigator.language;

/** Returns the decimal and grouping signs of the locale: `.` and `,`, or `,` and `.`. */
function signs(): { decimal: string; group: string } {
  const parts = new Intl.NumberFormat(localeTag()).formatToParts(11_111.1);
  const sign = (type: string) => parts.find((part) => part.type === type)?.value;
  return { decimal: sign('decimal') ?? '.', group: sign('group') ?? ',' };
}

/**
 * Reads a typed number; NaN when it is none. Groups are read as the locale writes them, three digits
 * each (`1,500`); a single other point or comma is the decimal sign, since people mix them up.
 */
export function parseNumberText(text: string): number {
  const { decimal, group } = signs();
  const plain = text.trim().replaceAll(/[\s’']/g, '');
  const grouped = new RegExp(`^-?[1-9]\\d{0,2}(?:[${group}]\\d{3})+(?:[${decimal}]\\d+)?$`).test(
    plain,
  );
  const normal = grouped
    ? plain.replaceAll(group, '').replace(decimal, '.')
    : plain.replace(',', '.');
  return /^-?(?:\d+\.?\d*|\.\d+)$/.test(normal) ? Number(normal) : Number.NaN;
}

/**
 * Writes a number as an input shows it, to be read by `parseNumberText`: without groups or rounding.
 */
export const numberText = (value: number): string =>
  new Intl.NumberFormat(localeTag(), { useGrouping: false, maximumFractionDigits: 10 }).format(
    value,
  );
