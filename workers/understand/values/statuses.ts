import type { Clarification } from '../../../src/domain/recipe/understanding';
import { NO_SALE_STATUS, RETURN_STATUSES } from '../../../src/domain/recipe/order-statuses';
import type { ColumnFacts } from './facts';
import { normalise } from '../headers/normalise';
import { count } from '../words';

const KNOWN: ReadonlySet<string> = new Set(RETURN_STATUSES);
const MOST_NAMED = 4;
const MOST_NUMBERS = 12;

/**
 * Asks about statuses that are no sale to a reader, but none of the spellings that make an order a
 * return. Null when there are none.
 */
export function statusClarification(column: ColumnFacts, index: number): Clarification | null {
  const others = new Map<string, number>();
  for (const value of column.values) {
    const text = value.replace(/\s+/g, ' ').trim();
    if (KNOWN.has(text.toLowerCase()) || !NO_SALE_STATUS.test(normalise(text))) continue;
    others.set(text, (others.get(text) ?? 0) + 1);
  }
  if (others.size === 0)
    return column.numbers === null ? null : numbersClarification(column, index);
  const statuses = [...others].sort((a, b) => b[1] - a[1]).map(([text]) => text);
  const rows = [...others.values()].reduce((sum, each) => sum + each, 0);
  const named = new Intl.ListFormat('en', { type: 'disjunction' }).format([
    ...statuses.slice(0, MOST_NAMED).map((text) => `“${text}”`),
    ...(statuses.length > MOST_NAMED ? ['another such word'] : []),
  ]);
  return {
    id: `statuses ${index}`,
    column: index,
    title: `Are orders with the ${column.header} ${named} sales?`,
    detail: `${count(rows)} of the ${count(column.rows)} rows looked at say so. Orders that are ${RETURN_STATUSES.join(', ').replace(/, (\w+)$/, ' or $1')} count as returns either way.`,
    choices: [
      {
        label: 'Sales, like the others',
        change: { columns: [{ index, change: { returns: [] } }] },
      },
      {
        label: 'Returns, kept out of baskets',
        change: { columns: [{ index, change: { returns: statuses } }] },
      },
    ],
    mustAnswer: false,
  };
}

/** Asks about statuses by number, which say nothing by themselves; the rarest comes first. */
function numbersClarification(
  { header, values }: ColumnFacts,
  index: number,
): Clarification | null {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  if (counts.size < 2 || counts.size > MOST_NUMBERS) return null;
  const choice = (label: string, returns: string[]) => ({
    label,
    change: { columns: [{ index, change: { returns } }] },
  });
  return {
    id: `statuses ${index}`,
    column: index,
    title: `Does one of the numbers in ${header} stand for orders that are no sales?`,
    detail: `It has ${count(counts.size)} different numbers, and no file says what they mean.`,
    choices: [
      choice('No, all are sales', []),
      ...[...counts]
        .toSorted((a, b) => a[1] - b[1])
        .map(([value, rows]) =>
          choice(`${value} (${count(rows)} rows): returns, kept out of baskets`, [value]),
        ),
    ],
    mustAnswer: false,
  };
}
