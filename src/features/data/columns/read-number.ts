import { QUANTITY_UNITS, type DecimalSign } from '../../../domain/recipe/recipe';

const CURRENCY = String.raw`(?:[A-Z]{0,3}\p{Sc}|[A-Z]{3}|Kč|zł|kr\.?|Fr\.?|TL|lei|Ft|Rs\.?|R|[Ee]uro?s?)`;

const UNIT = `(?:${QUANTITY_UNITS.join('|')})\\.?`;

const patternOf = (sign: DecimalSign) => {
  const point = sign === '.' ? '\\.' : ',';
  const group = sign === '.' ? "[ '’,\\u00a0\\u202f\\u2009]" : "[ '’.\\u00a0\\u202f\\u2009]";
  const digits = `(?:\\d{1,3}(?:${group}\\d{2,3})*${group}\\d{3}|\\d+)(?:${point}\\d*)?|${point}\\d+`;
  return new RegExp(
    `^\\(?\\s*[-+−]?\\s*${CURRENCY}?\\s*[-+−]?\\s*(${digits})\\s*[-−]?\\s*(?:${CURRENCY}|%)?\\s*[-−]?\\)?$`,
    'u',
  );
};
const patterns: Record<DecimalSign, RegExp> = { '.': patternOf('.'), ',': patternOf(',') };

/** A unit may stand behind the number: `2 pcs`. */
const BEHIND = new RegExp(`(\\d[.,]?)\\s*${UNIT}$`, 'iu');

/** A number as the engine will read it; null: it cannot. It only marks cells of a preview. */
export function readNumber(cell: string, sign: DecimalSign): number | null {
  const text = cell.trim().replace(BEHIND, '$1');
  if (sign === '.' && /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(text)) return Number(text);
  const found = patterns[sign].exec(text)?.[1];
  if (found === undefined) return null;
  const digits = found.replaceAll(sign === '.' ? /[^0-9.]/g : /[^0-9,]/g, '').replace(',', '.');
  return /[-−(]/.test(text) ? -Number(digits) : Number(digits);
}
