import { FailureError } from '../../../src/domain/errors';
import { EXPANSION, type Expansion } from './expansion';
import { badFile } from './formats';
import { damaged, inflated, stored } from './inflated';

/** One file in a zip archive, as the archive's directory lists it. */
export interface ZipEntry {
  /** Foreign text; never a path that anything is written to. */
  name: string;
  bytes: number;
  /** Its content. Throws `bad-file` where it is damaged, locked or compressed in an unknown way. */
  content(expansion: Expansion): AsyncGenerator<Uint8Array<ArrayBuffer>>;
}

const END = 0x06054b50;
const END_BYTES = 22;
const LONGEST_COMMENT = 0xffff;
const END_64 = 0x06064b50;
const LOCATOR_64 = 0x07064b50;
const LOCATOR_64_BYTES = 20;
const ENTRY = 0x02014b50;
const ENTRY_BYTES = 46;
const LOCAL = 0x04034b50;
const LOCAL_BYTES = 30;
const DEFLATED = 8;
const LARGEST_DIRECTORY = 16 * 1024 * 1024;

/**
 * The files of a zip archive by its directory, which stands at its end (APPNOTE.TXT 6.3.10, sections
 * 4.3.7 to 4.3.16): only that is held in memory. Throws `bad-file`.
 */
export async function zipEntries(file: File): Promise<ZipEntry[]> {
  const { offset, bytes, count } = await directoryOf(file);
  if (count > EXPANSION.entries || bytes > LARGEST_DIRECTORY) {
    const message = `${file.name} holds more than ${EXPANSION.entries} files. Unpack it and add the CSV files that matter.`;
    throw new FailureError(badFile(message));
  }
  const view = await viewOf(file, offset, offset + bytes);
  const entries: Entry[] = [];
  let at = 0;
  while (entries.length < count) {
    if (at + ENTRY_BYTES > view.byteLength || view.getUint32(at, true) !== ENTRY) {
      throw damaged(file.name);
    }
    const entry = entryAt(view, at);
    entries.push(entry);
    at = entry.next;
  }
  const compressed = entries.reduce((sum, entry) => sum + entry.compressed, 0);
  if (compressed > file.size) throw damaged(file.name, 'its files overlap');
  return entries.map((entry) => ({
    name: entry.name,
    bytes: entry.bytes,
    content: (expansion) => contentOf(file, entry, expansion),
  }));
}

interface Entry {
  name: string;
  isLocked: boolean;
  method: number;
  crc: number;
  compressed: number;
  bytes: number;
  offset: number;
  next: number;
}

async function directoryOf(file: File) {
  const from = Math.max(0, file.size - END_BYTES - LONGEST_COMMENT);
  const view = await viewOf(file, from, file.size);
  let at = view.byteLength - END_BYTES;
  while (at >= 0 && view.getUint32(at, true) !== END) at -= 1;
  if (at < 0) throw damaged(file.name, 'it has no directory');
  const end = {
    count: view.getUint16(at + 10, true),
    bytes: view.getUint32(at + 12, true),
    offset: view.getUint32(at + 16, true),
  };
  const locator = at - LOCATOR_64_BYTES;
  const isLarge = locator >= 0 && view.getUint32(locator, true) === LOCATOR_64;
  if (!isLarge) return end;
  const start = Number(view.getBigUint64(locator + 8, true));
  const large = await viewOf(file, start, start + 56);
  if (large.byteLength < 56 || large.getUint32(0, true) !== END_64) throw damaged(file.name);
  return {
    count: Number(large.getBigUint64(32, true)),
    bytes: Number(large.getBigUint64(40, true)),
    offset: Number(large.getBigUint64(48, true)),
  };
}

function entryAt(view: DataView<ArrayBuffer>, at: number): Entry {
  const flags = view.getUint16(at + 8, true);
  const nameBytes = view.getUint16(at + 28, true);
  const extraBytes = view.getUint16(at + 30, true);
  const name = new Uint8Array(
    view.buffer,
    at + ENTRY_BYTES,
    Math.min(nameBytes, view.byteLength - at - ENTRY_BYTES),
  );
  const extra = at + ENTRY_BYTES + nameBytes;
  const [bytes = 0, compressed = 0, offset = 0] = largeValues(view, extra, extraBytes, [
    view.getUint32(at + 24, true),
    view.getUint32(at + 20, true),
    view.getUint32(at + 42, true),
  ]);
  return {
    name: entryName(name),
    isLocked: (flags & 1) === 1,
    method: view.getUint16(at + 10, true),
    crc: view.getUint32(at + 16, true),
    compressed,
    bytes,
    offset,
    next: extra + extraBytes + view.getUint16(at + 32, true),
  };
}

/** Values too large for 32 bits stand in an extra field, in this order, as far as they are. */
function largeValues(view: DataView, from: number, bytes: number, values: number[]): number[] {
  const end = Math.min(from + bytes, view.byteLength);
  for (let at = from; at + 4 <= end; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 1) continue;
    let next = at + 4;
    return values.map((value) => {
      if (value !== 0xffffffff || next + 8 > end) return value;
      next += 8;
      return Number(view.getBigUint64(next - 8, true));
    });
  }
  return values;
}

/** Names are UTF-8 nowadays; older ones are only labels here. */
function entryName(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

async function* contentOf(
  file: File,
  entry: Entry,
  expansion: Expansion,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const label = `${file.name}/${entry.name}`;
  if (entry.isLocked) {
    const message = `${file.name} is locked with a password. Unpack it and add the CSV files in it.`;
    throw new FailureError(badFile(message));
  }
  if (entry.method !== 0 && entry.method !== DEFLATED) {
    const message = `${label} is packed in a way that is not known here. Unpack it and add the CSV file.`;
    throw new FailureError({ ...badFile(message), detail: `method ${entry.method}` });
  }
  const local = await viewOf(file, entry.offset, entry.offset + LOCAL_BYTES);
  if (local.byteLength < LOCAL_BYTES || local.getUint32(0, true) !== LOCAL) {
    throw damaged(file.name);
  }
  const start = entry.offset + LOCAL_BYTES + local.getUint16(26, true) + local.getUint16(28, true);
  const compressed = file.slice(start, start + entry.compressed);
  if (compressed.size < entry.compressed) throw damaged(file.name);
  const unpack = entry.method === DEFLATED ? inflated : stored;
  yield* unpack(compressed, label, entry, expansion);
}

const viewOf = async (file: File, start: number, end: number) =>
  new DataView(await file.slice(start, end).arrayBuffer());
