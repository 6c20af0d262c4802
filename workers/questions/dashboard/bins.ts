export const zeros = (length: number): number[] => Array.from({ length }, () => 0);

/** Adds to a bin; a value outside of all bins is not counted. */
export function add(bins: number[], at: number, value: number): void {
  const known = bins[at];
  if (known !== undefined) bins[at] = known + value;
}
