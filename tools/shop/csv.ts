/**
 * Writes one row of RFC 4180 text with LF line ends (the RFC's CRLF is the only rule that is not
 * followed). A field is quoted only when it holds a comma, a quote or a line break; quotes are doubled.
 */
export function csvRow(fields: readonly (string | number | boolean)[]): string {
  return `${fields.map((field) => csvField(String(field))).join(',')}\n`;
}

function csvField(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Writes money kept as whole cents with two decimals: 1250 → `12.50`, -5 → `-0.05`. */
export function centsText(cents: number): string {
  const size = Math.abs(cents);
  const text = `${Math.floor(size / 100)}.${String(size % 100).padStart(2, '0')}`;
  return cents < 0 ? `-${text}` : text;
}
