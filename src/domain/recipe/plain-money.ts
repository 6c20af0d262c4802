/** Returns an amount of money as a number with a point, or an empty text when it is none. */
export function plainMoney(text: string): string {
  const number =
    /^(?:\p{Sc}|[A-Z]{2,3}\$?|R\$)?\s*(-?\d[\d.,'’ ]*)\s*(?:\p{Sc}|[A-Z]{3}|zł|kr|Kč)?$/u.exec(
      text.trim(),
    )?.[1];
  if (number === undefined) return '';
  const [, whole = '', decimals] = /^(.*?)(?:[.,](\d{1,2}|\d{4,}))?$/s.exec(number.trim()) ?? [];
  const digits = whole.replace(/[.,'’ ](?=\d{3}(?!\d))/g, '');
  if (!/^-?\d+$/.test(digits)) return '';
  return decimals === undefined ? digits : `${digits}.${decimals}`;
}
