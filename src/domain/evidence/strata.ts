import type { AttributesTable } from '../recipe/source-kinds';
import type { ShopSummary } from '../shop/shop';
import { lift, otherCells, type RuleCounts } from '../measures/metrics';
import { liftInterval, Z95, type Interval } from '../measures/statistics';
import type { Grain } from '../bundles/grains';

/** A way to split baskets: by the customer's segment, the sales channel, or a kept column. */
export type Split =
  | { by: 'segment' }
  | { by: 'channel' }
  | { by: 'attribute'; table: AttributesTable; column: string };

/**
 * A split as it is offered. `name` is the file's own header for an attribute, and empty for the others.
 */
export interface OfferedSplit {
  split: Split;
  name: string;
}

/** A split with more values than this is not shown value by value. */
export const MOST_VALUES = 20;

/**
 * Lists what a shop's baskets can be split by at a grain. Channels split orders only, since a
 * customer's baskets may have many.
 */
export function splitsOf(
  { parts, attributes }: Pick<ShopSummary, 'parts' | 'attributes'>,
  grain: Grain,
): OfferedSplit[] {
  const offered: OfferedSplit[] = [];
  if (parts.customers) offered.push({ split: { by: 'segment' }, name: '' });
  if (parts.channels && grain === 'order') offered.push({ split: { by: 'channel' }, name: '' });
  for (const { table, column, name, values } of attributes) {
    const fits = table === 'customer' ? parts.customers : grain === 'order';
    if (fits && values >= 2 && values <= MOST_VALUES) {
      offered.push({ split: { by: 'attribute', table, column }, name });
    }
  }
  return offered;
}

/** A rule within one group of baskets. */
export interface Stratum extends RuleCounts {
  /** The segment, channel or value; null for baskets of which it is not known. */
  value: string | null;
}

/** An odds ratio pooled over strata, where 1 means no connection. */
export interface PooledOddsRatio extends Interval {
  value: number;
}

/**
 * Returns the odds ratio that is common to all strata, by Mantel & Haenszel (J. Natl. Cancer Inst.
 * 1959), with the 95 % interval by the variance of Robins, Breslow & Greenland (Biometrics 1986). It is
 * null where no stratum can say anything; 0 and ∞ come with an interval of no use, 0 to ∞.
 */
export function mantelHaenszel(strata: readonly RuleCounts[], z = Z95): PooledOddsRatio | null {
  let [r, s, pr, cross, qs] = [0, 0, 0, 0, 0];
  for (const counts of strata) {
    const { baskets, both } = counts;
    if (baskets === 0) continue;
    const { onlyAntecedent, onlyConsequent, neither } = otherCells(counts);
    const concordant = (both * neither) / baskets;
    const discordant = (onlyAntecedent * onlyConsequent) / baskets;
    const p = (both + neither) / baskets;
    r += concordant;
    s += discordant;
    pr += p * concordant;
    cross += p * discordant + (1 - p) * concordant;
    qs += (1 - p) * discordant;
  }
  if (r === 0 && s === 0) return null;
  if (r === 0 || s === 0) {
    return { value: r === 0 ? 0 : Infinity, low: 0, high: Number.POSITIVE_INFINITY };
  }
  const value = r / s;
  const variance = pr / (2 * r * r) + cross / (2 * r * s) + qs / (2 * s * s);
  const factor = Math.exp(z * Math.sqrt(variance));
  return { value, low: value / factor, high: value * factor };
}

/**
 * A warning says that a rule changes once baskets are compared only with their like (Simpson, JRSS B
 * 1951). `flips`: the connection turns round. `vanishes`: little or nothing of it is left.
 */
export type SimpsonWarning = 'flips' | 'vanishes' | null;

/** This part of the logarithm of the odds ratio has to be left within groups. */
const LEAST_LEFT = 0.25;

export interface StrataFinding {
  overall: RuleCounts;
  pooled: PooledOddsRatio | null;
  /** The strata whose whole 95 % interval of lift lies on the other side of 1 than the overall lift. */
  opposed: Stratum[];
  warning: SimpsonWarning;
}

export const simpsonHelp =
  'Compared only with their like, baskets may tell another story. The direction flips: the pooled odds ratio lies ' +
  'on the other side of 1 with its whole 95% interval. The connection vanishes: overall it is beyond chance, but ' +
  'the pooled interval includes 1, or less than a quarter of it (of the logarithm of the odds ratio) is left.';

/** Adds the groups up again, pools them, and warns where the sum misleads. */
export function judgeStrata(strata: readonly Stratum[]): StrataFinding {
  const total = (key: keyof RuleCounts) => strata.reduce((sum, each) => sum + each[key], 0);
  const overall: RuleCounts = {
    baskets: total('baskets'),
    antecedent: total('antecedent'),
    consequent: total('consequent'),
    both: total('both'),
  };
  const side = sideOf(overall);
  const pooled = mantelHaenszel(strata);
  return {
    overall,
    pooled,
    opposed: strata.filter((stratum) => side !== 0 && sideOf(stratum) === -side),
    warning: pooled === null || side === 0 ? null : warningOf(overall, side, pooled),
  };
}

function warningOf(
  overall: RuleCounts,
  side: 1 | -1,
  { value, low, high }: PooledOddsRatio,
): SimpsonWarning {
  if (side === 1 ? high < 1 : low > 1) return 'flips';
  // Its interval is of no use where no group speaks against the connection: the ratio is then ∞ or 0.
  if (value === (side === 1 ? Infinity : 0)) return null;
  const left = Math.log(value) / logOddsRatio(overall);
  return (low <= 1 && high >= 1) || left < LEAST_LEFT ? 'vanishes' : null;
}

/** Returns the logarithm of the odds ratio, with Gart's ½ in every cell so that it is finite. */
function logOddsRatio(counts: RuleCounts): number {
  const { onlyAntecedent, onlyConsequent, neither } = otherCells(counts);
  const part = (cell: number) => Math.log(cell + 0.5);
  return part(counts.both) + part(neither) - part(onlyAntecedent) - part(onlyConsequent);
}

/** Tells on which side of 1 the whole interval of lift lies: above (1), below (−1), or neither (0). */
function sideOf(counts: RuleCounts): 1 | 0 | -1 {
  if (counts.antecedent === 0 || counts.consequent === 0 || counts.both === 0) return 0;
  const { low, high } = liftInterval(counts);
  if (low > 1) return 1;
  return high < 1 && lift(counts) < 1 ? -1 : 0;
}
