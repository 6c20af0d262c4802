/** How a file's bytes are letters. */
export interface EncodingGuess {
  /** A label that TextDecoder knows. */
  label: string;
  /** 0 to 1. */
  confidence: number;
  /** "All of its text is valid UTF-8." */
  reason: string;
  /** Other encodings nearly as likely, the likeliest first: below 0.9 a person should be asked. */
  others: string[];
}

/**
 * Tells the encoding from pieces of a file: its head, and for a large file parts of its middle and
 * end. A piece may begin or end within a character.
 */
export function detectEncoding(pieces: readonly Uint8Array[]): EncodingGuess {
  const head = pieces[0] ?? new Uint8Array();
  const mark = BYTE_ORDER_MARKS.find(({ bytes }) => bytes.every((byte, at) => head[at] === byte));
  if (mark) return sure(mark.label, 'It begins with a byte order mark.');
  if (pieces.every(isUtf8)) return sure('utf-8', 'All of its text is valid UTF-8.');
  return { label: 'windows-1252', confidence: 0.5, reason: 'It is not valid UTF-8.', others: [] };
}

const BYTE_ORDER_MARKS = [
  { bytes: [0xef, 0xbb, 0xbf], label: 'utf-8' },
  { bytes: [0xff, 0xfe], label: 'utf-16le' },
  { bytes: [0xfe, 0xff], label: 'utf-16be' },
];

const sure = (label: string, reason: string): EncodingGuess => ({
  label,
  confidence: 1,
  reason,
  others: [],
});

/** Whether a piece of a file is UTF-8, but for a character cut in two at its beginning or end. */
function isUtf8(bytes: Uint8Array, index: number): boolean {
  let start = 0;
  if (index > 0) while (start < 3 && ((bytes[start] ?? 0) & 0xc0) === 0x80) start += 1;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(start), { stream: true });
    return true;
  } catch {
    return false;
  }
}
