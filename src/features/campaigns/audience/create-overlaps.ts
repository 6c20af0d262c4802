import { createMemo, type Accessor } from 'solid-js';
import type { Campaign } from '../../../domain/campaign/campaign';
import { isActive } from '../../../domain/campaign/life/life';
import { isSameValue } from '../../../domain/same-value';
import { kinshipOf } from '../../../domain/shop/kinship';
import type { ShopSummary } from '../../../domain/shop/shop';
import { useShop } from '../../../engine/context';
import { createShopQuery } from '../../../engine/create-shop-query';
import { definitionOf } from './audience-input';

/** Another saved campaign, and how many customers of this one's audience are in its audience too. */
export interface Overlap {
  campaign: Pick<Campaign, 'name' | 'status'>;
  customers: number;
}

/** So many other campaigns are held against one's own. */
const MOST = 12;

/** The other saved campaigns of the loaded shop, those that write to customers first. */
export const neighboursOf = (
  campaigns: readonly Campaign[],
  own: string,
  summary: ShopSummary | undefined,
): Campaign[] =>
  campaigns
    .filter(
      ({ id, shop }) => id !== own && summary !== undefined && kinshipOf(shop, summary) !== 'other',
    )
    .toSorted((one, other) => Number(isActive(other)) - Number(isActive(one)))
    .slice(0, MOST);

/** Counts whom an audience shares with those of `neighbours`; undefined: nothing is asked. */
export function createOverlaps(
  own: Accessor<ReturnType<typeof definitionOf> | undefined>,
  neighbours: Accessor<readonly Campaign[]>,
): Accessor<Overlap[]> {
  const counted = createShopQuery(useShop(), 'audienceOverlap', () => {
    const definition = own();
    if (definition === undefined || neighbours().length === 0) return undefined;
    return { own: definition, others: neighbours().map(definitionOf) };
  });
  // A count is of a definition: while others are counted, the list may be another one already.
  const customersOf = (campaign: Campaign): number => {
    const found = counted.answered();
    const definition = definitionOf(campaign);
    const at = found?.input.others.findIndex((each) => isSameValue(each, definition)) ?? -1;
    return found?.answer[at] ?? 0;
  };
  return createMemo(() =>
    neighbours().flatMap((campaign) => {
      const customers = customersOf(campaign);
      return customers > 0 ? [{ campaign, customers }] : [];
    }),
  );
}
