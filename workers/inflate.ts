/**
 * Inflates the bytes of a response that may be gzip: where the host sends `Content-Encoding: gzip` they
 * are inflated already, and the first two bytes tell. Throws when the response is none or not ok.
 *
 * @param onBytes is told how many bytes have arrived.
 */
export async function inflated(
  response: Response,
  onBytes: (done: number) => void = () => undefined,
): Promise<ReadableStream<Uint8Array<ArrayBuffer>>> {
  if (!response.ok || response.body === null) {
    throw new Error(`The engine could not be fetched: ${response.status} ${response.statusText}`);
  }
  const reader = response.body.getReader();
  const first = await reader.read();
  const head = first.value ?? new Uint8Array();
  let done = head.length;

  const bytes = new ReadableStream<Uint8Array<ArrayBuffer>>({
    start(controller) {
      controller.enqueue(head);
    },
    async pull(controller) {
      const next = await reader.read();
      if (next.done) return controller.close();
      done += next.value.length;
      onBytes(done);
      controller.enqueue(next.value);
    },
  });
  const isGzip = head[0] === 0x1f && head[1] === 0x8b;
  return isGzip ? bytes.pipeThrough(new DecompressionStream('gzip')) : bytes;
}

export const WASM = { 'Content-Type': 'application/wasm' };
