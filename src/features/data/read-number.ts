import type { DecimalSign } from '../../domain/recipe';

const CURRENCY = String.raw`(?:[A-Z]{0,3}\p{Sc}|[A-Z]{3}|Kč|zł|kr\.?|Fr\.?|TL|lei|Ft|Rs\.?|R|[Ee]uro?s?)`;

const patternOf = (sign: DecimalSign) => {
  const point = sign === '.' ? '\\.' : ',';
  const group = sign === '.' ? "[ '’,\\u00a0\\u202f\\u2009]" : "[ '’.\\u00a0\\u202f\\u2009]";
  const digits = `(?:\\d{1,3}(?:${group}\\d{2,3})*${group}\\d{3}|\\d+)(?:${point}\\d*)?|${point}\\d+`;
  return new RegExp(
    `^\\(?\\s*[-+−]?\\s*${CURRENCY}?\\s*[-+−]?\\s*(?:${digits})\\s*[-−]?\\s*(?:${CURRENCY}|%)?\\s*[-−]?\\)?$`,
    'u',
  );
};
const patterns: Record<DecimalSign, RegExp> = { '.': patternOf('.'), ',': patternOf(',') };

/** A number as the engine will read it; null: it cannot. It only marks cells of a preview. */
export function readNumber(cell: string, sign: DecimalSign): number | null {
  const text = cell.trim();
  if (sign === '.' && /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(text)) return Number(text);
  if (!patterns[sign].test(text)) return null;
  const digits = text.replaceAll(sign === '.' ? /[^0-9.]/g : /[^0-9,]/g, '').replace(',', '.');
  return /[-−(]/.test(text) ? -Number(digits) : Number(digits);
}
