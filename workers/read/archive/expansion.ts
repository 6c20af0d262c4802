import { cancelled, FailureError } from '../../../src/domain/errors';
import { badFile } from './formats';

/** Unpacking may come to this much: a small file can be made to unpack without end. */
export const EXPANSION = {
  /** All that one archive unpacks to. */
  bytes: 4 * 1024 ** 3,
  /** A file may unpack to so many times its size, once it is beyond `ratioFrom`. */
  ratio: 250,
  ratioFrom: 64 * 1024 ** 2,
  entries: 500,
  /** Archives in archives. */
  depth: 3,
};

/** Watches what one archive unpacks to. */
export class Expansion {
  readonly #name: string;
  readonly #compressed: number;
  readonly #signal: AbortSignal;
  #bytes = 0;

  constructor(archive: File, signal: AbortSignal) {
    this.#name = archive.name;
    this.#compressed = archive.size;
    this.#signal = signal;
  }

  /** Throws `bad-file` when it comes to too much, and `cancelled`. */
  add(bytes: number): void {
    if (this.#signal.aborted) throw new FailureError(cancelled);
    this.#bytes += bytes;
    if (this.#bytes > EXPANSION.bytes) this.#refuse('more than 4 GB');
    if (this.#bytes > EXPANSION.ratioFrom && this.#bytes > EXPANSION.ratio * this.#compressed) {
      this.#refuse(`more than ${EXPANSION.ratio} times its size`);
    }
  }

  #refuse(much: string): never {
    throw new FailureError(
      badFile(
        `${this.#name} unpacks to ${much}, which no table does. Unpack it yourself and add the CSV files.`,
      ),
    );
  }
}

/** Keeps streamed bytes as a blob: Chromium puts a large one on disk. */
export function blobOf(chunks: AsyncGenerator<Uint8Array<ArrayBuffer>>): Promise<Blob> {
  const stream = new ReadableStream<Uint8Array<ArrayBuffer>>({
    async pull(controller) {
      const { done, value } = await chunks.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    async cancel() {
      await chunks.return(undefined);
    },
  });
  return new Response(stream).blob();
}
