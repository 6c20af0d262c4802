import { createMemo, type Accessor } from 'solid-js';
import type { Campaign } from '../../../domain/campaign/campaign';
import { isActive } from '../../../domain/campaign/life/life';
import { success } from '../../../domain/errors';
import { kinshipOf } from '../../../domain/shop/kinship';
import type { ShopSummary } from '../../../domain/shop/shop';
import { useShop } from '../../../engine/context';
import { definitionOf } from './audience-input';
import { createShopQuery } from '../shop-query';

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
  const { ask } = useShop().engine;
  const question = () => {
    const definition = own();
    if (definition === undefined || neighbours().length === 0) return undefined;
    return {
      own: definition,
      others: neighbours().map((each) => ({ id: each.id, definition: definitionOf(each) })),
    };
  };
  // Counts come back with the ids they are of: the list may be another by then.
  const counted = createShopQuery(question, async ({ own: definition, others }, options) => {
    const asked = { own: definition, others: others.map((each) => each.definition) };
    const found = await ask.audienceOverlap(asked, options);
    if (!found.ok) return found;
    return success(new Map(others.map(({ id }, index) => [id, found.value[index] ?? 0])));
  });
  return createMemo(() =>
    neighbours().flatMap((campaign) => {
      const customers = counted.latest()?.get(campaign.id) ?? 0;
      return customers > 0 ? [{ campaign, customers }] : [];
    }),
  );
}
