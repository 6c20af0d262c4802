import type { AudienceRule, CampaignBundle } from '../../../domain/campaign/campaign';
import { plural } from '../../../ui/format';
import { namesOf } from '../campaign-words';

const inDays = (days: number | null): string =>
  days === null ? '' : ` in the last ${plural(days, 'day')}`;

/** The two steps of the funnel that follow the rule, and why a customer is not in each. */
export function ruleSteps(
  { who, boughtWithinDays, notWithinDays }: AudienceRule,
  { antecedent, consequent }: CampaignBundle,
): { first: [label: string, reason: string]; other: [label: string, reason: string] } {
  const bought = (items: CampaignBundle['antecedent']): [string, string] => [
    `Bought ${namesOf(items)}${inDays(boughtWithinDays)}`,
    'did not',
  ];
  const never = notWithinDays === null ? 'Never bought' : 'Did not buy';
  const without = (items: CampaignBundle['antecedent']): [string, string] => [
    `${never} ${namesOf(items)}${inDays(notWithinDays)}`,
    'already have it',
  ];
  switch (who) {
    case 'antecedent':
      return { first: bought(antecedent), other: without(consequent) };
    case 'consequent':
      return { first: bought(consequent), other: without(antecedent) };
    case 'alike':
      return {
        first: ['Buy like those who bought both', 'do not'],
        other: [`${never} either${inDays(notWithinDays)}`, 'already have one of them'],
      };
    case 'everyone':
      return { first: ['Whatever they bought', 'left out'], other: ['All of them', 'left out'] };
  }
}
