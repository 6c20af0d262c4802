import { createMemo, type Accessor } from 'solid-js';
import type {
  CohortRetention,
  MigrationStep,
  SegmentAffinity,
  SegmentOverview,
} from '../../domain/segments/figures';
import type { ShopSummary } from '../../domain/shop/shop';
import { useShop } from '../../engine/context';
import { createQuery, type Query } from '../../engine/create-query';

/** What the page's panels show. All follow the shop and its thresholds. */
export interface Segments {
  /** Undefined until a shop is loaded. */
  readonly shop: Accessor<ShopSummary | undefined>;
  readonly overview: Query<SegmentOverview>;
  readonly affinity: Query<SegmentAffinity>;
  readonly cohorts: Query<CohortRetention>;
  readonly migration: Query<MigrationStep[]>;
}

export function createSegments(): Segments {
  const session = useShop();
  const { ask } = session.engine;
  const segmented = createMemo(() => {
    const shop = session.summary();
    return shop?.parts.customers ? shop : undefined;
  });
  // Answered in this order: looking back month by month takes longest.
  return {
    shop: session.summary,
    overview: createQuery(segmented, (_, options) => ask.segmentOverview(null, options)),
    affinity: createQuery(segmented, (_, options) => ask.segmentAffinity(null, options)),
    cohorts: createQuery(segmented, (_, options) => ask.cohortRetention(null, options)),
    migration: createQuery(segmented, (_, options) => ask.segmentMigration(null, options)),
  };
}
