import { Match, Switch } from 'solid-js';
import { lift, type RuleCounts } from '../../../../domain/measures/metrics';
import {
  judgePromo,
  promoHelp,
  promoVerdictNames,
  type PromoCounts,
} from '../../../../domain/evidence/promo';
import { liftInterval } from '../../../../domain/measures/statistics';
import { formatLift, formatNumber } from '../../../../ui/format';
import { ErrorState } from '../../../../ui/panel-state';
import type { BundleWords } from '../../bundle-words';
import type { AskedQuestion, EvidenceState } from '../create-evidence';
import { EvidenceSection } from './section';

/** Says whether the two are bought together at full price, or only when they are discounted. */
export function PromoSection(props: {
  evidence: EvidenceState;
  words: BundleWords;
  onShowSql: (asked: AskedQuestion) => void;
}) {
  const { promo, promoInput } = props.evidence;
  const asked = (): AskedQuestion | undefined => {
    const input = promoInput();
    return input && { name: 'promoCounts', input };
  };
  const says = (counts: PromoCounts) => {
    const verdict = judgePromo(counts);
    return verdict === null
      ? 'Overall the two are not bought together beyond chance'
      : promoVerdictNames[verdict];
  };
  const figures = (counts: PromoCounts) =>
    `lift without discounted lines ${liftText(counts.fullPrice)}, with all lines ${liftText(counts.all)}; ${formatNumber(counts.discounted)} of ${formatNumber(counts.all.both)} joint ${props.words.baskets} hold one of the two at a discount only.`;
  const sentence = () => {
    const counts = promo.current();
    return counts ? `${says(counts)}: ${figures(counts)}` : undefined;
  };
  return (
    <EvidenceSection
      title="Without discounts"
      name="Without discounts"
      sentence={sentence()}
      asked={asked()}
      onShowSql={props.onShowSql}
    >
      <Switch fallback={<div class="evidence-wait" role="status" aria-label="Loading" />}>
        <Match when={promo.failure()}>
          {(failure) => (
            <ErrorState
              title="Discounts could not be checked"
              failure={failure()}
              retry={promo.retry}
            />
          )}
        </Match>
        <Match when={promo.current() === null}>
          <p class="cap">This shop’s discounts are not known.</p>
        </Match>
        <Match when={promo.current()}>
          {(counts) => (
            <>
              <p>
                <b>{says(counts())}</b>
              </p>
              <p class="cap capital">{figures(counts())}</p>
              <details class="cap">
                <summary>How this is judged</summary>
                {promoHelp}
              </details>
            </>
          )}
        </Match>
      </Switch>
    </EvidenceSection>
  );
}

function liftText(counts: RuleCounts): string {
  if (counts.antecedent === 0 || counts.consequent === 0) return 'not known';
  if (counts.both === 0) return '0×';
  const { low, high } = liftInterval(counts);
  return `${formatLift(lift(counts), 2)} (${formatLift(low, 2)} to ${formatLift(high, 2)})`;
}
