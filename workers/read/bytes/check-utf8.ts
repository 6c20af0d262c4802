/**
 * Whether bytes are valid UTF-8 (Unicode 15, table 3-7), and whether U+FFFD stands among them. Text of
 * shops is mostly ASCII, which is looked over four bytes at a time.
 */
export function checkUtf8(bytes: Uint8Array<ArrayBuffer>): 'valid' | 'replaced' | 'invalid' {
  const { length } = bytes;
  let hasReplaced = false;
  let at = 0;
  for (;;) {
    at = endOfAscii(bytes, at);
    if (at >= length) return hasReplaced ? 'replaced' : 'valid';
    const lead = bytes[at] as number;
    const more = following(lead);
    if (more === 0 || at + more >= length) return 'invalid';
    const second = bytes[at + 1] as number;
    if (second < lowest(lead) || second > highest(lead)) return 'invalid';
    for (let index = 2; index <= more; index += 1) {
      if (((bytes[at + index] as number) & 0xc0) !== 0x80) return 'invalid';
    }
    if (lead === 0xef && second === 0xbf && bytes[at + 2] === 0xbd) hasReplaced = true;
    at += more + 1;
  }
}

/** How many bytes follow the first of a character; 0 where no character begins with it. */
function following(lead: number): number {
  if (lead >= 0xc2 && lead <= 0xdf) return 1;
  if (lead >= 0xe0 && lead <= 0xef) return 2;
  return lead >= 0xf0 && lead <= 0xf4 ? 3 : 0;
}

/** Neither overlong forms nor surrogates, nor what lies beyond U+10FFFF. */
const lowest = (lead: number) => (lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80);
const highest = (lead: number) => (lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf);

/** Of each byte of a word: it is no ASCII. */
const HIGH_BITS = 0x80808080;

function endOfAscii(bytes: Uint8Array<ArrayBuffer>, from: number): number {
  const { length, byteOffset } = bytes;
  let at = from;
  while (at < length && ((byteOffset + at) & 3) !== 0) {
    if ((bytes[at] as number) >= 0x80) return at;
    at += 1;
  }
  if (at === length) return at;
  const words = new Int32Array(bytes.buffer, byteOffset + at, (length - at) >> 2);
  let word = 0;
  // Four at a time, as long as there are.
  while (word + 3 < words.length) {
    const [one, two] = [words[word] as number, words[word + 1] as number];
    const [three, four] = [words[word + 2] as number, words[word + 3] as number];
    if (((one | two | three | four) & HIGH_BITS) !== 0) break;
    word += 4;
  }
  while (word < words.length && ((words[word] as number) & HIGH_BITS) === 0) word += 1;
  at += 4 * word;
  while (at < length && (bytes[at] as number) < 0x80) at += 1;
  return at;
}

/** How many of the bytes are whole characters: the last one may be cut off. */
export function wholeLength(bytes: Uint8Array): number {
  const { length } = bytes;
  for (let back = 1; back <= Math.min(3, length); back += 1) {
    const byte = bytes[length - back] as number;
    if ((byte & 0xc0) === 0x80) continue;
    return following(byte) >= back ? length - back : length;
  }
  return length;
}
