import type { RuleCounts } from '../measures/metrics';

/** Counts of one pair in one calendar month. */
export interface MonthCounts extends RuleCounts {
  /** `2025-11`. */
  month: string;
}

export type MonthsVerdict = 'steady' | 'seasonal' | 'growing' | 'fading' | 'too-few';

export const monthsVerdictNames: Record<MonthsVerdict, string> = {
  steady: 'Steady',
  seasonal: 'Seasonal',
  growing: 'Growing',
  fading: 'Fading',
  'too-few': 'Too few orders',
};

export const monthsRule = {
  /** Below these nothing is said. */
  leastMonths: 6,
  leastBoth: 30,
  /** A season needs a whole year. */
  seasonMonths: 12,
  /** χ² of a trend (1 degree of freedom) and of a season (2) at p = 0.001. */
  trend: 10.828,
  season: 13.816,
  /** The lift of the last third of months against the first, or of the best season against the rest. */
  trendRatio: 1.5,
  seasonRatio: 2,
} as const;

/** The rule in words, for wherever the verdict is explained. */
export const monthsHelp =
  'Each month’s joint orders are held against what that month’s own sales of the two products would give at ' +
  'the overall lift. Growing or fading: a trend beyond chance (p < 0.001), and lift in the last third of months ' +
  'at least 1.5 times, or at most two thirds of, that in the first. Seasonal: a yearly wave beyond chance ' +
  '(p < 0.001), and three neighbouring months of the year with at least twice the lift of the others; a season ' +
  'seen in one year only may be a passing one. The clearer of the two is named; otherwise steady.';

export interface MonthsFinding {
  verdict: MonthsVerdict;
  /** The lift of the last third of months divided by that of the first; NaN where it is not known. */
  trendRatio: number;
  /** The lift of the best three neighbouring months of the year divided by that of the others. */
  seasonRatio: number;
  /**
   * The months of the season, 1 to 12, in their order through the year; empty unless the verdict is
   * seasonal.
   */
  season: number[];
}

/**
 * Judges whether lift changes over time. Given the margins of each month, joint counts are about
 * Poisson with mean e·R, where e = a·c/N of the month and R is the common lift. Both statistics are
 * score tests on that (Armitage, Biometrics 1955, for the trend; Edwards, Ann. Hum. Genet. 1961, for
 * the yearly wave), so products that are seasonal by themselves do not make their lift seasonal.
 */
export function judgeMonths(months: readonly MonthCounts[]): MonthsFinding {
  const expected = months.map(({ baskets, antecedent, consequent }) =>
    baskets === 0 ? 0 : (antecedent * consequent) / baskets,
  );
  const both = months.map((month) => month.both);
  const trendRatio = ratioOfThirds(both, expected);
  const best = bestSeason(months, expected);
  const finding = { verdict: 'steady', trendRatio, seasonRatio: best.ratio, season: [] } as const;
  const known = expected.filter((value) => value > 0).length;
  if (known < monthsRule.leastMonths || sum(both) < monthsRule.leastBoth) {
    return { ...finding, verdict: 'too-few', season: [] };
  }
  const trend = trendStatistic(both, expected) - monthsRule.trend;
  const hasTrend =
    trend > 0 && (trendRatio >= monthsRule.trendRatio || trendRatio <= 1 / monthsRule.trendRatio);
  const season = seasonStatistic(months, expected) - monthsRule.season;
  const hasSeason =
    season > 0 && known >= monthsRule.seasonMonths && best.ratio >= monthsRule.seasonRatio;
  if (hasSeason && !(hasTrend && trend > season)) {
    return { ...finding, verdict: 'seasonal', season: best.months };
  }
  if (hasTrend) return { ...finding, verdict: trendRatio > 1 ? 'growing' : 'fading', season: [] };
  return { ...finding, season: [] };
}

const sum = (values: readonly number[]): number =>
  values.reduce((total, value) => total + value, 0);

/** Returns χ² with one degree of freedom for a log-linear trend over the months. */
function trendStatistic(both: readonly number[], expected: readonly number[]): number {
  return waves(both, expected, [expected.map((_, index) => index)]);
}

/** Returns χ² with two degrees of freedom for a yearly wave. */
function seasonStatistic(months: readonly MonthCounts[], expected: readonly number[]): number {
  const angles = months.map((month) => (calendarMonth(month) * Math.PI) / 6);
  const both = months.map((month) => month.both);
  return waves(both, expected, [angles.map(Math.cos), angles.map(Math.sin)]);
}

/** Returns the score statistic U′V⁻¹U for one or two covariates, with their mean removed. */
function waves(
  both: readonly number[],
  expected: readonly number[],
  covariates: readonly (readonly number[])[],
): number {
  const total = sum(expected);
  const rate = sum(both) / total;
  const centred = covariates.map((values) => {
    const mean = sum(values.map((value, index) => value * expected[index]!)) / total;
    return values.map((value) => value - mean);
  });
  const score = centred.map((values) =>
    sum(values.map((value, index) => value * (both[index]! - rate * expected[index]!))),
  );
  const variance = (one: readonly number[], other: readonly number[]) =>
    rate * sum(one.map((value, index) => value * other[index]! * expected[index]!));
  const [x, y] = centred;
  if (x === undefined) return 0;
  const [u = 0, w = 0] = score;
  const xx = variance(x, x);
  if (y === undefined) return xx > 0 ? u ** 2 / xx : 0;
  const [xy, yy] = [variance(x, y), variance(y, y)];
  const determinant = xx * yy - xy ** 2;
  return determinant > 0 ? (yy * u ** 2 - 2 * xy * u * w + xx * w ** 2) / determinant : 0;
}

function ratioOfThirds(both: readonly number[], expected: readonly number[]): number {
  const third = Math.max(1, Math.round(both.length / 3));
  const liftOf = (from: number, to?: number) =>
    sum(both.slice(from, to)) / sum(expected.slice(from, to));
  return liftOf(-third) / liftOf(0, third);
}

const calendarMonth = ({ month }: MonthCounts): number => Number(month.slice(5, 7));

/** Finds the three neighbouring months of the year with the highest lift against all others. */
function bestSeason(months: readonly MonthCounts[], expected: readonly number[]) {
  let best = { ratio: 0, months: [] as number[] };
  for (let start = 1; start <= 12; start += 1) {
    const season = [0, 1, 2].map((step) => ((start - 1 + step) % 12) + 1);
    const isIn = months.map((month) => season.includes(calendarMonth(month)));
    const liftWhere = (wanted: boolean) =>
      sum(months.map(({ both }, index) => (isIn[index] === wanted ? both : 0))) /
      sum(expected.filter((_, index) => isIn[index] === wanted));
    const ratio = liftWhere(true) / liftWhere(false);
    if (ratio > best.ratio) best = { ratio, months: season };
  }
  return best;
}
