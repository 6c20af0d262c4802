import type { RuleSet } from '../../../domain/bundles/rules';
import { formatLift, formatNumber, formatShare } from '../../../ui/format';
import { tooltipCard } from '../../../ui/chart/chart-tooltip';
import { formatPopularity } from '../formats';
import type { BundleWords } from '../bundle-words';

export function ruleName(rules: RuleSet, rule: number): string {
  const { labels } = rules.mined.items;
  return `${labels[rules.antecedent(rule)]!} → ${labels[rules.consequent(rule)]!}`;
}

/** Makes the card that hovering a rule shows, in every view alike. */
export function ruleCard(rules: RuleSet, rule: number, words: BundleWords): HTMLElement {
  const counts = rules.counts(rule);
  return tooltipCard(
    ruleName(rules, rule),
    [
      { name: 'Popularity', value: formatPopularity(rules.column('support')[rule]!) },
      { name: 'Likelihood', value: formatShare(rules.column('confidence')[rule]!) },
      { name: 'Lift', value: formatLift(rules.column('lift')[rule]!) },
    ],
    `${formatNumber(counts.both)} ${words.baskets} with both`,
  );
}

/** The same in one line, for those who hear it. */
export function ruleInWords(rules: RuleSet, rule: number): string {
  return `${ruleName(rules, rule).replace('→', 'then')}: likelihood ${formatShare(rules.column('confidence')[rule]!)}, lift ${formatLift(rules.column('lift')[rule]!)}, popularity ${formatPopularity(rules.column('support')[rule]!)}`;
}
