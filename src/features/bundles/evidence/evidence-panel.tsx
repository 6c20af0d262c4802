import { createSignal, For, Show } from 'solid-js';
import type { RuleSet } from '../../../domain/bundles/rules';
import { strengthHelp } from '../../../domain/measures/strength';
import { formatNumber, formatShare } from '../../../ui/format';
import { Icon } from '../../../ui/icon';
import { StrengthBadge } from '../../../ui/marks/strength-badge';
import type { BundlesState } from '../create-bundles';
import { createExamples, EXAMPLES } from '../mining/create-examples';
import { createEvidence, type AskedQuestion } from './create-evidence';
import { ExampleOrders } from './example-orders';
import { exportEvidence } from './export-evidence';
import { HoldoutBadge, HoldoutSection } from './holdout-section';
import { LiftByMonth } from './lift-by-month';
import { LikelihoodSection } from './likelihood-section';
import { LongName, ShortName } from './long-name';
import { MeasureList } from './measure-list';
import { Mosaic } from './mosaic';
import { NotShown } from './not-shown';
import { PromoSection } from './promo-section';
import { copySentence, EvidenceSection } from './section';
import { ruleSentence, sentenceText } from './sentence';
import { SqlDialog } from './sql-dialog';
import { StrataSection } from './strata-section';
import { ThirdSection } from './third-section';

/** Everything that speaks for or against one rule. */
export function EvidencePanel(props: {
  state: BundlesState;
  rules: RuleSet;
  rule: number;
  onCreateCampaign: () => void;
}) {
  const { state } = props;
  const evidence = createEvidence(state);
  const examples = createExamples(state.shop, state.pair);
  const [asked, setAsked] = createSignal<AskedQuestion>();
  const position = () => state.selection.position();
  const total = () => state.shown().length;
  const words = () => state.words();
  const pair = () => props.rule >> 1;
  const verdict = () => props.rules.holdout(props.rule)?.verdict;
  const about = (name: 'mine' | 'monthlyCounts' | 'exampleOrders'): AskedQuestion | undefined => {
    const of = state.pair();
    if (of === undefined) return undefined;
    if (name === 'exampleOrders') return { name, input: { ...of, limit: EXAMPLES } };
    return name === 'mine'
      ? { name, input: of.mined }
      : { name, input: { mined: of.mined, pairs: [of.pair] } };
  };
  const label = (item: number) => props.rules.mined.items.labels[item]!;
  const antecedent = () => label(props.rules.antecedent(props.rule));
  const consequent = () => label(props.rules.consequent(props.rule));
  const counts = () => props.rules.counts(props.rule);
  const sentence = () =>
    ruleSentence(props.rules.mined.grain, antecedent(), consequent(), counts());
  const countsSentence = () =>
    `${formatNumber(counts().both)} of ${formatNumber(counts().antecedent)} ${words().baskets} with ${antecedent()} also hold ${consequent()}; ${formatNumber(counts().consequent)} of all ${formatNumber(counts().baskets)} hold it.`;
  const measuresSentence = () =>
    `${antecedent()} → ${consequent()}: ${formatShare(counts().both / counts().baskets, 2)} of ${words().baskets} hold both, likelihood ${formatShare(counts().both / counts().antecedent)}, lift ${formatNumber(props.rules.column('lift')[props.rule]!, 2)}; q-value ${props.rules.column('q')[props.rule]!.toPrecision(2)}, ${formatNumber(props.rules.hypotheses)} pairs were tested.`;

  return (
    <>
      <header class="detail__head">
        <span class="t3 small">
          Bundle {formatNumber(position() + 1)} of {formatNumber(total())}
        </span>
        <span class="row">
          <button
            class="btn btn--ghost btn--icon btn--sm"
            type="button"
            aria-label="Previous bundle"
            disabled={position() === 0}
            onClick={() => state.selection.step(-1)}
          >
            <Icon name="up" />
          </button>
          <button
            class="btn btn--ghost btn--icon btn--sm"
            type="button"
            aria-label="Next bundle"
            disabled={position() === total() - 1}
            onClick={() => state.selection.step(1)}
          >
            <Icon name="down" />
          </button>
          <button
            class="btn btn--ghost btn--icon btn--sm"
            type="button"
            aria-label="Close panel"
            onClick={() => state.selection.close()}
          >
            <Icon name="close" />
          </button>
        </span>
      </header>
      <div class="detail__body" tabindex="0" role="region" aria-label="Evidence">
        <section class="detail__lead">
          <h2>
            <span>
              <LongName name={antecedent()} />
            </span>
            <span>
              <span class="pair__to" aria-hidden="true">
                →
              </span>
              <span class="vh">then </span>
              <LongName name={consequent()} />
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
              onClick={() => void exportEvidence(state, evidence, props.rules, props.rule)}
            >
              <Icon name="download" small />
              Evidence JSON
            </button>
            <button
              class="btn btn--sm"
              type="button"
              aria-pressed={state.portfolio.has(pair())}
              disabled={state.portfolio.isFull() && !state.portfolio.has(pair())}
              onClick={() =>
                state.portfolio.has(pair())
                  ? state.portfolio.remove(pair())
                  : state.portfolio.add([pair()])
              }
            >
              <Icon name={state.portfolio.has(pair()) ? 'check' : 'plus'} small />
              In portfolio
            </button>
          </p>
        </section>
        <EvidenceSection
          title={`In how many ${words().baskets}`}
          name={`In how many ${words().baskets}`}
          sentence={countsSentence()}
          asked={about('mine')}
          onShowSql={setAsked}
        >
          <Mosaic
            antecedent={antecedent()}
            consequent={consequent()}
            counts={counts()}
            words={words()}
          />
        </EvidenceSection>
        <LikelihoodSection
          antecedent={antecedent()}
          consequent={consequent()}
          counts={counts()}
          words={words()}
          asked={about('mine')}
          onShowSql={setAsked}
        />
        <Show when={state.mining.holdoutStatus() !== 'none'}>
          <HoldoutSection
            state={state}
            rules={props.rules}
            rule={props.rule}
            onShowSql={setAsked}
          />
        </Show>
        <Show when={state.months.isOffered()}>
          <LiftByMonth
            months={state.months.of(pair())}
            asked={about('monthlyCounts')}
            onShowSql={setAsked}
          />
        </Show>
        <Show when={evidence.splits().length > 0}>
          <StrataSection evidence={evidence} onShowSql={setAsked} />
        </Show>
        <Show when={state.shop.summary()?.parts.discounts}>
          <PromoSection evidence={evidence} words={words()} onShowSql={setAsked} />
        </Show>
        <ThirdSection
          evidence={evidence}
          rules={props.rules}
          rule={props.rule}
          words={words()}
          onShowSql={setAsked}
        />
        <Show
          when={state.isJudged()}
          fallback={<div class="evidence-wait" role="status" aria-label="Loading" />}
        >
          <EvidenceSection
            title="All measures"
            name="All measures"
            sentence={measuresSentence()}
            asked={about('mine')}
            onShowSql={setAsked}
          >
            <MeasureList
              rules={props.rules}
              rule={props.rule}
              words={words()}
              hasRevenue={state.mining.hasRevenue()}
            />
          </EvidenceSection>
        </Show>
        <Show when={props.rules.mined.grain === 'order'}>
          <ExampleOrders
            examples={examples}
            antecedent={antecedent()}
            consequent={consequent()}
            asked={about('exampleOrders')}
            onShowSql={setAsked}
          />
        </Show>
        <Show when={state.shop.summary()}>
          {(summary) => <NotShown summary={summary()} grain={props.rules.mined.grain} />}
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
      <SqlDialog state={state} asked={asked()} onClose={() => setAsked(undefined)} />
    </>
  );
}
