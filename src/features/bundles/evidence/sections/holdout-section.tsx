import { Show } from 'solid-js';
import {
  holdoutHelp,
  holdoutVerdictNames,
  type HoldoutVerdict,
} from '../../../../domain/evidence/holdout';
import { confidence, lift, type RuleCounts } from '../../../../domain/measures/metrics';
import type { RuleSet } from '../../../../domain/bundles/rules';
import { confidenceInterval, liftInterval } from '../../../../domain/measures/statistics';
import {
  formatDay,
  formatDays,
  formatLift,
  formatNumber,
  formatShare,
} from '../../../../ui/format';
import { IntervalChart, type IntervalRow } from '../../../../ui/marks/interval-chart';
import type { BundlesState } from '../../create-bundles';
import type { AskedQuestion } from '../create-evidence';
import { EvidenceSection } from './section';

const tones: Record<HoldoutVerdict, string> = {
  confirmed: 'badge--pos',
  faded: 'badge--warn',
  'too-few': '',
};

export function HoldoutBadge(props: { verdict: HoldoutVerdict }) {
  return <span class={`badge ${tones[props.verdict]}`}>{holdoutVerdictNames[props.verdict]}</span>;
}

/** Says whether the later orders, which were not used to find the rule, confirm it. */
export function HoldoutSection(props: {
  state: BundlesState;
  rules: RuleSet;
  rule: number;
  onShowSql: (asked: AskedQuestion) => void;
}) {
  const holdout = () => props.rules.holdout(props.rule);
  const days = () => props.rules.holdoutDays;
  const asked = (): AskedQuestion | undefined => {
    const of = props.state.pair();
    return of && { name: 'holdoutCounts', input: of.mined };
  };
  const sentence = () => {
    const found = holdout();
    const stretch = days();
    if (found === null || stretch === null) return undefined;
    return `${holdoutVerdictNames[found.verdict]}: ${inWords(found.train)} up to ${formatDay(stretch.from)}, ${inWords(found.test)} from then on.`;
  };
  return (
    <EvidenceSection
      title="Found earlier, checked later"
      name="Found earlier, checked later"
      sentence={sentence()}
      asked={asked()}
      onShowSql={props.onShowSql}
    >
      <Show
        when={holdout()}
        fallback={
          <Show
            when={props.state.mining.holdoutStatus() === 'waiting'}
            fallback={<p class="cap">The later orders could not be checked.</p>}
          >
            <div class="evidence-wait" role="status" aria-label="Loading" />
          </Show>
        }
      >
        {(found) => (
          <>
            <HoldoutBadge verdict={found().verdict} />
            <IntervalChart
              reference={
                props.rules.mined.items.counts[props.rules.consequent(props.rule)]! /
                props.rules.mined.baskets
              }
              label={sentence() ?? ''}
              rows={[row('Earlier', found().train, false), row('Later', found().test, true)]}
            />
            <Show when={days()}>
              {(stretch) => (
                <p class="cap">
                  Likelihood with 95% intervals. Earlier:{' '}
                  {formatDays(stretch().firstDay, stretch().from)}. Later, not used to find it: to{' '}
                  {formatDay(stretch().lastDay)}. Lift {liftText(found().train)} earlier,{' '}
                  {liftText(found().test)} later; about {formatNumber(found().expected, 0)} joint{' '}
                  {props.state.words().baskets} were to be expected.
                </p>
              )}
            </Show>
            <details class="cap">
              <summary>How this is judged</summary>
              {holdoutHelp}
            </details>
          </>
        )}
      </Show>
    </EvidenceSection>
  );
}

function row(label: string, counts: RuleCounts, isSubject: boolean): IntervalRow {
  const known = counts.antecedent > 0;
  return {
    label,
    share: known ? confidence(counts) : 0,
    interval: known ? confidenceInterval(counts) : { low: 0, high: 0 },
    note: `${formatNumber(counts.both)} of ${formatNumber(counts.antecedent)}`,
    isSubject,
  };
}

function liftText(counts: RuleCounts): string {
  if (counts.antecedent === 0 || counts.consequent === 0) return '–';
  if (counts.both === 0) return '0×';
  const { low, high } = liftInterval(counts);
  return `${formatLift(lift(counts))} (${formatLift(low)} to ${formatLift(high)})`;
}

function inWords(counts: RuleCounts): string {
  const share = counts.antecedent === 0 ? '–' : formatShare(confidence(counts));
  return `likelihood ${share} (${formatNumber(counts.both)} of ${formatNumber(counts.antecedent)}), lift ${liftText(counts)}`;
}
