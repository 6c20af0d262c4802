import { For, Show } from 'solid-js';
import type { RuleSet } from '../../../domain/bundles/rules';
import { strengthHelp } from '../../../domain/measures/strength';
import { Icon } from '../../../ui/icon';
import { StrengthBadge } from '../../../ui/marks/strength-badge';
import type { BundlesState } from '../create-bundles';
import type { EvidenceState } from './create-evidence';
import { exportEvidence } from './export-evidence';
import { HoldoutBadge } from './sections/holdout-section';
import { LongName, ShortName } from './long-name';
import { copySentence } from './sections/section';
import { ruleSentence, sentenceText } from './sentence';

/** The rule in a sentence, how strong it is, and what can be done with it. */
export function EvidenceLead(props: {
  state: BundlesState;
  evidence: EvidenceState;
  rules: RuleSet;
  rule: number;
  antecedent: string;
  consequent: string;
}) {
  const { state } = props;
  const pair = () => props.rule >> 1;
  const isChosen = () => state.portfolio.has(pair());
  const verdict = () => props.rules.holdout(props.rule)?.verdict;
  const sentence = () =>
    ruleSentence(
      props.rules.mined.grain,
      props.antecedent,
      props.consequent,
      props.rules.counts(props.rule),
    );
  return (
    <section class="detail__lead">
      <h2>
        <span>
          <LongName name={props.antecedent} />
        </span>
        <span>
          <span class="pair__to" aria-hidden="true">
            →
          </span>
          <span class="vh">then </span>
          <LongName name={props.consequent} />
        </span>
      </h2>
      <p class="row g2">
        <Show when={state.isJudged()} fallback={<span class="skel-strip" />}>
          <StrengthBadge strength={props.rules.strength(props.rule)} />
        </Show>
        <Show when={verdict()}>{(known) => <HoldoutBadge verdict={known()} />}</Show>
      </p>
      <p class="cap">{strengthHelp}</p>
      <p class="sentence">
        <For each={sentence()}>
          {(part) =>
            part.isStrong ? (
              <b>
                <ShortName name={part.text} />
              </b>
            ) : (
              part.text
            )
          }
        </For>
      </p>
      <p class="row g2 detail__tools">
        <button
          class="btn btn--sm"
          type="button"
          onClick={() => void copySentence(sentenceText(sentence()))}
        >
          <Icon name="copy" small />
          Copy as sentence
        </button>
        <button
          class="btn btn--sm"
          type="button"
          onClick={() => void exportEvidence(state, props.evidence, props.rules, props.rule)}
        >
          <Icon name="download" small />
          Evidence JSON
        </button>
        <button
          class="btn btn--sm"
          type="button"
          aria-pressed={isChosen()}
          disabled={state.portfolio.isFull() && !isChosen()}
          onClick={() =>
            isChosen() ? state.portfolio.remove(pair()) : state.portfolio.add([pair()])
          }
        >
          <Icon name={isChosen() ? 'check' : 'plus'} small />
          In portfolio
        </button>
      </p>
    </section>
  );
}
