import type { Clarification } from '../../../src/domain/recipe/understanding';
import type { Dialect } from '../../../src/domain/recipe/recipe';
import { delimiterName } from '../../read/dialect/delimiters';
import { SURE, type Sample } from '../../read/sample';

/** More choices would hide the likely ones. */
const MOST_CHOICES = 4;
const MOST_CELLS = 4;

/**
 * Lists what the bytes of a file leave open: its encoding, and the sign that divides its columns. What
 * is `given` is not asked.
 */
export function readingClarifications(
  { encoding, divisions }: Sample,
  name: string,
  given: Partial<Dialect> = {},
): Clarification[] {
  const clarifications: Clarification[] = [];
  const readings = encoding.readings.slice(0, MOST_CHOICES);
  if (given.encoding === undefined && encoding.confidence < SURE && readings.length > 1) {
    clarifications.push({
      id: 'encoding',
      column: null,
      title: `Which is spelled right in ${name}?`,
      detail: 'It is not UTF-8, and its letters fit more than one encoding.',
      choices: readings.map(({ label, name: words, example }) => ({
        label: `“${example}”, ${words}`,
        change: { dialect: { encoding: label } },
      })),
      mustAnswer: false,
    });
  }
  if (given.delimiter === undefined && divisions.length > 1) {
    clarifications.push({
      id: 'delimiter',
      column: null,
      title: `What divides the columns of ${name}?`,
      detail: 'Its lines look like a table in more than one way.',
      choices: divisions.slice(0, MOST_CHOICES).map(({ delimiter, cells }) => ({
        label: `${sentence(delimiterName(delimiter))}: ${firstOf(cells)}`,
        change: { dialect: { delimiter } },
      })),
      mustAnswer: false,
    });
  }
  return clarifications;
}

/** Shows the first cells of a row: `order | product | price | qty and 5 more`. */
function firstOf(cells: readonly string[]): string {
  const shown = cells.slice(0, MOST_CELLS).map((cell) => cell.trim().slice(0, 30));
  const rest = cells.length - shown.length;
  return `${shown.join(' | ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}

const sentence = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
