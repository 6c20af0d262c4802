import type { RuleCounts } from '../../../domain/metrics';
import { confidenceInterval, wilsonInterval } from '../../../domain/statistics';
import { formatNumber, formatShare } from '../../../ui/format';
import { IntervalChart } from '../../../ui/interval-chart';
import type { BundleWords } from '../words';

/** The likelihood with its interval, beside how often the second item is bought anyway. */
export function LikelihoodSection(props: {
  consequent: string;
  counts: RuleCounts;
  words: BundleWords;
}) {
  const usual = () => props.counts.consequent / props.counts.baskets;
  const likelihood = () => props.counts.both / props.counts.antecedent;
  const interval = () => confidenceInterval(props.counts);
  return (
    <section>
      <h3>Likelihood against the usual share</h3>
      <IntervalChart
        reference={usual()}
        label={`Likelihood ${formatShare(likelihood())}, 95% interval ${formatShare(interval().low)} to ${formatShare(interval().high)}; usual share ${formatShare(usual())}`}
        rows={[
          {
            label: `With the first`,
            share: likelihood(),
            interval: interval(),
            note: `${formatNumber(props.counts.both)} of ${formatNumber(props.counts.antecedent)}`,
            isSubject: true,
          },
          {
            label: `All ${props.words.baskets}`,
            share: usual(),
            interval: wilsonInterval(props.counts.consequent, props.counts.baskets),
            note: `${formatNumber(props.counts.consequent)} of ${formatNumber(props.counts.baskets)}`,
            isSubject: false,
          },
        ]}
      />
      <p class="cap">
        With 95% intervals. Dashed line: {props.consequent} in all {props.words.baskets},{' '}
        {formatShare(usual())}.
      </p>
    </section>
  );
}
