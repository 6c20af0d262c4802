import { createEffect, createSignal, createUniqueId, For, on, Show } from 'solid-js';
import { createStore } from 'solid-js/store';
import {
  defaultSegmentRules,
  segmentDefinitions,
  type SegmentRules,
  SEGMENTS,
  segmentNames,
  type Segment,
} from '../../domain/segments/segments';
import { TextField } from '../../ui/input/field';
import { segmentVariable } from '../../ui/marks/segment-colours';
import { draftOf, isSameRules, problemsOf, rulesOf } from './rules-draft';

interface RuleField {
  name: keyof SegmentRules;
  label: string;
  suffix: string;
}

/** The thresholds by the segment they decide, in the order in which segments are given. */
const FIELDS: Record<Segment, readonly RuleField[]> = {
  new: [{ name: 'newDays', label: 'First order in the last', suffix: 'days' }],
  'at-risk': [
    { name: 'atRiskOrders', label: 'Orders, at least', suffix: 'orders' },
    { name: 'atRiskDays', label: 'Silent for at least', suffix: 'days' },
    { name: 'atRiskGaps', label: 'Silence above the own median gap', suffix: 'times' },
  ],
  high: [
    { name: 'highShare', label: 'Top share of the rest, by spend', suffix: '%' },
    { name: 'spendDays', label: 'Spend of the last', suffix: 'days' },
  ],
  medium: [{ name: 'mediumShare', label: 'Next share of the rest', suffix: '%' }],
  low: [],
};

/** Says what the segments mean, and is the one place where that can be changed. */
export function RulesPanel(props: {
  /** The thresholds that hold. */
  rules: SegmentRules;
  onChange: (rules: SegmentRules) => void;
  /** Figures by these thresholds are on their way. */
  isCounting: boolean;
}) {
  const titleId = createUniqueId();
  const [draft, setDraft] = createStore(draftOf(props.rules));
  const [said, setSaid] = createSignal('');
  createEffect(
    on(
      () => props.rules,
      (rules) => setDraft(draftOf(rules)),
      { defer: true },
    ),
  );

  const problems = () => problemsOf(draft);
  const canUse = () =>
    Object.keys(problems()).length === 0 && !isSameRules(rulesOf(draft), props.rules);
  const isDefault = () => isSameRules(props.rules, defaultSegmentRules);
  const use = (rules: SegmentRules, words: string) => {
    props.onChange(rules);
    setSaid(words);
  };
  const reset = () => {
    setDraft(draftOf(defaultSegmentRules));
    if (!isDefault()) use(defaultSegmentRules, 'The defaults hold again.');
  };

  return (
    <section class="panel span-12" aria-labelledby={titleId}>
      <header class="panel__head">
        <div>
          <h2 class="panel__title" id={titleId}>
            What the segments mean
          </h2>
          <p class="panel__sub">
            A customer is in the first that applies, from left to right. Every page of the app goes
            by these thresholds.
          </p>
        </div>
      </header>
      <form
        class="panel__body"
        onSubmit={(event) => {
          event.preventDefault();
          if (canUse()) use(rulesOf(draft), 'These thresholds hold from now on.');
        }}
      >
        <div class="segrules">
          <For each={SEGMENTS}>
            {(segment) => (
              <fieldset class="segrules__one">
                <legend>
                  <i class="key" style={{ '--k': segmentVariable(segment) }} />
                  {segmentNames[segment]}
                </legend>
                <p class="small t2">{segmentDefinitions(props.rules)[segment]}</p>
                <For each={FIELDS[segment]}>
                  {(field) => (
                    <TextField
                      label={field.label}
                      suffix={field.suffix}
                      inputMode="decimal"
                      value={draft[field.name]}
                      error={problems()[field.name]}
                      onInput={(value) => setDraft(field.name, value)}
                    />
                  )}
                </For>
              </fieldset>
            )}
          </For>
        </div>
        <div class="segrules__foot">
          <button class="btn btn--primary" type="submit" disabled={!canUse()}>
            Use these thresholds
          </button>
          <button
            class="btn"
            type="button"
            disabled={isDefault() && isSameRules(rulesOf(draft), defaultSegmentRules)}
            onClick={reset}
          >
            Reset to defaults
          </button>
          <span class="small t2" role="status">
            <Show when={props.isCounting} fallback={said()}>
              Counting by these thresholds.
            </Show>
          </span>
          <span class="small t3 segrules__note">
            Kept in this browser. Shares round up to whole customers; equal spend goes by customer
            id.
          </span>
        </div>
      </form>
    </section>
  );
}
