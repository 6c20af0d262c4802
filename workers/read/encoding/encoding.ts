import { CANDIDATES, textScore, type Candidate } from './encoding-score';

/** A guess says how a file's bytes are letters. */
export interface EncodingGuess {
  /** A label that TextDecoder knows; `utf-32` is none, and no browser reads it. */
  label: string;
  /** 0 to 1. */
  confidence: number;
  /** "All of its text is valid UTF-8." */
  reason: string;
  /** Other encodings nearly as likely, the likeliest first: below 0.9 a person should be asked. */
  others: string[];
  /** A person tells encodings apart by these where they are as likely, the proposal first; empty when sure. */
  readings: EncodingReading[];
}

/** A piece of a file as it reads in an encoding. */
export interface EncodingReading {
  label: string;
  name: string;
  example: string;
}

/**
 * Tells the encoding from pieces of a file: its head, and for a large file parts of its middle and
 * end. A piece may begin or end within a character.
 */
export function detectEncoding(pieces: readonly Uint8Array[]): EncodingGuess {
  const head = pieces[0] ?? new Uint8Array();
  const mark = BYTE_ORDER_MARKS.find(({ bytes }) => bytes.every((byte, at) => head[at] === byte));
  if (mark) return sure(mark.label, 'It begins with a byte order mark.');
  const wide = zeroBytes(head);
  if (wide !== null) return { ...sure(wide, 'Every other byte is 0.'), confidence: 0.95 };
  if (pieces.every(isUtf8)) return sure('utf-8', 'All of its text is valid UTF-8.');
  return mostlyUtf8(pieces) ?? byLetters(pieces);
}

const BYTE_ORDER_MARKS = [
  { bytes: [0xef, 0xbb, 0xbf], label: 'utf-8' },
  { bytes: [0xff, 0xfe, 0, 0], label: 'utf-32' },
  { bytes: [0, 0, 0xfe, 0xff], label: 'utf-32' },
  { bytes: [0xff, 0xfe], label: 'utf-16le' },
  { bytes: [0xfe, 0xff], label: 'utf-16be' },
];

const sure = (label: string, reason: string): EncodingGuess => ({
  label,
  confidence: 1,
  reason,
  others: [],
  readings: [],
});

const LOOKED_FOR_ZEROS = 4096;

/** UTF-16 without a mark: one byte of most characters is 0, the other is not. */
function zeroBytes(head: Uint8Array): string | null {
  const zeros: [number, number] = [0, 0];
  const looked = head.subarray(0, LOOKED_FOR_ZEROS);
  for (const [at, byte] of looked.entries()) if (byte === 0) zeros[at & 1 ? 1 : 0] += 1;
  const half = looked.length / 2;
  if (zeros[1] > 0.4 * half && zeros[0] < 0.1 * half) return 'utf-16le';
  return zeros[0] > 0.4 * half && zeros[1] < 0.1 * half ? 'utf-16be' : null;
}

/** A piece without what may be the end of a character at its beginning. */
function wholePart(bytes: Uint8Array, index: number): Uint8Array {
  let start = 0;
  if (index > 0) while (start < 3 && ((bytes[start] ?? 0) & 0xc0) === 0x80) start += 1;
  return bytes.subarray(start);
}

/** Tells whether a piece of a file is UTF-8, but for a character cut in two at its beginning or end. */
function isUtf8(bytes: Uint8Array, index: number): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(wholePart(bytes, index), { stream: true });
    return true;
  } catch {
    return false;
  }
}

/** UTF-8 with a few damaged places: chance makes next to no valid sequences. */
function mostlyUtf8(pieces: readonly Uint8Array[]): EncodingGuess | null {
  const text = pieces
    .map((piece, index) => new TextDecoder().decode(wholePart(piece, index), { stream: true }))
    .join('');
  const broken = text.split('\uFFFD').length - 1;
  const whole = (text.match(/[^\p{ASCII}\uFFFD]/gu) ?? []).length;
  if (whole < 4 * broken) return null;
  const places = broken === 1 ? 'one place' : `${broken.toLocaleString('en-GB')} places`;
  return { ...sure('utf-8', `It is UTF-8, damaged in ${places}.`), confidence: 0.9 };
}

/** Bytes beyond ASCII that are judged, each with what stands around it. */
const JUDGED = 4000;
const AROUND = 12;

/** An encoding so far ahead of the next is sure. */
const CLEAR_LEAD = 0.3;

function byLetters(pieces: readonly Uint8Array[]): EncodingGuess {
  const parts = pieces.flatMap(linesBeyondAscii);
  const judged = CANDIDATES.map((candidate) => {
    const decoder = new TextDecoder(candidate.label);
    const text = parts.map((part) => decoder.decode(part)).join('\n');
    return { candidate, text, score: textScore(text, candidate) };
  }).sort((a, b) => b.score - a.score);
  const [best] = judged;
  if (best === undefined) return sure('windows-1252', 'It is not valid UTF-8.');
  const rivals = judged.filter(
    ({ text, score }) => text !== best.text && score > best.score - CLEAR_LEAD,
  );
  const lead = best.score - (rivals[0]?.score ?? best.score - CLEAR_LEAD);
  const isWeak = best.score < 0.3;
  return {
    label: best.candidate.label,
    confidence: isWeak ? 0.4 : 0.5 + 0.45 * Math.min(1, lead / CLEAR_LEAD),
    reason: `It is not UTF-8; its letters are most like ${best.candidate.name}.`,
    others: rivals.map(({ candidate }) => candidate.label),
    readings: readingsOf([best, ...rivals]),
  };
}

type Judged = { candidate: Candidate; text: string };

/** The first place in which the likeliest two differ, as each reads it; alike ones once. */
function readingsOf(judged: readonly Judged[]): EncodingReading[] {
  const lines = judged.map(({ text }) => text.split('\n'));
  const [first, second] = lines;
  const at = first?.findIndex((line, index) => line !== second?.[index]) ?? -1;
  if (second === undefined || at < 0) return [];
  const found = judged.map(({ candidate: { label, name } }, index) => ({
    label,
    name,
    example: cellAround(lines[index]?.[at] ?? ''),
  }));
  return found.filter(
    ({ example }, index) => found.findIndex((each) => each.example === example) === index,
  );
}

/** The cell with a line's first letter beyond ASCII, or what stands close to it. */
function cellAround(line: string): string {
  const found = /[^,;\t|"\p{Cc}]{0,20}[^\p{ASCII}][^,;\t|"\p{Cc}]{0,20}/u.exec(line);
  return (found?.[0] ?? '').trim();
}

const LINE_FEED = 10;

/** Stretches of a piece, from line to line, that hold bytes beyond ASCII. */
function linesBeyondAscii(bytes: Uint8Array): Uint8Array[] {
  const parts: Uint8Array[] = [];
  let total = 0;
  let at = bytes.findIndex((byte) => byte >= 0x80);
  while (at >= 0 && at < bytes.length && total < JUDGED) {
    const start = bytes.lastIndexOf(LINE_FEED, at) + 1;
    const feed = bytes.indexOf(LINE_FEED, at);
    const end = feed < 0 ? bytes.length : feed;
    // A very long line is judged by its beginning: wide characters must be read from a line's start.
    const part = bytes.subarray(start, Math.min(end, Math.max(at + AROUND, start + JUDGED)));
    parts.push(part);
    total += part.length;
    const next = bytes.subarray(end).findIndex((byte) => byte >= 0x80);
    at = next < 0 ? -1 : end + next;
  }
  return parts;
}
