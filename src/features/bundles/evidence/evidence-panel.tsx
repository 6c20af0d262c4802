import { createSignal, Show } from 'solid-js';
import type { RuleSet } from '../../../domain/bundles/rules';
import type { BundlesState } from '../create-bundles';
import { createExamples, EXAMPLES } from '../mining/create-examples';
import { CountsSection } from './sections/counts-section';
import { createEvidence, type AskedQuestion } from './create-evidence';
import { EvidenceHead } from './evidence-head';
import { EvidenceLead } from './evidence-lead';
import { ExampleOrders } from './sections/example-orders';
import { HoldoutSection } from './sections/holdout-section';
import { LiftByMonth } from './sections/lift-by-month';
import { LikelihoodSection } from './sections/likelihood-section';
import { MeasuresSection } from './sections/measures-section';
import { NotShown } from './sections/not-shown';
import { PromoSection } from './sections/promo-section';
import { SqlDialog } from './sql-dialog';
import { StrataSection } from './sections/strata-section';
import { ThirdSection } from './sections/third-section';

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
  const words = () => state.words();
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

  return (
    <>
      <EvidenceHead state={state} />
      <div class="detail__body" tabindex="0" role="region" aria-label="Evidence">
        <EvidenceLead
          state={state}
          evidence={evidence}
          rules={props.rules}
          rule={props.rule}
          antecedent={antecedent()}
          consequent={consequent()}
        />
        <CountsSection
          antecedent={antecedent()}
          consequent={consequent()}
          counts={counts()}
          words={words()}
          asked={about('mine')}
          onShowSql={setAsked}
        />
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
            months={state.months.of(props.rule >> 1)}
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
          <MeasuresSection
            rules={props.rules}
            rule={props.rule}
            antecedent={antecedent()}
            consequent={consequent()}
            words={words()}
            hasRevenue={state.mining.hasRevenue()}
            asked={about('mine')}
            onShowSql={setAsked}
          />
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
