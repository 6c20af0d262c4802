import { NULL_SPELLINGS } from '../../../src/domain/recipe/recipe';

/** How a text is read, see `text` and `optionalText`. */
export type PlainKind = 'text' | 'optional';

const BLANK = 0x20;
const FIRST_VISIBLE = 0x21;
const LAST_VISIBLE = 0x7e;
const LONGEST_SPELLING = Math.max(...NULL_SPELLINGS.map(({ length }) => length));
const SPELLINGS: ReadonlySet<string> = new Set(NULL_SPELLINGS);

/**
 * Tells at a glance whether `text`, or `optionalText`, leaves a cell as it is: visible ASCII with single
 * blanks within, and no spelling of NULL. Nearly all keys are so, and a million of them need not be
 * matched against patterns.
 */
export function isPlainText(
  kind: PlainKind,
  bytes: Uint8Array,
  start: number,
  end: number,
): boolean {
  if (start === end) return false;
  if (kind === 'optional' && isNullSpelling(bytes, start, end)) return false;
  // A blank before the first byte and behind the last would not be single.
  let isBlank = true;
  for (let at = start; at < end; at += 1) {
    const byte = bytes[at] as number;
    if (byte < FIRST_VISIBLE || byte > LAST_VISIBLE) {
      if (byte !== BLANK || isBlank) return false;
      isBlank = true;
    } else isBlank = false;
  }
  return !isBlank;
}

function isNullSpelling(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start > LONGEST_SPELLING) return false;
  return SPELLINGS.has(String.fromCharCode(...bytes.subarray(start, end)).toLowerCase());
}
