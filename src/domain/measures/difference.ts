import { logFactorial } from './significance';
import { wilsonInterval, Z95, type Interval } from './statistics';

/** Two groups are compared by how many customers of each bought. */
export interface TwoGroups {
  treatment: { customers: number; buyers: number };
  control: { customers: number; buyers: number };
}

/** Treatment is compared with control. Shares of an empty group are NaN. */
export interface Difference {
  treatmentShare: number;
  controlShare: number;
  /** p_t − p_c */
  difference: number;
  /** Newcombe's 95 % interval of the difference. */
  interval: Interval;
  /** p_t/p_c − 1, with Katz's 95 % interval; null where the control group bought nothing. */
  uplift: (Interval & { base: number }) | null;
  /** Fisher's exact test, two-sided. */
  p: number;
}

/** Compares two groups; returns null when one of them is empty. */
export function differenceOf(groups: TwoGroups): Difference | null {
  const { treatment, control } = groups;
  if (treatment.customers === 0 || control.customers === 0) return null;
  const treatmentShare = treatment.buyers / treatment.customers;
  const controlShare = control.buyers / control.customers;
  return {
    treatmentShare,
    controlShare,
    difference: treatmentShare - controlShare,
    interval: newcombeInterval(groups),
    uplift: upliftOf(groups),
    p: fisherTwoSidedP(groups),
  };
}

/**
 * Returns the interval of a difference of two independent shares, by Newcombe's hybrid of Wilson's
 * score intervals without continuity correction (Newcombe, Statistics in Medicine 17, 1998, method 10).
 */
export function newcombeInterval({ treatment, control }: TwoGroups, z = Z95): Interval {
  const one = wilsonInterval(treatment.buyers, treatment.customers, z);
  const other = wilsonInterval(control.buyers, control.customers, z);
  const p = treatment.buyers / treatment.customers;
  const q = control.buyers / control.customers;
  return {
    low: p - q - Math.hypot(p - one.low, other.high - q),
    high: p - q + Math.hypot(one.high - p, q - other.low),
  };
}

/**
 * Returns p_t/p_c − 1 with its interval, by the logarithm of the ratio (Katz et al., Biometrics 34,
 * 1978).
 */
function upliftOf({ treatment, control }: TwoGroups): Difference['uplift'] {
  if (control.buyers === 0) return null;
  const ratio = treatment.buyers / treatment.customers / (control.buyers / control.customers);
  if (treatment.buyers === 0) return { base: -1, low: -1, high: Number.POSITIVE_INFINITY };
  const variance =
    1 / treatment.buyers - 1 / treatment.customers + 1 / control.buyers - 1 / control.customers;
  const factor = Math.exp(Z95 * Math.sqrt(Math.max(0, variance)));
  return { base: ratio - 1, low: ratio / factor - 1, high: ratio * factor - 1 };
}

/**
 * A table counts as no more probable than the observed one when its log-probability exceeds it by no
 * more than this.
 */
const TIES = 1e-7;

/**
 * Returns p by Fisher's exact test, two-sided: the probability of all tables with these margins that
 * are no more probable than the one observed, as R's `fisher.test` and SciPy's do.
 */
export function fisherTwoSidedP({ treatment, control }: TwoGroups): number {
  const buyers = treatment.buyers + control.buyers;
  const all = treatment.customers + control.customers;
  const logChoose = (n: number, k: number) =>
    logFactorial(n) - logFactorial(k) - logFactorial(n - k);
  const logOf = (k: number) =>
    logChoose(treatment.customers, k) +
    logChoose(control.customers, buyers - k) -
    logChoose(all, buyers);
  const observed = logOf(treatment.buyers);
  let sum = 0;
  const most = Math.min(buyers, treatment.customers);
  for (let k = Math.max(0, buyers - control.customers); k <= most; k += 1) {
    const log = logOf(k);
    if (log <= observed + TIES) sum += Math.exp(log);
  }
  return Math.min(1, sum);
}
