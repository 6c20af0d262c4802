import { toCsv } from '../text/csv';
import type { MinedPairs } from './rules';
import type { Substitute } from './substitutes';

const HEADER = [
  'first',
  'second',
  'pair_count',
  'expected',
  'lift',
  'lift_high',
  'log10_p',
  'q',
  'first_id',
  'second_id',
];

/** Returns the CSV of pairs not to be bundled: one pair a row, numbers in full precision. */
export const substitutesCsv = (
  list: readonly Substitute[],
  { labels, ids }: Pick<MinedPairs['items'], 'labels' | 'ids'>,
): string =>
  toCsv(
    HEADER,
    list.map((each) => [
      labels[each.first]!,
      labels[each.second]!,
      each.counts.both,
      each.expected,
      each.lift,
      each.liftHigh,
      each.log10P,
      each.q,
      ids[each.first]!,
      ids[each.second]!,
    ]),
  );
