import { formatMoney, formatNumber, formatShare } from '../../ui/format';

/** A popularity as `1.46%`, with more digits where it is small. */
export function formatPopularity(share: number): string {
  if (share === 0 || share >= 0.001) return formatShare(share, 2);
  return formatShare(share, share >= 0.0001 ? 3 : 4);
}

/** A probability as `0.013`, and below what anyone needs told apart as `< 0.0001`. */
export function formatProbability(value: number): string {
  if (value < 0.0001) return '< 0.0001';
  if (value > 0.9999) return '1';
  return formatNumber(value, value < 0.001 ? 4 : value < 0.01 ? 3 : 2);
}

/** Money of whole rows: without cents. */
export const formatRevenue = (value: number): string => formatMoney(value, 0);
