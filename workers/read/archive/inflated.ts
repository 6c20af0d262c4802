import { Gunzip, Inflate } from 'fflate';
import { FailureError } from '../../../src/domain/errors';
import { crc32 } from './crc32';
import type { Expansion } from './expansion';
import { badFile } from './formats';
import { chunksOf } from '../encoding/text';

/** Inflated a little at a time: one byte can become a thousand. */
const STEP = 16 * 1024;

/** The bytes of a gzip file, which may have several members. */
export async function* gunzipped(
  file: File,
  expansion: Expansion,
  onBytes: (done: number) => void,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const gunzip = new Gunzip();
  const ends: MemberEnd[] = [];
  let member = { crc: 0, bytes: 0 };
  gunzip.onmember = (offset) => {
    ends.push({ ...member, end: offset });
    member = { crc: 0, bytes: 0 };
  };
  const count = (bytes: Uint8Array) => {
    member.crc = crc32(bytes, member.crc);
    member.bytes += bytes.length;
  };
  yield* pushed(gunzip, file, file.name, count, expansion, onBytes);
  ends.push({ ...member, end: file.size });
  for (const end of ends) {
    // oxlint-disable-next-line no-await-in-loop -- mostly one, and each is eight bytes
    const trailer = new DataView(await file.slice(end.end - 8, end.end).arrayBuffer());
    if (trailer.getUint32(0, true) !== end.crc || trailer.getUint32(4, true) !== end.bytes >>> 0) {
      throw damaged(file.name);
    }
  }
}

/** A member of a gzip file ends here, and its content came to this. */
interface MemberEnd {
  crc: number;
  bytes: number;
  end: number;
}

/** Inflates what zip files hold; `crc` and `bytes` are what must come out. */
export async function* inflated(
  compressed: Blob,
  name: string,
  expected: { crc: number; bytes: number },
  expansion: Expansion,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  let crc = 0;
  let bytes = 0;
  const count = (chunk: Uint8Array) => {
    crc = crc32(chunk, crc);
    bytes += chunk.length;
    if (bytes > expected.bytes) throw damaged(name);
  };
  yield* pushed(new Inflate(), compressed, name, count, expansion);
  if (bytes !== expected.bytes || crc !== expected.crc) throw damaged(name);
}

/** As `inflated`, of what is stored as it is. */
export async function* stored(
  compressed: Blob,
  name: string,
  expected: { crc: number; bytes: number },
  expansion: Expansion,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  let crc = 0;
  for await (const chunk of chunksOf(compressed)) {
    expansion.add(chunk.length);
    crc = crc32(chunk, crc);
    yield chunk;
  }
  if (compressed.size !== expected.bytes || crc !== expected.crc) throw damaged(name);
}

async function* pushed(
  inflater: Gunzip | Inflate,
  compressed: Blob,
  name: string,
  count: (bytes: Uint8Array) => void,
  expansion: Expansion,
  onBytes: (done: number) => void = () => undefined,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  let out: Uint8Array<ArrayBuffer>[] = [];
  inflater.ondata = (bytes) => {
    if (bytes.length === 0) return;
    expansion.add(bytes.length);
    count(bytes);
    out.push(new Uint8Array(bytes));
  };
  // Never told which piece is the last: fflate then forgets that members may follow in it. That
  // nothing is missing, checksum and size tell.
  const push = (bytes: Uint8Array) => {
    out = [];
    try {
      inflater.push(bytes);
    } catch (error) {
      throw error instanceof FailureError ? error : damaged(name, String(error));
    }
    return out;
  };
  let done = 0;
  for await (const chunk of chunksOf(compressed)) {
    for (let at = 0; at < chunk.length; at += STEP) {
      yield* push(chunk.subarray(at, at + STEP));
    }
    done += chunk.length;
    onBytes(done);
  }
}

export const damaged = (name: string, detail?: string) =>
  new FailureError({
    ...badFile(
      `${name} is damaged or was not copied to its end: it cannot be unpacked. Get it once more.`,
    ),
    detail,
  });
