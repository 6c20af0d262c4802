/**
 * Returns the bytes of a text in an encoding of one or two bytes a character, by turning its decoder
 * round.
 */
export function encoded(text: string, label: string): Uint8Array<ArrayBuffer> {
  if (label === 'utf-16le') return littleEndian(text);
  const decoder = new TextDecoder(label);
  const bytes = new Map<string, number[]>();
  const keep = (...code: number[]) => {
    const [letter = '', ...more] = decoder.decode(Uint8Array.from(code));
    if (more.length === 0 && letter !== '\uFFFD' && !bytes.has(letter)) bytes.set(letter, code);
  };
  for (let byte = 0; byte < 256; byte += 1) keep(byte);
  for (let lead = 0x81; lead < 0xff; lead += 1) {
    for (let trail = 0x40; trail < 0xff; trail += 1) keep(lead, trail);
  }
  return Uint8Array.from(
    Array.from(text).flatMap((letter) => {
      const code = bytes.get(letter);
      if (code === undefined) throw new Error(`${label} has no ${letter}`);
      return code;
    }),
  );
}

/** Encodes as UTF-16 with a byte order mark, the lower byte first. */
function littleEndian(text: string): Uint8Array<ArrayBuffer> {
  const units = `\uFEFF${text}`;
  const view = new DataView(new ArrayBuffer(units.length * 2));
  for (let at = 0; at < units.length; at += 1) view.setUint16(at * 2, units.charCodeAt(at), true);
  return new Uint8Array(view.buffer);
}
