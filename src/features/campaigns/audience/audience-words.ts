import type { AudienceRule, CampaignBundle } from '../../../domain/campaign/campaign';
import type { AudienceKind } from '../../../domain/campaign/plan';
import { plural } from '../../../ui/format';
import { namesOf } from '../campaign-words';

/** The choices of whom a campaign is for. */
export const audienceKindNames: Record<AudienceKind, string> = {
  antecedent: 'Bought the first, not the second',
  consequent: 'Bought the second, not the first',
  alike: 'Bought neither, but buys like those who did',
  everyone: 'Everyone in the segment',
};

/** These sentences say what a choice means, where its name does not. */
export const audienceKindHelp: Partial<Record<AudienceKind, string>> = {
  alike:
    'Of the other products a customer bought, the share from the bundle’s categories is at least the median of those who bought the whole bundle.',
};

/** Whom it is for, after “customers”. */
export function whoText({ who }: AudienceRule): string {
  switch (who) {
    case 'antecedent':
      return 'who bought the first and not yet the second';
    case 'consequent':
      return 'who bought the second and not yet the first';
    case 'alike':
      return 'who bought neither, but buy like those who did';
    case 'everyone':
      return 'of the segment';
  }
}

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
