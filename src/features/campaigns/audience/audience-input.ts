import type { Campaign } from '../../../domain/campaign/campaign';
import { audienceDay, isActive } from '../../../domain/campaign/life/life';
import type { ShopSummary } from '../../../domain/shop/shop';
import { kinshipOf } from '../../../domain/shop/kinship';

// The page asks the engine for a campaign's audience with what is made of the campaign here.

/** Whom a campaign is for; a started one as its start settled it, whatever orders came since. */
export const definitionOf = (
  campaign: Pick<Campaign, 'bundle' | 'segment' | 'channel' | 'audienceRule' | 'fixed'>,
) => ({
  level: campaign.bundle.level,
  antecedent: campaign.bundle.antecedent.map(({ id }) => id),
  consequent: campaign.bundle.consequent.map(({ id }) => id),
  segment: campaign.segment,
  channel: campaign.channel,
  rule: campaign.audienceRule,
  ...(campaign.fixed === null
    ? {}
    : { asOf: campaign.fixed.asOf, segmentRules: campaign.fixed.segmentRules }),
});

/**
 * A saved campaign's audience in the loaded shop: as starting settled it; before that as of today, by the
 * campaigns that are planned or running now.
 */
export function audienceInput(
  campaign: Campaign,
  campaigns: readonly Campaign[],
  summary: ShopSummary | undefined,
) {
  const { fixed } = campaign;
  const own = {
    ...definitionOf(campaign),
    campaignId: campaign.id,
    controlShare: campaign.controlShare,
  };
  if (fixed !== null) {
    const { spared, asOf, segmentRules } = fixed;
    return { ...own, others: spared, asOf, segmentRules };
  }
  return {
    ...own,
    others: othersSpared(campaign, campaigns, summary),
    asOf: asOfNow(campaign.dates.from, summary?.lastDay ?? null),
  };
}

/** The day an audience is looked at before the start; null: the shop as it is. */
export function asOfNow(from: string | null, lastDay: string | null): string | null {
  const day = audienceDay({ from }, lastDay);
  return day === lastDay ? null : day;
}

/** The audiences a campaign leaves alone, where its rule asks for that. */
export const othersSpared = (
  { id, audienceRule }: Pick<Campaign, 'id' | 'audienceRule'>,
  campaigns: readonly Campaign[],
  summary: ShopSummary | undefined,
) => (audienceRule.leaveOutOthers ? activeOthers(campaigns, id, summary).map(definitionOf) : []);

/** The campaigns whose customers another one may have to leave alone: planned or running in this shop. */
export const activeOthers = (
  campaigns: readonly Campaign[],
  own: string,
  summary: ShopSummary | undefined,
): Campaign[] =>
  campaigns.filter(
    (campaign) =>
      campaign.id !== own &&
      isActive(campaign) &&
      summary !== undefined &&
      kinshipOf(campaign.shop, summary) !== 'other',
  );
