import type { Campaign, CampaignAudience, CampaignStatus } from '../campaign';
import { isSameValue } from '../../same-value';
import { campaignEconomics, losesOnEach } from '../economics/campaign-economics';
import { addDays } from '../../dates/periods';

/**
 * A campaign lives from draft → planned → running → ended, and these moves change its status.
 * Invariant: from the start on, the offer, the days, the audience and its two groups stay as they are,
 * so that what is measured is what was begun.
 */
export const MOVES = ['plan', 'start', 'end', 'draft', 'reopen'] as const;
export type Move = (typeof MOVES)[number];

const movesOf: Record<CampaignStatus, readonly Move[]> = {
  draft: ['plan'],
  planned: ['start', 'draft'],
  running: ['end', 'draft'],
  ended: ['reopen'],
};

const statusAfter: Record<Move, CampaignStatus> = {
  plan: 'planned',
  start: 'running',
  end: 'ended',
  draft: 'draft',
  reopen: 'running',
};

/** Lists the moves that a status allows, the way ahead first. */
export const movesFrom = (status: CampaignStatus): readonly Move[] => movesOf[status];

/** Tells whether the campaign's offer, days and audience can no longer be changed. */
export const isSettled = ({ status }: Pick<Campaign, 'status'>): boolean =>
  status === 'running' || status === 'ended';

/**
 * Tells whether the campaign writes to its customers, or will, so that others may have to leave them
 * alone.
 */
export const isActive = ({ status }: Pick<Campaign, 'status'>): boolean =>
  status === 'planned' || status === 'running';

/** Lists what stands against a move, each obstacle in a sentence that says what to do. */
export function obstaclesTo(move: Move, campaign: Campaign): string[] {
  if (move !== 'plan' && move !== 'start') return [];
  const { dates, audience } = campaign;
  return [
    ...(dates.from === null || dates.to === null ? ['Set its first and its last day.'] : []),
    ...(audience !== null && audience.available === 0
      ? ['Nobody is left to contact. Choose another segment, channel or rule.']
      : []),
    ...(!campaign.lossAcknowledged && losesOnEach(campaign)
      ? ['Each redemption gives away more than it earns. Say that you have seen it, or lower it.']
      : []),
  ];
}

/**
 * Returns the day whose customers a campaign is for: the shop's last, but never one of the campaign's
 * own, since what people do in it must not decide who is in it. It is null when the shop has no dates.
 */
export function audienceDay(
  { from }: Pick<Campaign['dates'], 'from'>,
  lastDay: string | null,
): string | null {
  if (lastDay === null || from === null) return lastDay;
  const dayBefore = addDays(from, -1);
  return dayBefore < lastDay ? dayBefore : lastDay;
}

/** Starting settles these, counted in the loaded shop at that moment. */
export interface Settlement {
  fixed: NonNullable<Campaign['fixed']>;
  /** Null when the shop has no customers. */
  audience: CampaignAudience | null;
  shop: Campaign['shop'];
}

/** Returns a campaign after `start`, with its audience as it was counted for it. `now` is ISO. */
export function startedCampaign(campaign: Campaign, settlement: Settlement): Campaign {
  const started: Campaign = {
    ...moved(campaign, 'start', settlement.fixed.at),
    ...settlement,
    outcome: null,
  };
  return { ...started, economics: campaignEconomics(started) };
}

/**
 * Returns a campaign after any other move. Going back to a draft forgets what was settled, and its
 * result.
 */
export function movedCampaign(
  campaign: Campaign,
  move: Exclude<Move, 'start'>,
  now: string,
): Campaign {
  const next = moved(campaign, move, now);
  switch (move) {
    case 'end':
      return { ...next, endedAt: now };
    case 'reopen':
      return { ...next, endedAt: null };
    case 'draft':
      return { ...next, fixed: null, endedAt: null, outcome: null };
    case 'plan':
      return next;
  }
}

function moved(campaign: Campaign, move: Move, now: string): Campaign {
  if (!movesFrom(campaign.status).includes(move)) {
    throw new RangeError(`A ${campaign.status} campaign cannot ${move}.`);
  }
  return { ...campaign, status: statusAfter[move], updatedAt: now };
}

/**
 * Tells whether two campaigns count the same, so that what was measured for one is true of the other.
 */
export const isMeasuredAlike = (one: Campaign, other: Campaign): boolean =>
  isSameValue(measuredParts(one), measuredParts(other));

const measuredParts = (campaign: Campaign) => {
  const { bundle, segment, channel, audienceRule, controlShare, dates, discountOn, fixed, shop } =
    campaign;
  return { bundle, segment, channel, audienceRule, controlShare, dates, discountOn, fixed, shop };
};
