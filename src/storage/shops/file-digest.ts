/** Settles when nobody waits for anything that takes the processor. */
export type WhenFree = () => Promise<void>;

/** A file is hashed in pieces of this many bytes, and is never held whole. */
const PIECE = 4 * 2 ** 20;

/**
 * Returns the SHA-256 over the SHA-256 of each piece of a file, as hex digits: equal digests, equal
 * content. It is null where the page may not hash (it was not opened from a secure origin) or the file
 * is gone.
 */
export async function fileDigest(
  file: Blob,
  whenFree: WhenFree = () => Promise.resolve(),
): Promise<string | null> {
  if (globalThis.crypto?.subtle === undefined) return null;
  const count = Math.max(1, Math.ceil(file.size / PIECE));
  const hashes = new Uint8Array(32 * count);
  try {
    for (let piece = 0; piece < count; piece += 1) {
      await whenFree(); // oxlint-disable-line no-await-in-loop
      // oxlint-disable-next-line no-await-in-loop -- one after the other keeps memory small
      const bytes = await file.slice(piece * PIECE, (piece + 1) * PIECE).arrayBuffer();
      // oxlint-disable-next-line no-await-in-loop
      hashes.set(await hash(bytes), 32 * piece);
    }
  } catch {
    return null;
  }
  return hexOf(await hash(hashes));
}

/** Returns the SHA-256 of a text as hex digits. Rejects where the page may not hash. */
export const textDigest = async (text: string): Promise<string> =>
  hexOf(await hash(new TextEncoder().encode(text)));

const hash = async (bytes: BufferSource) =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));

const hexOf = (bytes: Uint8Array) =>
  [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
