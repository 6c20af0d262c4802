/** The lowest and the highest of some codes. */
export interface Range {
  low: number;
  high: number;
}

/** @param codes one at least. */
export function rangeOf(codes: Int32Array): Range {
  let low = codes[0] as number;
  let high = low;
  for (let at = 1; at < codes.length; at += 1) {
    const code = codes[at] as number;
    if (code < low) low = code;
    else if (code > high) high = code;
  }
  return { low, high };
}
