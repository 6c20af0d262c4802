import type { BasketItem } from './basket-item';
import { plainMoney } from './plain-money';
import { structuredItems } from './structured-items';

/**
 * Reads the products listed in one cell: `2× Soap, 1× Brush`, `Soap x2; Brush`, `Soap|Brush`, `['Soap',
 * 'Brush']`, one a line, or what `structuredItems` reads. The separator is the strongest that the cell
 * has: line ends, then `|`, `;`, ` + `, then commas outside brackets and quotes; a comma between digits
 * separates no products.
 */
export function packedItems(cell: string): BasketItem[] {
  const structured = structuredItems(cell);
  if (structured !== null) return structured;
  const list = /^\s*[[({](.*)[\])}]\s*$/s.exec(cell)?.[1];
  const parts = list === undefined ? split(cell) : splitAt(list, ',');
  return parts.flatMap((part) => {
    const item = itemOf(unquoted(part.trim()));
    return item.name === '' ? [] : [item];
  });
}

function split(cell: string): string[] {
  for (const separator of [/[\r\n]+/, /\s*\|\s*/, /\s*;\s*/, /\s+\+\s+/]) {
    if (separator.test(cell.trim())) return cell.split(separator);
  }
  return splitAt(cell, ',');
}

/** Splits at the separators that stand outside quotes and brackets, and not between digits. */
function splitAt(text: string, separator: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let quote = '';
  let start = 0;
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (quote !== '') {
      if (character === quote) quote = '';
    } else if (
      (character === '"' || character === "'") &&
      /^[\s,[({]?$/.test(text.charAt(at - 1))
    ) {
      quote = character;
    } else if ('([{'.includes(character)) depth += 1;
    else if (')]}'.includes(character)) depth = Math.max(0, depth - 1);
    else if (character === separator && depth === 0) {
      if (/\d/.test(text.charAt(at - 1)) && /\d/.test(text.charAt(at + 1))) continue;
      parts.push(text.slice(start, at));
      start = at + 1;
    }
  }
  // A quote that never closes is an apostrophe, so quotes are ignored.
  if (quote !== '') return text.split(separator);
  return [...parts, text.slice(start)];
}

function unquoted(text: string): string {
  const inner = /^(["'])(.*)\1$/s.exec(text)?.[2];
  return (inner ?? text).trim();
}

/** The price of a piece behind its name: `Soap @ 3.50`, `2 × Soap @ €3,50 each`. */
const PRICE =
  /^(.*\S)\s*@\s*(.*?)(?:\s*(?:each|ea\.?|apiece|\/\s?(?:pc|piece|unit|stk|stück)\.?))?$/su;
const COUNT = String.raw`(\d{1,5}(?:[.,]\d+)?)`;
const BEFORE = new RegExp(
  String.raw`^${COUNT}\s*(?:[×xX*]\s+|[×*]\s*|[xX](?=\s*[^\s\p{Ll}]))(.+)$`,
  'su',
);
const BEHIND = new RegExp(String.raw`^(.+?)\s*(?:[×*]\s*|\s[xX]\s*)${COUNT}$`, 's');
const IN_BRACKETS = new RegExp(
  String.raw`^(.+?)\s*\(\s*[×xX*]?\s*${COUNT}\s*(?:[×xX]|pcs?|st|stk)?\s*\)$`,
  's',
);

function itemOf(text: string): BasketItem {
  const priced = PRICE.exec(text);
  const unitPrice = plainMoney(priced?.[2] ?? '');
  if (priced !== null && unitPrice !== '') return { ...itemOf(priced[1] ?? ''), unitPrice };
  const before = BEFORE.exec(text);
  if (before) return { name: (before[2] ?? '').trim(), quantity: plain(before[1]) };
  const behind = BEHIND.exec(text) ?? IN_BRACKETS.exec(text);
  if (behind) return { name: (behind[1] ?? '').trim(), quantity: plain(behind[2]) };
  return { name: text, quantity: '' };
}

const plain = (quantity = '') => quantity.replace(',', '.');
