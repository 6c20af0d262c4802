import type { Campaign, CampaignOutcome } from '../campaign';
import { differenceOf, type Difference } from '../../measures/difference';
import { redemptionsOf } from '../economics/economics';

/** The verdict sets a campaign's result beside its plan. */
export interface CampaignVerdict {
  /**
   * `worked` and `harmed` mean that the interval of the difference is above 0 and below 0; else it is
   * not clear.
   */
  kind: 'worked' | 'harmed' | 'unclear' | 'no-control' | 'empty';
  /** True when days of the campaign were not in the shop yet. */
  isEarly: boolean;
  difference: Difference | null;
  /**
   * Money by the plan's margin, discount and costs; null when there was no plan, or nothing to compare.
   */
  contribution: number | null;
  /**
   * The message added this: contribution less the margin of as many buyers as the control group's share
   * makes.
   */
  netGain: number | null;
  planned: { contribution: number; netGain: number } | null;
}

/**
 * Judges a campaign's measured outcome. Revenue of the groups is as the shop has it; contribution and
 * net gain use the plan's m, D, e and k with the buyers that were counted, so that plan and result
 * differ only by what customers did.
 */
export function judgeOutcome(
  campaign: Pick<Campaign, 'economics' | 'dates'>,
  outcome: CampaignOutcome,
): CampaignVerdict {
  const { treatment, control } = outcome;
  const { economics: plan, dates } = campaign;
  const difference = differenceOf(outcome);
  const isEarly = dates.to !== null && outcome.to < dates.to;
  const planned =
    plan === null ? null : { contribution: plan.base.contribution, netGain: plan.base.netGain };
  const contribution = plan === null ? null : contributionOf(plan, treatment);
  const netGain =
    plan === null || contribution === null || difference === null
      ? null
      : contribution - treatment.customers * difference.controlShare * plan.margin;
  const kind =
    treatment.customers === 0
      ? 'empty'
      : control.customers === 0 || difference === null
        ? 'no-control'
        : difference.interval.low > 0
          ? 'worked'
          : difference.interval.high < 0
            ? 'harmed'
            : 'unclear';
  return { kind, isEarly, difference, contribution, netGain, planned };
}

/** Returns n·r·m − D·min(n·r·e, cap) − n·k, with the buyers that were counted. */
function contributionOf(
  { margin, discount, reach, contactCost, cap }: NonNullable<Campaign['economics']>,
  { customers, buyers }: CampaignOutcome['treatment'],
): number {
  const response = customers === 0 ? 0 : buyers / customers;
  const redemptions = redemptionsOf({ contacted: customers, reach, cap }, response);
  return buyers * margin - redemptions * discount - customers * contactCost;
}
