import type { RuleSet } from '../../../domain/bundles/rules';

/** A rule's two items on two lines, the second after an arrow that is read as a word. */
export function PairName(props: { rules: RuleSet; rule: number }) {
  const label = (item: number) => props.rules.mined.items.labels[item]!;
  const antecedent = () => label(props.rules.antecedent(props.rule));
  const consequent = () => label(props.rules.consequent(props.rule));
  return (
    <span class="pair">
      <span title={antecedent()}>{antecedent()}</span>
      <span title={consequent()}>
        <span class="pair__to" aria-hidden="true">
          →
        </span>
        <span class="vh">then </span>
        {consequent()}
      </span>
    </span>
  );
}
