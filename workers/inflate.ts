/**
 * Fetches a gzipped file and returns a Blob URL of its inflated bytes, as WebAssembly. A host that
 * already sends `Content-Encoding: gzip` has inflated it: the first two bytes tell.
 */
export async function fetchInflated(
  url: string,
  onBytes: (done: number, total: number) => void,
): Promise<string> {
  const response = await fetch(url);
  if (!response.ok || response.body === null) {
    throw new Error(`The engine could not be fetched: ${response.status} ${response.statusText}`);
  }
  const total = Number(response.headers.get('content-length') ?? 0);
  const reader = response.body.getReader();
  const first = await reader.read();
  const head = first.value ?? new Uint8Array();
  let done = head.length;

  const bytes = new ReadableStream<Uint8Array<ArrayBuffer>>({
    start(controller) {
      controller.enqueue(head as Uint8Array<ArrayBuffer>);
    },
    async pull(controller) {
      const next = await reader.read();
      if (next.done) return controller.close();
      done += next.value.length;
      onBytes(done, total);
      controller.enqueue(next.value as Uint8Array<ArrayBuffer>);
    },
  });
  const isGzip = head[0] === 0x1f && head[1] === 0x8b;
  const inflated = isGzip ? bytes.pipeThrough(new DecompressionStream('gzip')) : bytes;
  const blob = await new Response(inflated).blob();
  return URL.createObjectURL(new Blob([blob], { type: 'application/wasm' }));
}
