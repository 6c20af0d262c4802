/** An Arrow IPC stream ends with this message: it says that there is nothing more. */
const END = Uint8Array.of(0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0);

/**
 * Joins the messages of an Arrow IPC stream and ends it. DuckDB reads a stream where it lies, so it has
 * to be handed over in one piece: a piece that came before would be gone by then.
 */
export function wholeStream(messages: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = [...messages, END];
  const whole = new Uint8Array(all.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const message of all) {
    whole.set(message, at);
    at += message.length;
  }
  return whole;
}
