import type {
  Campaign,
  CampaignEconomics,
  CampaignEvidence,
  CampaignPrices,
} from '../../../domain/campaign/campaign';
import type { EconomicsBasis } from '../../../domain/campaign/economics/campaign-economics';
import type { Channel } from '../../../domain/campaign/channels';
import type { Overlap } from '../audience/create-overlaps';
import { signedMoney } from '../economics/economics-table';
import { moneyIn } from '../campaign-words';

/** A check may suggest a step that mends what it found. */
export type CheckAction = { label: string } & (
  | { kind: 'cap'; redemptions: number }
  | { kind: 'hold-out'; share: number }
  | { kind: 'leave-out-others' }
);

export interface Check {
  tone: 'ok' | 'warn' | 'note';
  title: string;
  text: string;
  action?: CheckAction;
}

/** Checks look at these facts; a number that is not known, or not typed yet, is null. */
export interface CheckInput extends EconomicsBasis {
  evidence: CampaignEvidence;
  budget: number | null;
  channel: Channel;
  controlShare: number;
  economics: CampaignEconomics | null;
  /** Other saved campaigns that share customers with this one. */
  overlaps: readonly Overlap[];
  leavesOutOthers: boolean;
}

/** Gathers what checks look at in a campaign as it was saved. */
export const savedCheckInput = (
  campaign: Campaign,
  overlaps: readonly Overlap[] = [],
): CheckInput => ({
  ...campaign,
  overlaps,
  leavesOutOthers: campaign.audienceRule.leaveOutOthers,
});

/** Writes amounts of a campaign for a check; `signed` is for those that may be below 0. */
export const amountsIn = ({ currency }: CampaignPrices) => ({
  money: (value: number) => moneyIn(currency, value),
  signed: (value: number) => signedMoney(currency, value),
});
