import type { RuleCounts } from '../../../../domain/measures/metrics';
import { confidenceInterval, wilsonInterval } from '../../../../domain/measures/statistics';
import { formatNumber, formatShare } from '../../../../ui/format';
import { IntervalChart } from '../../../../ui/marks/interval-chart';
import type { BundleWords } from '../../bundle-words';
import type { AskedQuestion } from '../create-evidence';
import { ShortName } from '../long-name';
import { EvidenceSection } from './section';

/** The likelihood with its interval, beside how often the second item is bought anyway. */
export function LikelihoodSection(props: {
  antecedent: string;
  consequent: string;
  counts: RuleCounts;
  words: BundleWords;
  asked: AskedQuestion | undefined;
  onShowSql: (asked: AskedQuestion) => void;
}) {
  const usual = () => props.counts.consequent / props.counts.baskets;
  const likelihood = () => props.counts.both / props.counts.antecedent;
  const interval = () => confidenceInterval(props.counts);
  const sentence = () =>
    `${formatShare(likelihood())} of ${props.words.baskets} with ${props.antecedent} also hold ${props.consequent} (95% interval ${formatShare(interval().low)} to ${formatShare(interval().high)}, ${formatNumber(props.counts.both)} of ${formatNumber(props.counts.antecedent)}); of all ${props.words.baskets} it is ${formatShare(usual())}.`;
  return (
    <EvidenceSection
      title="Likelihood against the usual share"
      name="Likelihood against the usual share"
      sentence={sentence()}
      asked={props.asked}
      onShowSql={props.onShowSql}
    >
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
        With 95% intervals. Dashed line: <ShortName name={props.consequent} /> in all{' '}
        {props.words.baskets}, {formatShare(usual())}.
      </p>
    </EvidenceSection>
  );
}
