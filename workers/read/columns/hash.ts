/** Spreads two words over all bits, as MurmurHash3 does at its end. */
export function mixed(one: number, other: number): number {
  let hash = Math.imul(one, 0x9e3779b1) ^ Math.imul(other, 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 15), 0xc2b2ae35);
  return hash ^ (hash >>> 13);
}

/** Mixes bytes as FNV-1a does, then spreads the bits as MurmurHash3 does at its end. */
export function hashOf(bytes: Uint8Array, start: number, length: number, seed = 0): number {
  let hash = 0x811c9dc5 ^ seed;
  for (let at = start; at < start + length; at += 1) {
    hash = Math.imul(hash ^ (bytes[at] as number), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
