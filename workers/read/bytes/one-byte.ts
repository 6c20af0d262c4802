/** Encodings of one byte a character in which ASCII is ASCII, as TextDecoder names them. */
const ONE_BYTE =
  /^(?:windows-(?:125\d|874)|iso-8859-\d+(?:-i)?|koi8-[ru]|macintosh|x-mac-cyrillic|ibm866)$/;

/** The character of each byte; null for an encoding of another kind. */
export function oneByteTable(encoding: string): readonly string[] | null {
  if (!ONE_BYTE.test(encoding)) return null;
  const decoder = new TextDecoder(encoding);
  return Array.from({ length: 256 }, (_, byte) => decoder.decode(Uint8Array.of(byte)));
}
