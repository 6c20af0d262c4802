import type { Accessor } from 'solid-js';
import type { ShopSummary } from '../../domain/shop/shop';
import { useShop } from '../../engine/context';
import { createShopQuery, type ShopQuery } from '../../engine/create-shop-query';

/** The page's panels show these answers. All follow the shop and its thresholds. */
export interface Segments {
  /** Undefined until a shop is loaded. */
  readonly shop: Accessor<ShopSummary | undefined>;
  readonly overview: ShopQuery<'segmentOverview'>;
  readonly affinity: ShopQuery<'segmentAffinity'>;
  readonly cohorts: ShopQuery<'cohortRetention'>;
  readonly migration: ShopQuery<'segmentMigration'>;
}

export function createSegments(): Segments {
  const session = useShop();
  const inCustomers = () => (session.summary()?.parts.customers ? null : undefined);
  // Answered in this order: looking back month by month takes longest.
  return {
    shop: session.summary,
    overview: createShopQuery(session, 'segmentOverview', inCustomers),
    affinity: createShopQuery(session, 'segmentAffinity', inCustomers),
    cohorts: createShopQuery(session, 'cohortRetention', inCustomers),
    migration: createShopQuery(session, 'segmentMigration', inCustomers),
  };
}
