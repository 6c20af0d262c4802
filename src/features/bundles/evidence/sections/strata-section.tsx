import { createMemo, For, Match, Show, Switch } from 'solid-js';
import { confidence } from '../../../../domain/measures/metrics';
import { confidenceInterval } from '../../../../domain/measures/statistics';
import { judgeStrata, simpsonHelp, type Stratum } from '../../../../domain/evidence/strata';
import { Banner } from '../../../../ui/banner';
import { formatNumber, formatShare } from '../../../../ui/format';
import { IntervalChart } from '../../../../ui/marks/interval-chart';
import { ErrorState } from '../../../../ui/panel-state';
import type { AskedQuestion, EvidenceState } from '../create-evidence';
import { groupName, splitName } from '../create-evidence';
import { EvidenceSection } from './section';

/** The rule within each group of customers or orders, and what is left of it among the like. */
export function StrataSection(props: {
  evidence: EvidenceState;
  onShowSql: (asked: AskedQuestion) => void;
}) {
  const { evidence } = props;
  const finding = createMemo(() => {
    const strata = evidence.strata.current();
    return strata === undefined ? undefined : judgeStrata(strata);
  });
  const asked = (): AskedQuestion | undefined => {
    const input = evidence.strataInput();
    return input && { name: 'strataCounts', input };
  };
  const pooledText = () => {
    const pooled = finding()?.pooled;
    if (pooled === null || pooled === undefined) return 'No group can say anything.';
    // The cells tell no width where the two are never apart, or never together.
    if (pooled.low === 0 && pooled.high === Infinity) {
      return `Odds ratio common to all groups ${formatNumber(pooled.value, 2)}, without an interval: in no group are all four cases met (Mantel–Haenszel).`;
    }
    return `Odds ratio common to all groups ${formatNumber(pooled.value, 2)} (95% interval ${formatNumber(pooled.low, 2)} to ${formatNumber(pooled.high, 2)}; Mantel–Haenszel).`;
  };
  const name = () => (evidence.split() === undefined ? 'groups' : splitName(evidence.split()!));
  const sentence = () =>
    finding() &&
    `By ${name().toLowerCase()}: ${pooledText()}${finding()!.warning === null ? '' : ` ${warningText(finding()!.warning!)}`}`;
  return (
    <EvidenceSection
      title={
        <>
          By{' '}
          <select
            class="input input--sm"
            aria-label="Groups"
            onChange={(event) => evidence.setSplit(event.currentTarget.selectedIndex)}
          >
            <For each={evidence.splits()}>
              {(each, index) => (
                <option selected={index() === evidence.splitIndex()}>{splitName(each)}</option>
              )}
            </For>
          </select>
        </>
      }
      name={`By ${name()}`}
      sentence={sentence()}
      asked={asked()}
      onShowSql={props.onShowSql}
    >
      <Switch fallback={<div class="evidence-wait" role="status" aria-label="Loading" />}>
        <Match when={evidence.strata.failure()}>
          {(failure) => (
            <ErrorState
              title="The groups could not be counted"
              failure={failure()}
              retry={evidence.strata.retry}
            />
          )}
        </Match>
        <Match when={evidence.strata.current()?.length === 0}>
          <p class="cap">It has too many values to be shown one by one.</p>
        </Match>
        <Match when={evidence.strata.current()}>
          {(strata) => (
            <>
              <Show when={finding()?.warning}>
                {(warning) => <Banner tone="warn">{warningText(warning())}</Banner>}
              </Show>
              <Groups evidence={evidence} strata={strata()} />
              <p class="cap">
                Likelihood with 95% intervals; intervals that overlap may not differ. {pooledText()}
              </p>
              <details class="cap">
                <summary>When there is a warning</summary>
                {simpsonHelp}
              </details>
            </>
          )}
        </Match>
      </Switch>
    </EvidenceSection>
  );
}

const warningText = (warning: 'flips' | 'vanishes'): string =>
  warning === 'flips'
    ? 'Within groups the direction flips: the overall figure misleads.'
    : 'Within groups little or nothing of the connection is left: the groups explain it.';

function Groups(props: { evidence: EvidenceState; strata: readonly Stratum[] }) {
  const known = () => props.strata.filter(({ antecedent }) => antecedent > 0);
  const usual = () => {
    const { overall } = judgeStrata(props.strata);
    return overall.baskets === 0 ? 0 : overall.consequent / overall.baskets;
  };
  const label = (stratum: Stratum) => groupName(props.evidence.split()!, stratum.value);
  return (
    <Show when={known().length > 0} fallback={<p class="cap">No group has the first item.</p>}>
      <IntervalChart
        reference={usual()}
        label={known()
          .map((stratum) => `${label(stratum)} ${formatShare(confidence(stratum))}`)
          .join(', ')}
        rows={known().map((stratum) => ({
          label: label(stratum),
          share: confidence(stratum),
          interval: confidenceInterval(stratum),
          note: `${formatNumber(stratum.both)} of ${formatNumber(stratum.antecedent)}`,
          isSubject: true,
        }))}
      />
    </Show>
  );
}
