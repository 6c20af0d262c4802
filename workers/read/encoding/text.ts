import { cancelled, FailureError } from '../../../src/domain/errors';

/**
 * The text of a file, chunk by chunk, without its byte order mark. Bytes that are no text in the
 * encoding become U+FFFD. Rejects with `file-gone` and `cancelled`.
 *
 * @param onBytes told how many bytes have been read.
 */
export async function* decodedText(
  file: Blob,
  encoding: string,
  signal?: AbortSignal,
  onBytes: (done: number) => void = () => undefined,
): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  let done = 0;
  for await (const bytes of chunksOf(file)) {
    if (signal?.aborted) throw new FailureError(cancelled);
    done += bytes.length;
    const text = decoder.decode(bytes, { stream: true });
    if (text !== '') yield text;
    onBytes(done);
  }
  const rest = decoder.decode();
  if (rest !== '') yield rest;
}

/** The bytes of a file as they come. Rejects with `file-gone`. */
export async function* chunksOf(file: Blob): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const reader = file.stream().getReader();
  try {
    for (;;) {
      // oxlint-disable-next-line no-await-in-loop -- a stream is read in order
      const { done, value } = await reader.read().catch((error: unknown) => {
        throw new FailureError(fileGone(nameOf(file), String(error)));
      });
      if (done) return;
      yield value;
    }
  } finally {
    void reader.cancel().catch(() => undefined);
  }
}

const nameOf = (file: Blob) => (file instanceof File ? file.name : 'The file');

export const fileGone = (name: string, detail: string) => ({
  kind: 'file-gone' as const,
  message: `${name} changed or disappeared after it was chosen. Choose it again.`,
  detail,
});
