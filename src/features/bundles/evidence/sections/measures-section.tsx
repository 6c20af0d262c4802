import type { RuleSet } from '../../../../domain/bundles/rules';
import { formatNumber, formatShare } from '../../../../ui/format';
import type { BundleWords } from '../../bundle-words';
import type { AskedQuestion } from '../create-evidence';
import { MeasureList } from './measure-list';
import { EvidenceSection } from './section';

/** Every measure of the rule, and the most asked for in a sentence. */
export function MeasuresSection(props: {
  rules: RuleSet;
  rule: number;
  antecedent: string;
  consequent: string;
  words: BundleWords;
  hasRevenue: boolean;
  asked: AskedQuestion | undefined;
  onShowSql: (asked: AskedQuestion) => void;
}) {
  const sentence = () => {
    const { baskets, antecedent, both } = props.rules.counts(props.rule);
    const [lift, q] = [props.rules.column('lift'), props.rules.column('q')];
    return `${props.antecedent} → ${props.consequent}: ${formatShare(both / baskets, 2)} of ${props.words.baskets} hold both, likelihood ${formatShare(both / antecedent)}, lift ${formatNumber(lift[props.rule]!, 2)}; q-value ${q[props.rule]!.toPrecision(2)}, ${formatNumber(props.rules.hypotheses)} pairs were tested.`;
  };
  return (
    <EvidenceSection
      title="All measures"
      name="All measures"
      sentence={sentence()}
      asked={props.asked}
      onShowSql={props.onShowSql}
    >
      <MeasureList
        rules={props.rules}
        rule={props.rule}
        words={props.words}
        hasRevenue={props.hasRevenue}
      />
    </EvidenceSection>
  );
}
