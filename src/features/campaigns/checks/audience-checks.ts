import { campaignStatusNames } from '../../../domain/campaign/campaign';
import { isActive } from '../../../domain/campaign/life/life';
import { testPlanOf } from '../../../domain/campaign/economics/campaign-economics';
import {
  leastControlShare,
  smallestDetectableEffect,
} from '../../../domain/campaign/economics/power';
import { formatNumber, formatShare } from '../../../ui/format';
import type { Overlap } from '../audience/create-overlaps';
import { channels } from '../../../domain/campaign/channels';
import type { Check, CheckInput } from './check';

/** Control shares worth suggesting. */
const SHARES = [0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5];
const points = (share: number): string => `${formatNumber(share * 100, 1)} points`;

/** Tells whether treatment and control are large enough to show what is expected. */
export function powerCheck(input: CheckInput): Check | null {
  const { audience, controlShare } = input;
  const plan = testPlanOf(input);
  if (audience === null || audience.available === 0 || plan === null) return null;
  const expected = Math.abs(plan.response - plan.baseline);
  const least = leastControlShare(audience.available, plan, SHARES);
  const action =
    least !== null && least > controlShare
      ? ({ kind: 'hold-out', share: least, label: `Hold out ${formatShare(least, 0)}` } as const)
      : undefined;
  const smallest = smallestDetectableEffect(plan);
  if (smallest === null) {
    return {
      tone: 'warn',
      title: 'Nothing will be learnt',
      text: 'Without a control group nobody can tell what the campaign added.',
      action,
    };
  }
  const can = `${formatNumber(audience.treatment)} against ${formatNumber(audience.control)} can show an effect of ${points(smallest)} or more (power 80%, two-sided 5%); ${points(expected)} are expected`;
  if (smallest <= expected) {
    return { tone: 'ok', title: 'Large enough to learn from', text: `${can}.` };
  }
  return {
    tone: 'warn',
    title: 'Too small to learn from',
    text:
      least === null ? `${can}. No control group would do; a larger audience might.` : `${can}.`,
    action,
  };
}

/** Customers that are in other campaigns too: planned and running ones write to them as well. */
export function overlapChecks({ overlaps, leavesOutOthers }: CheckInput): Check[] {
  const active = overlaps.filter(({ campaign }) => isActive(campaign));
  const others = overlaps.filter(({ campaign }) => !isActive(campaign));
  const checks: Check[] = [];
  if (active.length > 0) {
    checks.push(
      leavesOutOthers
        ? {
            tone: 'ok',
            title: 'One message each',
            text: `${sharedText(active)}, and are left out here.`,
          }
        : {
            tone: 'warn',
            title: 'Two messages at once',
            text: `Of these customers ${sharedText(active)}.`,
            action: { kind: 'leave-out-others', label: 'Leave them out' },
          },
    );
  }
  if (others.length > 0) {
    checks.push({
      tone: 'note',
      title: 'Also in campaigns that do not run',
      text: `Of these customers ${sharedText(others)}.`,
    });
  }
  return checks;
}

const sharedText = (overlaps: readonly Overlap[]): string =>
  overlaps
    .map(
      ({ campaign, customers }) =>
        `${formatNumber(customers)} are also in ${campaign.name} (${campaignStatusNames[campaign.status].toLowerCase()})`,
    )
    .join('; ');

/** Tells whether anybody can be contacted, and whether they agreed to it. */
export function reachCheck({ audience, channel }: CheckInput): Check | null {
  if (audience === null) {
    return {
      tone: 'note',
      title: 'Audience is unknown',
      text: 'The shop has no customers, so nobody can be picked. A customer column would change that.',
    };
  }
  const name = channels[channel].word;
  if (audience.available === 0) {
    return {
      tone: 'warn',
      title: 'Nobody to contact',
      text: 'No customer is left after these steps. Choose another segment or channel.',
    };
  }
  if (!audience.consentKnown) {
    return {
      tone: 'warn',
      title: 'Consent is unknown',
      text: `The shop’s files do not say who agreed to ${name}. Check that before you send.`,
    };
  }
  if (!audience.addressKnown) {
    return {
      tone: 'warn',
      title: 'Addresses are unknown',
      text: `The shop’s files hold no addresses for ${name}; the audience is a list of customer ids.`,
    };
  }
  return null;
}
