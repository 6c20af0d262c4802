/** Delimiters of one character that tables use, the more usual ones first. */
const USUAL = [',', ';', '\t', '|', ' ', ':', '^', '~', '\u0001', '\u001F'];

export const delimiterNames: Readonly<Record<string, string>> = {
  ',': 'commas',
  ';': 'semicolons',
  '\t': 'tabs',
  '|': 'vertical bars',
  ' ': 'blanks',
  ':': 'colons',
  '^': 'carets',
  '~': 'tildes',
};

export const delimiterName = (delimiter: string) => delimiterNames[delimiter] ?? `“${delimiter}”`;

/** Two to four signs in a row, or a usual delimiter with a blank behind it. */
const SIGNS = /[|,;:~^#$%&*@!=<>¦§¬]{2,4}|[,;|] (?! )/g;
const JUDGED_LINES = 200;
/** In what share of the lines a delimiter of several characters must stand. */
const MOST_LINES = 0.8;

/** Delimiters that may be those of a text: those that stand in it at all. */
export function delimitersOf(text: string): string[] {
  const lines = text.split(/[\r\n]+/, JUDGED_LINES).filter((line) => line !== '');
  const counts = new Map<string, number>();
  for (const line of lines) {
    for (const signs of new Set(line.match(SIGNS))) counts.set(signs, (counts.get(signs) ?? 0) + 1);
  }
  const long = [...counts]
    .filter(([signs, count]) => count >= MOST_LINES * lines.length && isWhole(signs, text))
    .map(([signs]) => signs);
  return [...USUAL.filter((delimiter) => text.includes(delimiter)), ...long];
}

/** Tells whether nearly every first sign of a long delimiter stands in one: `a,, ,b` is no `,,`. */
function isWhole(signs: string, text: string): boolean {
  const whole = text.split(signs).length - 1;
  const [first = ''] = signs;
  const inside = signs.split(first).length - 1;
  return whole * inside >= 0.95 * (text.split(first).length - 1);
}
