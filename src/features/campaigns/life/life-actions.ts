import type { Campaign } from '../../../domain/campaign/campaign';
import {
  audienceDay,
  isMeasuredAlike,
  movedCampaign,
  movesFrom,
  obstaclesTo,
  startedCampaign,
  type Move,
} from '../../../domain/campaign/life/life';
import { success } from '../../../domain/errors';
import type { ShopSummary } from '../../../domain/shop/shop';
import type { ShopSession } from '../../../engine/create-shop-session';
import type { Outcome } from '../../../storage/campaigns/campaign-outcome';
import type { CampaignStore } from '../../../storage/campaigns/create-campaign-store';
import { audienceInput, othersSpared } from '../audience/audience-input';
import { stampOf } from '../shop-stamp';

/** The steps of a campaign's life need these tools. */
export interface LifeTools {
  shop: ShopSession;
  store: CampaignStore;
}

/** Makes a move and saves it; starting counts the audience in the loaded shop first. */
export async function moveCampaign(
  campaign: Campaign,
  move: Move,
  { shop, store }: LifeTools,
): Promise<Outcome<unknown>> {
  const now = new Date().toISOString();
  if (move !== 'start') {
    return store.update(campaign.id, (current) =>
      movesFrom(current.status).includes(move) && obstaclesTo(move, current).length === 0
        ? movedCampaign(current, move, now)
        : null,
    );
  }
  const summary = shop.summary();
  if (summary === undefined) return success(null);
  const fixed = settlementOf(campaign, store.campaigns(), summary, now);
  const counted = await shop.engine.ask.audience(
    audienceInput({ ...campaign, fixed }, store.campaigns(), summary),
  );
  if (!counted.ok) return counted;
  const settlement = { fixed, audience: counted.value, shop: stampOf(summary, shop.isDemo()) };
  return store.replace(campaign, startedCampaign(campaign, settlement));
}

/** Gathers what starting settles, but for the count. */
const settlementOf = (
  campaign: Campaign,
  campaigns: readonly Campaign[],
  summary: ShopSummary,
  at: string,
): NonNullable<Campaign['fixed']> => ({
  at,
  asOf: audienceDay(campaign.dates, summary.lastDay),
  segmentRules: summary.segmentRules,
  spared: othersSpared(campaign, campaigns, summary),
});

/** Measures a campaign in the loaded shop and saves what came of it. */
export async function measureCampaign(
  campaign: Campaign,
  { shop, store }: LifeTools,
): Promise<Outcome<unknown>> {
  const { from, to } = campaign.dates;
  if (from === null || to === null) return success(null);
  const input = audienceInput(campaign, store.campaigns(), shop.summary());
  const measured = await shop.engine.ask.measureCampaign({
    ...input,
    // A campaign that was never started is measured by those it would have reached when it was saved.
    asOf: campaign.fixed === null ? audienceDay({ from }, campaign.shop.lastDay) : input.asOf,
    from,
    to,
    event: campaign.discountOn,
  });
  if (!measured.ok) return measured;
  if (measured.value === null) return success(null);
  const measuredAt = new Date().toISOString();
  const outcome = { ...measured.value, measuredAt };
  // Counting takes a while: what was saved meanwhile stays, unless it makes the count another's.
  return store.update(campaign.id, (current) =>
    isMeasuredAlike(current, campaign) ? { ...current, updatedAt: measuredAt, outcome } : null,
  );
}
