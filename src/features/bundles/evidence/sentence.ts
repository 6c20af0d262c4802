import { type RuleCounts, confidence, lift } from '../../../domain/measures/metrics';
import { grainKind, windowDays, type Grain, type GrainKind } from '../../../domain/bundles/grains';
import { formatNumber, formatShare } from '../../../ui/format';

/** A piece of a sentence; the strong ones are what it is about. */
export interface SentencePart {
  text: string;
  isStrong?: true;
}

const phrases: Record<GrainKind, { start: string; also: string; end: string }> = {
  order: { start: 'When an order has ', also: ' also have ', end: '' },
  customer: { start: 'When a customer buys ', also: ' also buy ', end: '' },
  'customer-day': {
    start: 'When a customer buys ',
    also: ' also buy ',
    end: ' on the same day',
  },
  window: { start: 'When a customer buys ', also: ' also buy ', end: ' within ' },
};

/** The rule in plain words. */
export function ruleSentence(
  grain: Grain,
  antecedent: string,
  consequent: string,
  counts: RuleCounts,
): SentencePart[] {
  const { start, also, end } = phrases[grainKind(grain)];
  const days = windowDays(grain);
  const usual = formatShare(counts.consequent / counts.baskets);
  return [
    { text: start },
    { text: antecedent, isStrong: true },
    { text: `, ${formatShare(confidence(counts))}${also}` },
    { text: consequent, isStrong: true },
    { text: `${end}${days === null ? '' : `${days} days`}. ` },
    ...comparison(lift(counts), usual),
  ];
}

function comparison(value: number, usual: string): SentencePart[] {
  if (Math.abs(value - 1) < 0.05) return [{ text: `That is about the usual ${usual}.` }];
  return [
    { text: 'That is ' },
    { text: `${formatNumber(value, 1)} times`, isStrong: true },
    { text: ` the usual ${usual}.` },
  ];
}

export const sentenceText = (parts: readonly SentencePart[]): string =>
  parts.map(({ text }) => text).join('');
