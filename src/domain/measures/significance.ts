import type { RuleCounts } from './metrics';

/** Below this, ln n! is an exact sum; from this on it is Stirling's series. */
const EXACT = 256;
const small = new Float64Array(EXACT);
for (let n = 2; n < EXACT; n += 1) small[n] = small[n - 1]! + Math.log(n);

/**
 * Returns ln n! for integers n ≥ 0. Stirling's series to 1/n⁵ (Abramowitz & Stegun 6.1.41) is exact to
 * double precision from 256 on.
 */
export function logFactorial(n: number): number {
  if (n < EXACT) return small[n] ?? Number.NaN;
  const n2 = n * n;
  const tail = (1 / 12 - (1 / 360 - 1 / (1260 * n2)) / n2) / n;
  return (n + 0.5) * Math.log(n) - n + 0.5 * Math.log(2 * Math.PI) + tail;
}

/**
 * Returns log₁₀ of Fisher's exact p, one-sided for co-occurrence: the hypergeometric upper tail P(X ≥
 * x) of drawing a baskets out of N of which c hold C (Fisher 1935). It works in log space, so that
 * 1e−300 is not 0.
 */
export function log10FisherP({ baskets, antecedent, consequent, both }: RuleCounts): number {
  const lowest = Math.max(0, antecedent + consequent - baskets);
  if (both <= lowest) return 0;
  // The sum runs away from the mean, where the terms fall: over the tail itself, or over what is
  // missing from 1.
  const expected = (antecedent * consequent) / baskets;
  if (both > expected) {
    const log = logProbability(baskets, antecedent, consequent, both);
    return Math.min(0, (log + Math.log(upSum(baskets, antecedent, consequent, both))) / Math.LN10);
  }
  const below = both - 1;
  const log = logProbability(baskets, antecedent, consequent, below);
  const missing = Math.exp(log + Math.log(downSum(baskets, antecedent, consequent, below)));
  return Math.log1p(-Math.min(missing, 1)) / Math.LN10;
}

/**
 * Returns log₁₀ of Fisher's exact p, one-sided for avoidance: the lower tail P(X ≤ x) of the same
 * distribution. It is the upper tail of A with "not C", whose joint count is a − x.
 */
export function log10FisherLowerP({ baskets, antecedent, consequent, both }: RuleCounts): number {
  return log10FisherP({
    baskets,
    antecedent,
    consequent: baskets - consequent,
    both: antecedent - both,
  });
}

/** Returns ln P(X = k). */
function logProbability(baskets: number, a: number, c: number, k: number): number {
  return logChoose(c, k) + logChoose(baskets - c, a - k) - logChoose(baskets, a);
}

const logChoose = (n: number, k: number): number =>
  logFactorial(n) - logFactorial(k) - logFactorial(n - k);

/** Terms smaller than this part of the sum no longer change it. */
const NEGLIGIBLE = 1e-17;

/** Returns Σ P(X = j)/P(X = k) over j ≥ k. */
function upSum(baskets: number, a: number, c: number, k: number): number {
  let sum = 1;
  let term = 1;
  for (let j = k; j < Math.min(a, c) && term > sum * NEGLIGIBLE; j += 1) {
    term *= ((a - j) * (c - j)) / ((j + 1) * (baskets - a - c + j + 1));
    sum += term;
  }
  return sum;
}

/** Returns Σ P(X = j)/P(X = k) over j ≤ k. */
function downSum(baskets: number, a: number, c: number, k: number): number {
  let sum = 1;
  let term = 1;
  for (let j = k; j > 0 && term > sum * NEGLIGIBLE; j -= 1) {
    term *= (j * (baskets - a - c + j)) / ((a - j + 1) * (c - j + 1));
    sum += term;
  }
  return sum;
}

/**
 * Returns q-values by Benjamini & Hochberg (JRSS B 1995) over `hypotheses` tests, of which those not
 * listed have p = 1 (as R's `p.adjust(p, "BH", n = hypotheses)`). They are in the order of `log10P`.
 */
export function qValues(log10P: Float64Array, hypotheses: number): Float64Array<ArrayBuffer> {
  const order = Uint32Array.from(log10P.keys()).sort((i, j) => log10P[j]! - log10P[i]!);
  const q = new Float64Array(log10P.length);
  let least = 1;
  for (let position = 0; position < order.length; position += 1) {
    const index = order[position]!;
    const rank = order.length - position;
    least = Math.min(least, (10 ** log10P[index]! * hypotheses) / rank);
    q[index] = least;
  }
  return q;
}
