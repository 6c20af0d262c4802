import { MEASURE_NAMES, measures, type MeasureName, type RuleCounts } from '../measures/metrics';
import { judgeMonths, type MonthCounts } from './months';
import { judgePromo, type PromoCounts } from './promo';
import type { RuleSet } from '../bundles/rules';
import type { SqlScript } from '../inspect/sql-script';
import {
  confidenceInterval,
  liftInterval,
  oddsRatioInterval,
  supportInterval,
  type Interval,
} from '../measures/statistics';
import { judgeStrata, type Stratum } from './strata';
import { strengthRule } from '../measures/strength';
import type { Thresholds } from '../bundles/thresholds';

export const EVIDENCE_SCHEMA = 'bundlewise/evidence/1';

/**
 * Everything that is known of one rule beside the mined columns; evidence that was not asked for is
 * left out.
 */
export interface RuleEvidence {
  months?: readonly MonthCounts[];
  strata?: readonly { split: string; strata: readonly Stratum[] }[];
  promo?: PromoCounts | null;
  sql?: readonly ({ question: string } & SqlScript)[];
}

/** The figures were made with this version, shop and thresholds. */
export interface EvidenceSource {
  appVersion: string;
  shop: string;
  /**
   * The fingerprint of the loaded tables and the recipe: equal data and recipe give equal fingerprints.
   */
  fingerprint: string;
  thresholds: Thresholds;
}

/**
 * Returns the evidence for one rule as JSON: counts, measures and intervals, every verdict with the
 * counts it rests on, and all that is needed to get the same again. Numbers are in full precision. As
 * JSON has no ∞, it is the text `inf`; a figure without a value is null.
 */
export function evidenceJson(
  rules: RuleSet,
  rule: number,
  source: EvidenceSource,
  evidence: RuleEvidence,
): string {
  const { mined } = rules;
  const counts = rules.counts(rule);
  const item = (at: number) => ({ id: mined.items.ids[at]!, label: mined.items.labels[at]! });
  const holdout = rules.holdout(rule);
  const { months, strata, promo } = evidence;
  const document = {
    schema: EVIDENCE_SCHEMA,
    app: { name: 'Bundlewise', version: source.appVersion },
    shop: { name: source.shop, fingerprint: source.fingerprint },
    mined: {
      grain: mined.grain,
      level: mined.level,
      floor: mined.floor,
      floor_is_automatic: mined.floorIsAutomatic,
      N: mined.baskets,
      K: mined.items.counts.length,
      m: rules.hypotheses,
      only: source.thresholds.only,
      without: source.thresholds.without,
    },
    thresholds: source.thresholds,
    rule: { antecedent: item(rules.antecedent(rule)), consequent: item(rules.consequent(rule)) },
    counts: countsJson(counts),
    measures: Object.fromEntries(
      MEASURE_NAMES.map((name): [MeasureName, number] => [name, measures[name](counts)]),
    ),
    intervals_95: {
      support: interval(supportInterval(counts)),
      confidence: interval(confidenceInterval(counts)),
      lift: interval(liftInterval(counts)),
      odds_ratio: interval(oddsRatioInterval(counts)),
    },
    significance: {
      test: 'Fisher’s exact test, one-sided, upper tail',
      log10_p: rules.column('log10_p')[rule]!,
      q: rules.column('q')[rule]!,
      adjustment: 'Benjamini–Hochberg over m pairs',
    },
    strength: { verdict: rules.strength(rule), rule: strengthRule },
    holdout: holdout && {
      ...holdoutDays(rules),
      verdict: holdout.verdict,
      expected: holdout.expected,
      first: partJson(holdout.train),
      later: partJson(holdout.test),
    },
    months: months && { ...judgeMonths(months), months: months.map(monthJson) },
    groups: strata?.map((each) => groupsJson(each.split, each.strata)),
    full_price: promo && {
      verdict: judgePromo(promo),
      all: countsJson(promo.all),
      full_price: partJson(promo.fullPrice),
    },
    sql: evidence.sql,
  };
  return `${JSON.stringify(document, plain, 2)}\n`;
}

const countsJson = ({ baskets, antecedent, consequent, both }: RuleCounts) => ({
  orders: baskets,
  antecedent_count: antecedent,
  consequent_count: consequent,
  pair_count: both,
});

function partJson(counts: RuleCounts) {
  const { confidence, lift } = measures;
  return {
    ...countsJson(counts),
    confidence: confidence(counts),
    confidence_95: interval(confidenceInterval(counts)),
    lift: lift(counts),
    lift_95: interval(liftInterval(counts)),
  };
}

const monthJson = ({ month, ...counts }: MonthCounts) => ({
  month,
  ...countsJson(counts),
  lift: measures.lift(counts),
});

function groupsJson(split: string, strata: readonly Stratum[]) {
  const { pooled, warning } = judgeStrata(strata);
  return {
    split,
    warning,
    mantel_haenszel: pooled && { odds_ratio: pooled.value, odds_ratio_95: interval(pooled) },
    groups: strata.map((stratum) => ({ value: stratum.value, ...partJson(stratum) })),
  };
}

const interval = ({ low, high }: Interval): [number, number] => [low, high];

function holdoutDays(rules: RuleSet) {
  const days = rules.holdoutDays;
  return days && { first_day: days.firstDay, kept_back_from: days.from, last_day: days.lastDay };
}

/** JSON's own rule would turn both infinities into null. */
const plain = (_key: string, value: unknown): unknown =>
  value === Infinity ? 'inf' : value === -Infinity ? '-inf' : value;
