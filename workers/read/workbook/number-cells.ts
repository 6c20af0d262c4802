/** Numbers of a sheet are doubles, written in up to 17 digits and with exponents. */

const WHOLE = /^(?:-?[1-9])?\d{1,16}$/;

/** A number of a sheet as plain digits, as few as tell it from its neighbours: `17850`, `0.1`. */
export function numberText(written: string): string {
  if (WHOLE.test(written)) return written;
  const number = Number(written);
  if (written.trim() === '' || !Number.isFinite(number)) return written;
  const text = String(number === 0 ? 0 : number);
  return text.includes('e') ? withoutExponent(text) : text;
}

function withoutExponent(text: string): string {
  const [, sign = '', first = '', rest = '', exponent = '0'] =
    /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(text) ?? [];
  const digits = first + rest;
  const point = 1 + Number(exponent);
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  return sign + digits.padEnd(point, '0');
}

/** Counts the digits that a format such as `00000` fills up with zeros; 0 for any other. */
export const zerosOf = (code: string | undefined) =>
  code !== undefined && /^0{2,20}$/.test(code) ? code.length : 0;

/** A whole number with its leading zeros, as an id or a postcode shows them. */
export const withZeros = (text: string, zeros: number) =>
  /^\d+$/.test(text) ? text.padStart(zeros, '0') : text;
