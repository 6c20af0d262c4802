import { formatShare } from '../../../ui/format';

/** A part of a whole as `1.4%`, with as many digits as a small part needs to be seen. */
export function shareOf(part: number, whole: number): string {
  const share = whole === 0 ? 0 : part / whole;
  const distance = Math.min(share, 1 - share);
  if (distance === 0) return formatShare(share, 0);
  const digits = distance >= 0.001 ? 1 : distance >= 0.0001 ? 2 : 3;
  if (distance < 0.000_01)
    return share < 0.5 ? `< ${formatShare(0.000_01, 3)}` : `> ${formatShare(0.999_99, 3)}`;
  return formatShare(share, digits);
}
