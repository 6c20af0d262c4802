import { For, Show } from 'solid-js';
import { measureHelp } from '../../../../domain/measures/measure-help';
import { MEASURE_NAMES, type MeasureName } from '../../../../domain/measures/metrics';
import type { RuleSet } from '../../../../domain/bundles/rules';
import { supportInterval } from '../../../../domain/measures/statistics';
import { formatLift, formatNumber, formatShare } from '../../../../ui/format';
import { formatPopularity, formatProbability } from '../../formats';
import { measureText } from '../../table/table-columns';
import { inWords, type BundleWords } from '../../bundle-words';

/** Every measure of a rule with one line on what it says. */
export function MeasureList(props: {
  rules: RuleSet;
  rule: number;
  words: BundleWords;
  hasRevenue: boolean;
}) {
  const counts = () => props.rules.counts(props.rule);
  const expected = () =>
    (counts().antecedent * counts().consequent) / Math.max(counts().baskets, 1);

  /** The leverage in joint baskets, which people can picture, with the ratio beside it. */
  const leverageInWords = () =>
    `Joint ${props.words.baskets} beyond the ${formatNumber(expected())} that chance alone would give. As a share of all ${props.words.baskets}: ${formatShare(props.rules.column('leverage')[props.rule]!, 3)}.`;

  /** Adds what this rule's own counts say to a measure's general line. */
  const addition = (name: MeasureName): string => {
    const { both, antecedent, baskets } = counts();
    switch (name) {
      case 'support': {
        const { low, high } = supportInterval(counts());
        return `${formatNumber(both)} of ${formatNumber(baskets)}. 95% interval ${formatPopularity(low)} to ${formatPopularity(high)}.`;
      }
      case 'confidence': {
        const { low, high } = props.rules.confidenceInterval(props.rule);
        return `${formatNumber(both)} of ${formatNumber(antecedent)}. 95% interval ${formatShare(low)} to ${formatShare(high)}.`;
      }
      case 'lift': {
        const { low, high } = props.rules.liftInterval(props.rule);
        return `95% interval ${formatLift(low, 2)} to ${formatLift(high, 2)}.`;
      }
      default:
        return '';
    }
  };

  return (
    <>
      <dl class="mets">
        <For each={MEASURE_NAMES}>
          {(name) => (
            <Measure
              name={inWords(props.words, measureHelp[name].name)}
              term={measureHelp[name].term}
              value={measureText(props.rules, props.rule, name)}
              says={
                name === 'leverage'
                  ? leverageInWords()
                  : `${inWords(props.words, measureHelp[name].says)} ${addition(name)}`
              }
              formula={measureHelp[name].formula}
              source={measureHelp[name].source}
            />
          )}
        </For>
        <Measure
          name="Significance"
          term="q-value"
          value={measureText(props.rules, props.rule, 'q')}
          says={`Expected share of false finds among bundles this strong. ${formatNumber(props.rules.hypotheses)} pairs were tested.`}
        />
        <Measure
          name="Chance"
          term="p-value"
          value={formatProbability(10 ** props.rules.column('log10_p')[props.rule]!)}
          says={`Chance of so many joint ${props.words.baskets} if the two had no connection (Fisher’s exact test); its log₁₀ is ${formatNumber(props.rules.column('log10_p')[props.rule]!, 1)}.`}
        />
        <Show when={props.hasRevenue}>
          <Measure
            name="Revenue of the pair"
            term=""
            value={measureText(props.rules, props.rule, 'revenue')}
            says={`Both lines in the joint ${props.words.baskets}, after line discounts.`}
          />
        </Show>
      </dl>
      <p class="cap">x: both; a: with the first; c: with the second; N: all.</p>
    </>
  );
}

function Measure(props: {
  name: string;
  term: string;
  value: string;
  says: string;
  formula?: string;
  source?: string;
}) {
  const showsTerm = () =>
    props.term !== '' && !props.name.toLowerCase().startsWith(props.term.toLowerCase());
  return (
    <div>
      <dt>
        {props.name}{' '}
        <Show when={showsTerm()}>
          <small>{props.term}</small>
        </Show>
      </dt>
      <dd>{props.value}</dd>
      <dd class="mets__says">
        {props.says}
        <Show when={props.formula}>
          <details>
            <summary>Formula and source</summary>
            <code>{props.formula}</code>. {props.source}.
          </details>
        </Show>
      </dd>
    </div>
  );
}
