import type { RuleSet } from '../../../domain/bundles/rules';
import {
  defaultThresholds,
  leastInteger,
  passingRules,
  type Thresholds,
} from '../../../domain/bundles/thresholds';
import { formatLift, formatNumber, formatShare, plural } from '../../../ui/format';
import { formatPopularity, formatProbability } from '../formats';
import { shareOfCount } from '../thresholds/scales';
import type { BundleWords } from '../bundle-words';

/** Why no bundle is shown, and the one step that shows some. */
export interface EmptyReason {
  title: string;
  why: string;
  step?: { label: string; change: Partial<Thresholds> };
}

/** Says which threshold leaves nothing, by lifting one at a time. */
export function whyEmpty(rules: RuleSet, thresholds: Thresholds, words: BundleWords): EmptyReason {
  if (rules.size === 0) return noPairs(rules, words);
  return (
    tooRare(rules, thresholds, words) ??
    notFound(rules, thresholds, words) ??
    tooUnlikely(rules, thresholds, words) ??
    tooWeak(rules, thresholds) ??
    tooUncertain(rules, thresholds) ?? {
      title: 'No bundles at these thresholds',
      why: 'Several thresholds together leave nothing. Reset them, or lower them one by one.',
    }
  );
}

function noPairs(rules: RuleSet, words: BundleWords): EmptyReason {
  const { floor, baskets, items } = rules.mined;
  if (baskets === 0) {
    return {
      title: `No ${words.items} in this shop`,
      why: `Nothing in it has both a ${words.item} and a ${words.basket}. Choose another level or basket, or match the column on the Data page.`,
      step: { label: 'Show products in orders', change: { level: 'product', grain: 'order' } },
    };
  }
  const [only] = items.labels;
  if (only !== undefined && items.labels.length === 1) {
    return {
      title: 'No pairs in this shop',
      ...(floor <= 1
        ? { why: `“${only}” is the only ${words.item}: a bundle takes two.` }
        : {
            why: `Only “${only}” is in ${plural(floor, words.basket, words.baskets)} or more: a bundle takes two ${words.items}.`,
            step: { label: 'Mine every pair', change: { floor: 1 } },
          }),
    };
  }
  if (floor <= 1) {
    return {
      title: 'No pairs in this shop',
      why: `Every ${words.basket} holds one ${words.item}, so nothing is bought together.`,
    };
  }
  return {
    title: 'No pairs at this floor',
    why: `No two ${words.items} appear together in ${plural(floor, words.basket, words.baskets)} or more.`,
    step: { label: 'Mine every pair', change: { floor: 1 } },
  };
}

function tooRare(
  rules: RuleSet,
  thresholds: Thresholds,
  words: BundleWords,
): EmptyReason | undefined {
  const { baskets } = rules.mined;
  const best = bestOf(rules, { ...thresholds, support: 0, sort: 'pair_count' }, 'pair_count');
  const least = leastInteger(thresholds.support * baskets);
  if (best === undefined || best >= least) return undefined;
  const support = shareOfCount(best, baskets);
  const isAlone = best === rules.column('pair_count')[rules.order('pair_count')[0]!];
  return {
    title: 'No bundles at these thresholds',
    why: `The most popular pair${isAlone ? '' : ' that passes the others'} appears in ${plural(best, words.basket, words.baskets)}, below your minimum of ${formatNumber(least)}.`,
    step: { label: `Lower to ${formatPopularity(support)}`, change: { support } },
  };
}

function notFound(
  rules: RuleSet,
  thresholds: Thresholds,
  words: BundleWords,
): EmptyReason | undefined {
  if (thresholds.search.trim() === '') return undefined;
  if (passingRules(rules, { ...thresholds, search: '' }).length === 0) return undefined;
  const anywhere = { ...defaultThresholds, support: 0, confidence: 0, lift: 0 };
  const exists = passingRules(rules, { ...anywhere, search: thresholds.search }).length > 0;
  return {
    title: exists ? 'No bundles at these thresholds' : 'Nothing by that name',
    why: exists
      ? `Bundles with “${thresholds.search}” exist, but none passes the thresholds.`
      : `No ${words.item} in a bundle has “${thresholds.search}” in its name.`,
    step: { label: 'Clear the search', change: { search: '' } },
  };
}

function tooUnlikely(
  rules: RuleSet,
  thresholds: Thresholds,
  words: BundleWords,
): EmptyReason | undefined {
  const best = bestOf(rules, { ...thresholds, confidence: 0 }, 'confidence');
  if (best === undefined) return undefined;
  const confidence = roundDown(best, 2);
  return {
    title: 'No bundles at these thresholds',
    why: `The likeliest bundle is bought in ${formatShare(best)} of the ${words.baskets} with its first ${words.item}, below your minimum of ${formatShare(thresholds.confidence)}.`,
    step: { label: `Lower to ${formatShare(confidence)}`, change: { confidence } },
  };
}

function tooWeak(rules: RuleSet, thresholds: Thresholds): EmptyReason | undefined {
  const best = bestOf(rules, { ...thresholds, lift: 0 }, 'lift');
  if (best === undefined) return undefined;
  const lift = roundDown(best, 2);
  return {
    title: 'No bundles at these thresholds',
    why: `The highest lift is ${formatLift(best, 2)}, below your minimum of ${formatLift(thresholds.lift, 2)}.`,
    step: { label: `Lower to ${formatLift(lift, 2)}`, change: { lift } },
  };
}

function tooUncertain(rules: RuleSet, thresholds: Thresholds): EmptyReason | undefined {
  const best = bestOf(rules, { ...thresholds, q: 1 }, 'q');
  if (best === undefined) return undefined;
  return {
    title: 'No bundles at these thresholds',
    why: `The smallest q-value is ${formatProbability(best)}, above your limit of ${formatProbability(thresholds.q)}.`,
    step: { label: 'Allow any', change: { q: 1 } },
  };
}

/** The best value of a measure among the rules that pass; undefined when none does. */
function bestOf(
  rules: RuleSet,
  thresholds: Thresholds,
  key: 'pair_count' | 'confidence' | 'lift' | 'q',
): number | undefined {
  const [best] = passingRules(rules, { ...thresholds, sort: key });
  return best === undefined ? undefined : rules.column(key)[best];
}

/** Down to so many digits, so that what has the value still passes. */
function roundDown(value: number, digits: number): number {
  const unit = 10 ** (Math.floor(Math.log10(value)) - digits + 1);
  return Number((Math.floor(value / unit) * unit).toPrecision(digits));
}
