import { once } from 'node:events';
import { createWriteStream } from 'node:fs';

/**
 * Writes ASCII text and numbers straight into bytes, a chunk at a time. Building a JavaScript string
 * for each line costs five times as much at ten million lines.
 */
export type DigitWriter = {
  /** Appends ASCII text; other characters would be cut to a byte. */
  text(ascii: string): void;
  /** Appends a whole number from 0 to 2^53 − 1 in decimal. */
  digits(value: number): void;
  /** Returns true once a chunk is worth handing over; there is room for many more lines even then. */
  isFull(): boolean;
  /** Hands the chunk to the file and waits while the disk is behind, so that memory stays constant. */
  flush(): Promise<void>;
  /** Flushes and closes. @throws the file system's error */
  close(): Promise<void>;
};

const chunkBytes = 1 << 20;
/** A full chunk has this much room behind it, for the order that filled it. */
const spareBytes = 1 << 16;

export function createDigitWriter(path: string): DigitWriter {
  const stream = createWriteStream(path, { highWaterMark: 4 * chunkBytes });
  // The error is kept for the next await, since one between two flushes has no other listener.
  let failure: Error | undefined;
  stream.on('error', (error) => {
    failure = error;
  });
  let chunk = Buffer.allocUnsafe(chunkBytes + spareBytes);
  let used = 0;

  async function flush(): Promise<void> {
    if (failure) throw failure;
    // The stream keeps the chunk until it is on the disk, hence there is a fresh one each time.
    const ready = chunk.subarray(0, used);
    chunk = Buffer.allocUnsafe(chunkBytes + spareBytes);
    used = 0;
    if (!stream.write(ready)) await once(stream, 'drain');
  }

  return {
    text: (ascii) => {
      for (let i = 0; i < ascii.length; i++) chunk[used++] = ascii.charCodeAt(i);
    },
    digits: (value) => {
      let length = 1;
      for (let limit = 10; value >= limit; limit *= 10) length++;
      let left = value;
      for (let i = used + length - 1; i >= used; i--) {
        const tenth = Math.floor(left / 10);
        chunk[i] = 48 + left - tenth * 10;
        left = tenth;
      }
      used += length;
    },
    isFull: () => used >= chunkBytes,
    flush,
    close: async () => {
      await flush();
      stream.end();
      await once(stream, 'close');
      if (failure) throw failure;
    },
  };
}
