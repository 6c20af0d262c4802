import type { HiddenBy, Hiding, SearchedPair } from '../../../domain/bundles/why-hidden';
import { defaultThresholds, type Thresholds } from '../../../domain/bundles/thresholds';
import { formatLift, formatNumber, formatShare, plural } from '../../../ui/format';
import { formatPopularity, formatProbability } from '../formats';
import type { BundleWords } from '../bundle-words';

/** Says in a sentence what hides a pair. */
export function hidingText({ by, has, needs }: Hiding, words: BundleWords): string {
  const texts: Record<HiddenBy, string> = {
    floor: `It is in ${plural(has, words.basket, words.baskets)}; pairs in fewer than ${formatNumber(needs)} are not mined.`,
    support: `Its popularity is ${formatPopularity(has)}, below your minimum of ${formatPopularity(needs)}.`,
    confidence: `Its likelihood is ${formatShare(has)}, below your minimum of ${formatShare(needs)}.`,
    lift: `Its lift is ${formatLift(has, 2)}, below your minimum of ${formatLift(needs, 2)}.`,
    q: `Its q-value is ${formatProbability(has)}, above your limit of ${formatProbability(needs)}.`,
    search: 'The search for a product leaves it out.',
    'left-out': `One of the two ${words.items} is left out.`,
    'not-among': `Neither is among the ${words.items} that pairs must have.`,
    'own-category': 'A product and its own category are no bundle.',
    maximum: `It is number ${formatNumber(has)} by the present sort, and ${formatNumber(needs)} are shown.`,
  };
  return texts[by];
}

/** Thresholds that let the pair through, and leave everything else as it is. */
export function lettingThrough(
  hidings: readonly Hiding[],
  { antecedent, consequent, counts }: SearchedPair,
  thresholds: Thresholds,
): Partial<Thresholds> {
  const ids = [antecedent.id, consequent.id];
  const change: Partial<Thresholds> = {};
  for (const { by } of hidings) {
    if (by === 'floor') change.floor = Math.max(1, counts.both);
    if (by === 'floor' || by === 'support') change.support = 0;
    if (by === 'confidence') change.confidence = 0;
    if (by === 'lift') change.lift = 0;
    if (by === 'q') change.q = defaultThresholds.q;
    if (by === 'search') change.search = '';
    if (by === 'maximum') change.max = null;
    if (by === 'not-among') change.only = [];
    if (by === 'left-out') change.without = thresholds.without.filter((id) => !ids.includes(id));
  }
  return change;
}
