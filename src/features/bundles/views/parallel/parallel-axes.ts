import type { RuleSet } from '../../../../domain/bundles/rules';
import {
  formatMeasureFilter,
  parseMeasureFilter,
} from '../../../../domain/measures/measure-filter';
import {
  THRESHOLD_MEASURES,
  type ThresholdMeasure,
  type Thresholds,
} from '../../../../domain/bundles/thresholds';

/** One upright axis over all mined rules; popularity and lift by their logarithm. */
export interface ParallelAxis {
  key: ThresholdMeasure;
  low: number;
  high: number;
  isLog: boolean;
}

export function parallelAxes(rules: RuleSet): ParallelAxis[] {
  return THRESHOLD_MEASURES.map((key) => {
    let low = Infinity;
    let high = -Infinity;
    for (const value of rules.column(key)) {
      if (value < low) low = value;
      if (value > high) high = value;
    }
    const isLog = key !== 'confidence';
    return { key, low: isLog ? low : 0, high: high > low ? high : low * 2, isLog };
  });
}

/** Places a value on its axis, from 0 below to 1 above. */
export function placeOn({ low, high, isLog }: ParallelAxis, value: number): number {
  const place = isLog
    ? Math.log(Math.max(value, low) / low) / Math.log(high / low)
    : (value - low) / (high - low);
  return Math.min(1, Math.max(0, place));
}

/** A value at a place, in three digits: down for a least and up for a largest, so that it includes. */
export function valueAt(
  { low, high, isLog }: ParallelAxis,
  place: number,
  isLeast: boolean,
): number {
  const exact = isLog ? low * (high / low) ** place : low + (high - low) * place;
  if (exact === 0) return 0;
  const unit = 10 ** (Math.floor(Math.log10(exact)) - 2);
  const steps = isLeast ? Math.floor(exact / unit + 1e-9) : Math.ceil(exact / unit - 1e-9);
  return Number((steps * unit).toPrecision(3));
}

/** The part of an axis that passes: from its threshold to its largest value, if one is set. */
export function brushOf(axis: ParallelAxis, thresholds: Thresholds): { from: number; to: number } {
  const limit = largest(thresholds.where, axis.key);
  return {
    from: placeOn(axis, thresholds[axis.key]),
    to: limit === undefined ? 1 : placeOn(axis, limit),
  };
}

function largest(where: readonly string[], key: ThresholdMeasure): number | undefined {
  return where
    .map(parseMeasureFilter)
    .find((filter) => filter !== null && filter.key === key && !filter.isLeast)?.value;
}

/** Tells what moving one end of a brush changes. At the end of its axis a limit is none. */
export function brushed(
  axis: ParallelAxis,
  end: 'from' | 'to',
  place: number,
  thresholds: Thresholds,
): Partial<Thresholds> {
  const { key } = axis;
  if (end === 'from') return { [key]: place <= 0 ? 0 : valueAt(axis, place, true) };
  const others = thresholds.where.filter((text) => !text.startsWith(`${key}<=`));
  if (place >= 1) return { where: others };
  const value = valueAt(axis, place, false);
  return { where: [...others, formatMeasureFilter({ key, isLeast: false, value })] };
}

/** Every so manieth rule, so that a drawing stays light; the first is always among them. */
export function decimated(shown: Uint32Array, most: number): number[] {
  const step = Math.max(1, Math.ceil(shown.length / most));
  return Array.from({ length: Math.ceil(shown.length / step) }, (_, at) => shown[at * step]!);
}
