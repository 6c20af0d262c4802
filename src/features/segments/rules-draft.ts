import {
  SEGMENT_RULE_NAMES,
  segmentRuleProblems,
  type SegmentRules,
} from '../../domain/segments/segments';
import { numberText, parseNumberText } from '../../ui/input/number-text';

/** Thresholds as they are typed; shares as percentages. */
export type RulesDraft = Record<keyof SegmentRules, string>;

const SHARES: readonly (keyof SegmentRules)[] = ['highShare', 'mediumShare'];
/** Hundredths of a thousandth, so that 12.3% is 0.123 and no binary fraction beside it. */
const EXACT = 1e5;

export const draftOf = (rules: SegmentRules): RulesDraft =>
  mapRules((name) =>
    numberText(SHARES.includes(name) ? Number((rules[name] * 100).toFixed(1)) : rules[name]),
  );

/** Reads what is typed as thresholds; NaN where it is no number. */
export const rulesOf = (draft: RulesDraft): SegmentRules =>
  mapRules((name) => {
    const value = parseNumberText(draft[name]);
    return SHARES.includes(name) ? Math.round((value / 100) * EXACT) / EXACT : value;
  });

export const problemsOf = (draft: RulesDraft) => segmentRuleProblems(rulesOf(draft));

export const isSameRules = (one: SegmentRules, other: SegmentRules): boolean =>
  SEGMENT_RULE_NAMES.every((name) => one[name] === other[name]);

function mapRules<Value>(
  value: (name: keyof SegmentRules) => Value,
): Record<keyof SegmentRules, Value> {
  return Object.fromEntries(SEGMENT_RULE_NAMES.map((name) => [name, value(name)])) as Record<
    keyof SegmentRules,
    Value
  >;
}
