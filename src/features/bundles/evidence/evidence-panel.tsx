import { For, Show } from 'solid-js';
import type { RuleSet } from '../../../domain/rules';
import { strengthHelp, strengthOf } from '../../../domain/strength';
import { formatNumber } from '../../../ui/format';
import { Icon } from '../../../ui/icon';
import { StrengthBadge } from '../../../ui/strength-badge';
import { toast } from '../../../ui/toast';
import type { Examples } from '../examples';
import type { LiftMonths } from '../lift-months';
import type { BundleWords } from '../words';
import { ExampleOrders } from './example-orders';
import { LiftByMonth } from './lift-by-month';
import { LikelihoodSection } from './likelihood-section';
import { MeasureList } from './measure-list';
import { Mosaic } from './mosaic';
import { ruleSentence, sentenceText } from './sentence';

/** Everything that speaks for or against one rule. */
export function EvidencePanel(props: {
  rules: RuleSet;
  rule: number;
  /** Its place among the shown, from 0. */
  position: number;
  total: number;
  words: BundleWords;
  hasRevenue: boolean;
  months: LiftMonths;
  examples: Examples;
  onStep: (by: -1 | 1) => void;
  onClose: () => void;
  onCreateCampaign: () => void;
}) {
  const label = (item: number) => props.rules.mined.items.labels[item]!;
  const antecedent = () => label(props.rules.antecedent(props.rule));
  const consequent = () => label(props.rules.consequent(props.rule));
  const counts = () => props.rules.counts(props.rule);
  const sentence = () =>
    ruleSentence(props.rules.mined.grain, antecedent(), consequent(), counts());
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(sentenceText(sentence()));
      toast({ text: 'Sentence copied', tone: 'positive' });
    } catch {
      toast({ text: 'The browser did not allow copying', tone: 'negative' });
    }
  };

  return (
    <>
      <header class="detail__head">
        <span class="t3 small">
          Bundle {formatNumber(props.position + 1)} of {formatNumber(props.total)}
        </span>
        <span class="row">
          <button
            class="btn btn--ghost btn--icon btn--sm"
            type="button"
            aria-label="Previous bundle"
            disabled={props.position === 0}
            onClick={() => props.onStep(-1)}
          >
            <Icon name="up" />
          </button>
          <button
            class="btn btn--ghost btn--icon btn--sm"
            type="button"
            aria-label="Next bundle"
            disabled={props.position === props.total - 1}
            onClick={() => props.onStep(1)}
          >
            <Icon name="down" />
          </button>
          <button
            class="btn btn--ghost btn--icon btn--sm"
            type="button"
            aria-label="Close panel"
            onClick={() => props.onClose()}
          >
            <Icon name="close" />
          </button>
        </span>
      </header>
      <div class="detail__body" tabindex="0" role="region" aria-label="Evidence">
        <section class="detail__lead">
          <h2>
            <span>{antecedent()}</span>
            <span>
              <span class="pair__to" aria-hidden="true">
                →
              </span>
              <span class="vh">then </span>
              {consequent()}
            </span>
          </h2>
          <StrengthBadge strength={strengthOf(counts())} />
          <p class="cap">{strengthHelp}</p>
          <p class="sentence">
            <For each={sentence()}>
              {(part) => (part.isStrong ? <b>{part.text}</b> : part.text)}
            </For>
          </p>
          <button class="btn btn--sm" type="button" onClick={() => void copy()}>
            <Icon name="copy" small />
            Copy as sentence
          </button>
        </section>
        <Mosaic
          antecedent={antecedent()}
          consequent={consequent()}
          counts={counts()}
          words={props.words}
        />
        <LikelihoodSection consequent={consequent()} counts={counts()} words={props.words} />
        <Show when={props.months.isOffered()}>
          <LiftByMonth months={props.months.of(props.rule >> 1)} />
        </Show>
        <MeasureList
          rules={props.rules}
          rule={props.rule}
          words={props.words}
          hasRevenue={props.hasRevenue}
        />
        <Show when={props.rules.mined.grain === 'order'}>
          <ExampleOrders examples={props.examples} />
        </Show>
      </div>
      <footer class="detail__foot">
        <button
          class="btn btn--primary btn--block"
          type="button"
          onClick={() => props.onCreateCampaign()}
        >
          Create campaign
        </button>
      </footer>
    </>
  );
}
