import { checkUtf8, wholeLength } from './check-utf8';
import { oneByteTable } from './one-byte';

/** Bytes of valid UTF-8 in which no character is cut in two. */
export interface Utf8Chunk {
  bytes: Uint8Array<ArrayBuffer>;
  /** Whether U+FFFD stands in it: bytes that are no text in the encoding, or text damaged before. */
  hasReplaced: boolean;
}

/** Turns the bytes of a file, whatever its encoding, into UTF-8 without its byte order mark. */
export interface ToUtf8 {
  push(bytes: Uint8Array<ArrayBuffer>): Utf8Chunk;
  /** What was still held back. */
  end(): Utf8Chunk;
}

/** @param encoding a label that TextDecoder knows. */
export function toUtf8(encoding: string): ToUtf8 {
  const { encoding: name } = new TextDecoder(encoding);
  if (name === 'utf-8') return new AlreadyUtf8();
  const table = oneByteTable(name);
  return table === null ? new Transcoded(name) : new FromTable(table);
}

const NOTHING = new Uint8Array(0);
const MARK = [0xef, 0xbb, 0xbf];

/** Most files: their bytes are looked at and passed on. */
class AlreadyUtf8 implements ToUtf8 {
  #held: Uint8Array<ArrayBuffer> = NOTHING;
  #isStart = true;

  push(bytes: Uint8Array<ArrayBuffer>): Utf8Chunk {
    const all = joined(this.#held, bytes);
    const length = wholeLength(all);
    // The mark may come in two pieces.
    if (this.#isStart && all.length < MARK.length) {
      this.#held = all;
      return { bytes: NOTHING, hasReplaced: false };
    }
    this.#held = all.slice(length);
    return this.#passedOn(all.subarray(0, length));
  }

  end(): Utf8Chunk {
    return this.#passedOn(this.#held);
  }

  #passedOn(bytes: Uint8Array<ArrayBuffer>): Utf8Chunk {
    const hasMark = this.#isStart && MARK.every((byte, at) => bytes[at] === byte);
    this.#isStart = false;
    const text = hasMark ? bytes.subarray(MARK.length) : bytes;
    const found = checkUtf8(text);
    if (found !== 'invalid') return { bytes: text, hasReplaced: found === 'replaced' };
    const mended = new TextDecoder('utf-8', { ignoreBOM: true }).decode(text);
    return { bytes: new TextEncoder().encode(mended), hasReplaced: true };
  }
}

/** Encodings in which each byte is a character. */
class FromTable implements ToUtf8 {
  readonly #table: readonly Uint8Array[];
  readonly #isReplaced: readonly boolean[];

  constructor(table: readonly string[]) {
    this.#table = table.map((text) => new TextEncoder().encode(text));
    this.#isReplaced = table.map((text) => text === '\uFFFD');
  }

  push(bytes: Uint8Array<ArrayBuffer>): Utf8Chunk {
    const first = bytes.findIndex((byte) => byte >= 0x80);
    if (first < 0) return { bytes, hasReplaced: false };
    const out = new Uint8Array(first + 3 * (bytes.length - first));
    out.set(bytes.subarray(0, first));
    let hasReplaced = false;
    let to = first;
    for (let at = first; at < bytes.length; at += 1) {
      const byte = bytes[at] as number;
      if (byte < 0x80) {
        out[to] = byte;
        to += 1;
        continue;
      }
      const text = this.#table[byte] as Uint8Array;
      for (let index = 0; index < text.length; index += 1) out[to + index] = text[index] as number;
      to += text.length;
      hasReplaced ||= this.#isReplaced[byte] as boolean;
    }
    return { bytes: out.subarray(0, to), hasReplaced };
  }

  end(): Utf8Chunk {
    return { bytes: NOTHING, hasReplaced: false };
  }
}

/** All others, by way of text. */
class Transcoded implements ToUtf8 {
  readonly #decoder: TextDecoder;
  readonly #encoder = new TextEncoder();

  constructor(encoding: string) {
    this.#decoder = new TextDecoder(encoding);
  }

  push(bytes: Uint8Array<ArrayBuffer>): Utf8Chunk {
    return this.#encoded(this.#decoder.decode(bytes, { stream: true }));
  }

  end(): Utf8Chunk {
    return this.#encoded(this.#decoder.decode());
  }

  #encoded(text: string): Utf8Chunk {
    return { bytes: this.#encoder.encode(text), hasReplaced: text.includes('\uFFFD') };
  }
}

function joined(
  first: Uint8Array<ArrayBuffer>,
  second: Uint8Array<ArrayBuffer>,
): Uint8Array<ArrayBuffer> {
  if (first.length === 0) return second;
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}
