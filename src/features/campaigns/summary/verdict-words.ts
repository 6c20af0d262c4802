import type { CampaignVerdict } from '../../../domain/campaign/life/verdict';
import { formatNumber, formatShare } from '../../../ui/format';

/** `+1.2 points` */
export const pointsText = (share: number): string =>
  `${share < 0 ? '−' : '+'}${formatNumber(Math.abs(share) * 100, 1)} points`;

/** `−11.0 to +2.3 points` */
export const pointsRange = ({ low, high }: { low: number; high: number }): string =>
  `${pointsText(low).replace(' points', '')} to ${pointsText(high)}`;

/** The verdict in a sentence. */
export function verdictSentence(
  { kind, isEarly, difference, netGain, planned }: CampaignVerdict,
  money: (value: number) => string,
): string {
  const early = isEarly ? ' Not all of its days are in the shop yet.' : '';
  if (kind === 'empty') return `Nobody of the audience is in this shop.${early}`;
  if (difference === null || kind === 'no-control') {
    return `Nobody was held out, so nobody can tell what it added.${early}`;
  }
  const change = `${formatShare(difference.treatmentShare)} bought with a message, ${formatShare(difference.controlShare)} without`;
  const clear =
    kind === 'worked'
      ? 'it worked'
      : kind === 'harmed'
        ? 'it did harm'
        : `${pointsText(difference.difference)}, not clear`;
  const gain =
    netGain === null || planned === null
      ? ''
      : ` Net gain ${money(netGain)}, planned ${money(planned.netGain)}.`;
  return `${change}: ${clear}.${gain}${early}`;
}

/** p with three decimals. */
export const pText = (p: number): string => (p < 0.001 ? '< 0.001' : formatNumber(p, 3));
