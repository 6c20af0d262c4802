const LINE_FEED = 10;
const CARRIAGE = 13;

/** How often U+FFFD stands in UTF-8 from `from` to before `to`. */
export function replacedIn(bytes: Uint8Array, from: number, to: number): number {
  let count = 0;
  for (let at = from; at < to; at += 1) {
    if (bytes[at] === 0xef && bytes[at + 1] === 0xbf && bytes[at + 2] === 0xbd) count += 1;
  }
  return count;
}

/** Line ends (CRLF being one) from `from` to before `to`. */
export function lineBreaksIn(bytes: Uint8Array, from: number, to: number): number {
  let count = 0;
  for (let at = from; at < to; at += 1) {
    const byte = bytes[at];
    if (byte === LINE_FEED || (byte === CARRIAGE && bytes[at + 1] !== LINE_FEED)) count += 1;
  }
  return count;
}

/** Whether UTF-8 holds nothing but white space. */
export function isBlankText(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) {
    const byte = bytes[at] as number;
    if (byte >= 0x80) return new TextDecoder().decode(bytes.subarray(from, to)).trim() === '';
    if (byte !== 32 && (byte < 9 || byte > 13)) return false;
  }
  return true;
}
