import { toCsv, type CsvCell } from '../text/csv';
import { MEASURE_NAMES, measures } from '../measures/metrics';
import type { RuleSet } from './rules';

/** The file has always been without the imbalance, and those who read it count its columns. */
const MEASURE_COLUMNS = MEASURE_NAMES.filter((name) => name !== 'imbalance');

const HEADER = [
  'antecedent',
  'consequent',
  'pair_count',
  'antecedent_count',
  'consequent_count',
  'orders',
  ...MEASURE_COLUMNS,
  'confidence_low',
  'confidence_high',
  'lift_low',
  'lift_high',
  'log10_p',
  'q',
  'antecedent_id',
  'consequent_id',
];

/**
 * Returns the rules CSV: one directed rule a row, numbers in full precision (see docs/rules-csv.md).
 */
export function rulesCsv(rules: RuleSet, which: Uint32Array): string {
  return toCsv(HEADER, rows(rules, which));
}

function* rows(rules: RuleSet, which: Uint32Array): Generator<CsvCell[]> {
  const { labels, ids } = rules.mined.items;
  for (const rule of which) {
    const counts = rules.counts(rule);
    const antecedent = rules.antecedent(rule);
    const consequent = rules.consequent(rule);
    const confidence = rules.confidenceInterval(rule);
    const lift = rules.liftInterval(rule);
    yield [
      labels[antecedent]!,
      labels[consequent]!,
      counts.both,
      counts.antecedent,
      counts.consequent,
      counts.baskets,
      ...MEASURE_COLUMNS.map((name) => measures[name](counts)),
      confidence.low,
      confidence.high,
      lift.low,
      lift.high,
      rules.column('log10_p')[rule]!,
      rules.column('q')[rule]!,
      ids[antecedent]!,
      ids[consequent]!,
    ];
  }
}
