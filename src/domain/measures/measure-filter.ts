import { SORT_KEYS, type SortKey } from '../bundles/rules';

/** A measure with its least or its largest value. */
export interface MeasureFilter {
  key: SortKey;
  /** With true, values from `value` up pass; with false, values up to it. */
  isLeast: boolean;
  value: number;
}

/** Reads `phi>=0.2` or `q<=0.05`; returns null for any other text. */
export function parseMeasureFilter(text: string): MeasureFilter | null {
  const [, name, sign, number = ''] = /^([a-z_]+)([<>])=(.+)$/.exec(text) ?? [];
  const key = SORT_KEYS.find((each) => each === name);
  const value = number.trim() === '' ? Number.NaN : Number(number);
  return key === undefined || Number.isNaN(value) ? null : { key, isLeast: sign === '>', value };
}

export const isMeasureFilter = (text: string): boolean => parseMeasureFilter(text) !== null;

export const formatMeasureFilter = ({ key, isLeast, value }: MeasureFilter): string =>
  `${key}${isLeast ? '>' : '<'}=${value}`;
