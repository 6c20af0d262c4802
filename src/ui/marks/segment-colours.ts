import { SEGMENTS_BY_VALUE, type Segment } from '../../domain/segments/segments';

/** Each segment has one colour wherever it is drawn, as the name of its CSS variable. */
const variables: Record<Segment, string> = {
  high: '--chart-1',
  medium: '--chart-3',
  low: '--chart-muted',
  new: '--chart-2',
  'at-risk': '--chart-8',
};

/** Returns a segment's colour; null stands for orders that are in no segment. */
export const segmentVariable = (segment: Segment | null): string =>
  `var(${segment === null ? '--chart-muted-soft' : variables[segment]})`;

/** Ranks segments in the order in which people read them; orders that are in none come last. */
export const segmentRank = (segment: Segment | null): number =>
  segment === null ? SEGMENTS_BY_VALUE.length : SEGMENTS_BY_VALUE.indexOf(segment);
