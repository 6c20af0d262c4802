import type { RuleCounts } from '../../../../domain/measures/metrics';
import { formatNumber } from '../../../../ui/format';
import type { BundleWords } from '../../bundle-words';
import type { AskedQuestion } from '../create-evidence';
import { Mosaic } from './mosaic';
import { EvidenceSection } from './section';

/** The four counts that every measure comes from. */
export function CountsSection(props: {
  antecedent: string;
  consequent: string;
  counts: RuleCounts;
  words: BundleWords;
  asked: AskedQuestion | undefined;
  onShowSql: (asked: AskedQuestion) => void;
}) {
  const title = () => `In how many ${props.words.baskets}`;
  const sentence = () => {
    const { baskets, antecedent, consequent, both } = props.counts;
    return `${formatNumber(both)} of ${formatNumber(antecedent)} ${props.words.baskets} with ${props.antecedent} also hold ${props.consequent}; ${formatNumber(consequent)} of all ${formatNumber(baskets)} hold it.`;
  };
  return (
    <EvidenceSection
      title={title()}
      name={title()}
      sentence={sentence()}
      asked={props.asked}
      onShowSql={props.onShowSql}
    >
      <Mosaic
        antecedent={props.antecedent}
        consequent={props.consequent}
        counts={props.counts}
        words={props.words}
      />
    </EvidenceSection>
  );
}
