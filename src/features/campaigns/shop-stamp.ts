import type { Campaign } from '../../domain/campaign/campaign';
import type { ShopSummary } from '../../domain/shop/shop';

/** A campaign remembers by this stamp which shop it was made with. */
export const stampOf = (summary: ShopSummary, isDemo: boolean): Campaign['shop'] => ({
  name: summary.name,
  fingerprint: summary.fingerprint,
  isDemo,
  firstDay: summary.firstDay,
  lastDay: summary.lastDay,
});
