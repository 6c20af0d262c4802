import type { SegmentOverview, SegmentRow } from '../../domain/segments/figures';
import {
  SEGMENTS_BY_TIME,
  SEGMENTS_BY_VALUE,
  segmentNames,
  type Segment,
} from '../../domain/segments/segments';
import type { ShopParts } from '../../domain/shop/shop-parts';
import { segmentVariable } from '../../ui/marks/segment-colours';

/**
 * A segment as it can be shown of a shop. Without prices all spend is 0 and nothing tells high, medium
 * and low value apart: they are the others then.
 */
export type Group = Segment | 'others';

export const groupOf = (segment: Segment, { prices }: Pick<ShopParts, 'prices'>): Group =>
  prices || SEGMENTS_BY_TIME.includes(segment) ? segment : 'others';

/** In the order in which people read them. */
export const groupsOf = (parts: Pick<ShopParts, 'prices'>): Group[] =>
  parts.prices ? [...SEGMENTS_BY_VALUE] : [...SEGMENTS_BY_TIME, 'others'];

export const groupName = (group: Group): string =>
  group === 'others' ? 'All others' : segmentNames[group];

export const groupColour = (group: Group): string =>
  segmentVariable(group === 'others' ? 'low' : group);

/** One row of the sizes. */
export interface GroupRow {
  group: Group;
  customers: number;
  orders: number;
  spend: number;
  /** The median customer has been silent for so many days; null without dates and where it is not one segment. */
  silence: number | null;
}

const empty = (segment: Segment): SegmentRow => ({
  segment,
  customers: 0,
  orders: 0,
  spend: 0,
  silence: null,
});

/** Every group of the shop with its figures, the empty ones too. */
export function groupRows(overview: SegmentOverview, parts: Pick<ShopParts, 'prices'>): GroupRow[] {
  const rows = SEGMENTS_BY_VALUE.map(
    (segment) => overview.segments.find((row) => row.segment === segment) ?? empty(segment),
  );
  return groupsOf(parts).map((group) => {
    const own = rows.filter(({ segment }) => groupOf(segment, parts) === group);
    return {
      group,
      customers: sum(own, 'customers'),
      orders: sum(own, 'orders'),
      spend: sum(own, 'spend'),
      silence: own.length === 1 ? (own[0]?.silence ?? null) : null,
    };
  });
}

export const sum = <Name extends string>(
  rows: readonly Record<Name, number>[],
  name: Name,
): number => rows.reduce((total, row) => total + row[name], 0);
