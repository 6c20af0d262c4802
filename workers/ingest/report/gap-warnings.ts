import { dateGaps } from '../../../src/domain/dates/date-gaps';
import type { LoadReport, LoadWarning } from '../../../src/domain/shop/shop';

/** Warns of days that may be missing from the files. */
export function gapWarnings(ordersPerDay: LoadReport['ordersPerDay']): LoadWarning[] {
  const [longest, ...others] = dateGaps(ordersPerDay);
  if (longest === undefined) return [];
  const { from, to, days } = longest;
  const more =
    others.length === 0
      ? ''
      : others.length === 1
        ? ', and 1 more such gap'
        : `, and ${others.length} more such gaps`;
  return [
    {
      message: `There is no order from ${from} to ${to}, ${days} days${more}.`,
      advice: 'A file of these days may be missing. Trends and seasons dip there.',
    },
  ];
}
