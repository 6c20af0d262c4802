/** A cell looks like one of these by itself, before anyone knows its column. */
export type CellKind = 'empty' | 'number' | 'date' | 'text';

const NUMBER =
  /^\(?[-+−]?\s?(?:[€$£¥₺]|[A-Z]{3}|zł|kr\.?)?\s?[-+−]?(?:\d{1,3}(?:[.,'’\u00A0\u202F ]\d{3})+|\d+)?(?:[.,]\d+)?(?:e[-+]?\d+)?\s?(?:%|[€$£¥₺]|[A-Z]{3}|zł|kr\.?|Kč|TL)?[-−]?\)?$/i;
const HAS_DIGIT = /\d/;
const DATE =
  /^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}(?:[T ]+\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:[.,]\d+)?)?\s?(?:[ap]\.?m\.?)?\s?(?:Z|UTC|[-+]\d{2}:?\d{2})?)?$/i;
const TIME = /^\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?\s?(?:[ap]\.?m\.?)?$/i;
const DATE_WITH_MONTH =
  /^(?:\p{L}{3,9},?\s)?(?:\d{1,2}[-. /]+\p{L}{3,9}\.?[-. /,]+\d{2,4}|\p{L}{3,9}\.?\s\d{1,2},?\s\d{4})(?:,?\s\d{1,2}:\d{2}(?::\d{2})?\s?(?:[ap]\.?m\.?)?)?$/iu;

export function kindOf(text: string): CellKind {
  const cell = text.trim();
  if (cell === '') return 'empty';
  if (!HAS_DIGIT.test(cell)) return 'text';
  if (cell.length > 40) return 'text';
  if (NUMBER.test(cell)) return 'number';
  return DATE.test(cell) || TIME.test(cell) || DATE_WITH_MONTH.test(cell) ? 'date' : 'text';
}
