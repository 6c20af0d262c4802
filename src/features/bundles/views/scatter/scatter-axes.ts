import type { RuleSet } from '../../../../domain/bundles/rules';
import { leastInteger } from '../../../../domain/bundles/thresholds';
import { formatShare } from '../../../../ui/format';

/** The popularity that is in force: nothing below the floor was mined. */
export function leastShare({ mined }: RuleSet, support: number): number {
  return Math.max(leastInteger(support * mined.baskets), mined.floor) / mined.baskets;
}

/** The log₁₀ of the popularities drawn, from the threshold on where it is close by. */
export function supportRange(
  drawn: readonly number[],
  support: Float64Array,
  least: number,
): [number, number] {
  let low = least;
  let high = least;
  for (const rule of drawn) {
    if (support[rule]! < low) low = support[rule]!;
    if (support[rule]! > high) high = support[rule]!;
  }
  return [Math.log10(low / 1.12), Math.log10(high * 1.12)];
}

export function topOf(drawn: readonly number[], confidence: Float64Array): number {
  let top = 0.02;
  for (const rule of drawn) if (confidence[rule]! > top) top = confidence[rule]!;
  const step = top > 0.3 ? 0.1 : top > 0.1 ? 0.05 : 0.01;
  return Math.min(1, Math.ceil((top * 1.08) / step) * step);
}

/** The log₁₀ of round shares between two: 1, 2 and 5 of each power, and more where few would fit. */
export function logTicks(left: number, right: number): number[] {
  const steps = right - left > 1.2 ? [1, 2, 5] : [1, 1.5, 2, 2.5, 3, 4, 5, 7.5];
  const ticks: number[] = [];
  for (let power = Math.floor(left); power <= right; power += 1) {
    for (const step of steps) {
      const tick = power + Math.log10(step);
      if (tick >= left && tick <= right) ticks.push(tick);
    }
  }
  return ticks;
}

/** A round share without digits that say nothing: `0.25%`, `1%`. */
export function tickShare(share: number): string {
  const percent = Number((share * 100).toPrecision(2));
  const digits = String(percent).split('.')[1]?.length ?? 0;
  return formatShare(percent / 100, digits);
}
