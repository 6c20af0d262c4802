import type { Campaign } from '../../domain/campaign/campaign';
import type { ShopSummary } from '../../domain/shop/shop';

/** Which shop a campaign is made with. */
export const stampOf = (summary: ShopSummary, isDemo: boolean): Campaign['shop'] => ({
  name: summary.name,
  fingerprint: summary.fingerprint,
  isDemo,
  firstDay: summary.firstDay,
  lastDay: summary.lastDay,
});
