import { createMemo, For, Match, Show, Switch } from 'solid-js';
import { judgeThirds, type JudgedThird } from '../../../../domain/bundles/itemsets';
import { confidence } from '../../../../domain/measures/metrics';
import type { RuleSet } from '../../../../domain/bundles/rules';
import { formatLift, formatNumber, formatShare } from '../../../../ui/format';
import { ErrorState } from '../../../../ui/panel-state';
import type { BundleWords } from '../../bundle-words';
import type { AskedQuestion, EvidenceState } from '../create-evidence';
import { ShortName } from '../long-name';
import { EvidenceSection } from './section';
import { shortName } from '../short-name';

const SHOWN = 5;

/** Proposes what to add to the pair: items the two make likelier together than either alone. */
export function ThirdSection(props: {
  evidence: EvidenceState;
  rules: RuleSet;
  rule: number;
  words: BundleWords;
  onShowSql: (asked: AskedQuestion) => void;
}) {
  const { thirds, thirdsInput } = props.evidence;
  const counts = () => props.rules.counts(props.rule);
  const judged = createMemo(() => {
    const found = thirds.current();
    return found && judgeThirds(found, { first: counts().antecedent, second: counts().consequent });
  });
  const label = (item: number) => props.rules.mined.items.labels[item]!;
  const best = () => judged()?.find(({ explainedBy }) => explainedBy === null);
  const asked = (): AskedQuestion | undefined => {
    const input = thirdsInput();
    return input && { name: 'thirdItems', input };
  };
  /** @param named how products are named in it. */
  const sentence = (named: (name: string) => string = (name) => name) => {
    if (judged() === undefined) return undefined;
    const third = best();
    return third === undefined
      ? `No third ${props.words.item} is made likelier by both together.`
      : `Best third ${props.words.item}: ${named(label(third.item))}, in ${formatShare(confidence(third.counts))} of the ${props.words.baskets} with both, ${formatLift(third.lift)} the usual.`;
  };
  const explained = ({ explainedBy }: JudgedThird) =>
    explainedBy === null
      ? ''
      : `${shortName(label(explainedBy === 'first' ? props.rules.antecedent(props.rule) : props.rules.consequent(props.rule)))} alone says as much`;
  return (
    <EvidenceSection
      title={`Best third ${props.words.item}`}
      name={`Best third ${props.words.item}`}
      sentence={sentence()}
      asked={asked()}
      onShowSql={props.onShowSql}
    >
      <Switch fallback={<div class="evidence-wait" role="status" aria-label="Loading" />}>
        <Match when={thirds.failure()}>
          {(failure) => (
            <ErrorState
              title="Third products could not be counted"
              failure={failure()}
              retry={thirds.retry}
            />
          )}
        </Match>
        <Match when={judged()}>
          {(found) => (
            <>
              <p class="cap">{sentence(shortName)}</p>
              <Show when={found().length > 0}>
                <table class="mini evidence-table">
                  <thead>
                    <tr>
                      <th scope="col" class="capital">
                        {props.words.item}
                      </th>
                      <th scope="col" class="num">
                        With both
                      </th>
                      <th scope="col" class="num">
                        Likelihood
                      </th>
                      <th scope="col" class="num">
                        Lift
                      </th>
                    </tr>
                  </thead>
                  <tbody>
                    <For each={found().slice(0, SHOWN)}>
                      {(third) => (
                        <tr>
                          <td>
                            <ShortName name={label(third.item)} />
                            <Show when={third.explainedBy !== null}>
                              <small class="t3"> ({explained(third)})</small>
                            </Show>
                          </td>
                          <td class="num">{formatNumber(third.counts.both)}</td>
                          <td class="num">{formatShare(confidence(third.counts))}</td>
                          <td class="num">{formatLift(third.lift)}</td>
                        </tr>
                      )}
                    </For>
                  </tbody>
                </table>
              </Show>
            </>
          )}
        </Match>
      </Switch>
    </EvidenceSection>
  );
}
