import { isProductKey } from '../../src/domain/recipe/roles';
import type { BasketRowShape } from '../../src/domain/recipe/shapes';
import { structuredItems } from '../../src/domain/recipe/structured-items';
import { uniqueness, type ColumnFacts } from './values/facts';
import { isKnownHeader, matchName } from './headers/name-match';
import { count, percent } from './words';

/** A file with a basket in each row, and the columns that name its products. */
export interface BasketShape {
  shape: BasketRowShape;
  items: ReadonlySet<number>;
  /** A sentence that says of each item column why it is one. */
  reason: string;
  notes: string[];
}

/** Tells how each row of a file is a basket by itself; null when its rows are lines or something else. */
export function basketShape(
  columns: readonly ColumnFacts[],
  hasHeader: boolean,
  delimiter: string,
): BasketShape | null {
  return (
    flagsShape(columns, hasHeader) ??
    numberedShape(columns, hasHeader) ??
    cellsShape(columns, hasHeader, delimiter) ??
    packedShape(columns, hasHeader)
  );
}

const YES_NO = new Set([
  '0',
  '1',
  'true',
  'false',
  't',
  'f',
  'yes',
  'no',
  'y',
  'n',
  'x',
  'ja',
  'nein',
  'oui',
  'non',
  'si',
  'sí',
  '0.0',
  '1.0',
]);
const NO = new Set(['0', 'false', 'f', 'no', 'n', 'nein', 'non', '0.0']);

/** Finds columns of yes and no, or of small counts that are mostly 0, which are named after products. */
function flagsShape(columns: readonly ColumnFacts[], hasHeader: boolean): BasketShape | null {
  if (!hasHeader) return null;
  const flags = columns.flatMap((facts, index) => (isFlag(facts) ? [index] : []));
  const isElse = (index: number) => isKnownHeader(columns[index]?.header ?? '');
  const others = flags.filter((index) => !isElse(index));
  // One of many products may be called like a column of another kind: `candy bar` is such a name.
  const unknown =
    others.length >= 20 ? flags.filter((index) => !isCertain(columns[index])) : others;
  if (unknown.length < 4 || unknown.length < columns.length * 0.6) return null;
  // A column that most baskets have set is a product too, where the columns around it are.
  for (const [index, facts] of columns.entries()) {
    if (!unknown.includes(index) && !isElse(index) && isFlag(facts, 0.05)) unknown.push(index);
  }
  const cells = unknown.flatMap((index) => columns[index]?.cells ?? []);
  const set = cells.filter((cell) => cell !== '' && !NO.has(cell.toLowerCase())).length;
  if (set === 0 || set > cells.length * 0.7) return null;
  return {
    shape: 'flags',
    items: new Set(unknown),
    reason: `One of ${count(unknown.length)} columns that only say whether, or how many times, a product is in the basket.`,
    notes: [`Each row is one order, and ${count(unknown.length)} columns are products.`],
  };
}

const isCertain = (facts: ColumnFacts | undefined) =>
  facts !== undefined && (matchName(facts.name, 'lines')[0]?.score ?? 0) > 0.93;

/**
 * Tells whether a column only says yes or no, or small counts.
 *
 * @param least the share of baskets that must be without it, in columns of counts.
 */
function isFlag({ values, filled, cells }: ColumnFacts, least = 0.5): boolean {
  if (cells.length === 0) return false;
  if (values.length === 0) return true;
  const lower = [...new Set(values.map((value) => value.toLowerCase()))];
  if (lower.every((value) => YES_NO.has(value))) return true;
  const areCounts = lower.every((value) => /^\d{1,3}(?:\.0+)?$/.test(value));
  const none = values.filter((value) => Number(value) === 0).length + cells.length * (1 - filled);
  return areCounts && none >= cells.length * least;
}

/** Finds columns with the same words and a number: `Item 1`, `Item 2` …, with or without `Qty 1` …. */
function numberedShape(columns: readonly ColumnFacts[], hasHeader: boolean): BasketShape | null {
  if (!hasHeader) return null;
  const stems = new Map<string, number[]>();
  columns.forEach(({ name }, index) => {
    const stem = numberedStem(name);
    if (stem !== null) stems.set(stem, [...(stems.get(stem) ?? []), index]);
  });
  const [best] = [...stems]
    .filter(([, indices]) => indices.length >= 2)
    .filter(([stem, indices]) =>
      isProductStem(
        stem,
        indices.map((index) => columns[index]),
      ),
    )
    .sort((a, b) => b[1].length - a[1].length || namesOf(b[0]) - namesOf(a[0]));
  if (best === undefined) return null;
  const [stem, indices] = best;
  const others = [...stems].filter(
    ([other, list]) =>
      other !== stem && list.length >= 2 && /qty|quant|menge|anzahl|cant|price|preis/.test(other),
  );
  return {
    shape: 'cells',
    items: new Set(indices),
    reason: `One of ${count(indices.length)} numbered columns that each name a product.`,
    notes: [
      'Each row is one order, and each of its numbered cells is a product.',
      ...others.map(
        ([other]) =>
          `The numbered columns “${other}” are not used: how many of each product were bought does not count in bundles.`,
      ),
    ],
  };
}

/** Takes the number off a header: `Item 1` and `1 Item` become `item`, `Item 1 name` becomes `item name`. */
function numberedStem(name: string): string | null {
  const outer = /^(.*?) ?\d{1,3}$/.exec(name)?.[1] ?? /^\d{1,3} ?(.*)$/.exec(name)?.[1];
  if (outer !== undefined) return outer;
  const inner = /^(\D+) \d{1,3} (\D+)$/.exec(name);
  return inner === null ? null : `${inner[1]} ${inner[2]}`;
}

/** Prefers names where each product has several numbered columns. */
const namesOf = (stem: string) => Number(/(?:^| )(?:name|title|titel|nom|nombre)$/.test(stem));

const ITEM_STEMS =
  /(?:^| )(?:items?|products?|articles?|artikel|produkte?|produits?|productos?|articulos?|prodott[oi]|articol[oi]|produtos?|producten?|produkty?|urun|pos|sku|good|purchase|basket|v|x|)(?:(?<=\w) (?:name|title|sku))?$/;
/** Stems that can only mean products; their cells may be filled in any order. */
const PLAIN_STEMS = /^(?:items?|products?|articles?|artikel|produkte?|produits?|productos?)\b/;

/** Tells whether numbered columns with this stem hold products. */
function isProductStem(stem: string, columns: readonly (ColumnFacts | undefined)[]): boolean {
  const known = columns.filter((facts) => facts !== undefined);
  if (
    /qty|quant|menge|anzahl|price|preis|amount|total|address|line|phone|tax|name value/.test(stem)
  )
    return false;
  const values = known.flatMap((facts) => facts.values);
  if (values.length === 0 || known.some(({ dates }) => dates !== null)) return false;
  const isNumeric = known.filter(({ numbers }) => numbers !== null).length > known.length / 2;
  return (
    ITEM_STEMS.test(stem) &&
    (!isNumeric || /item|prod|art|sku/.test(stem)) &&
    (PLAIN_STEMS.test(stem) || falls(known))
  );
}

/** Tells whether later columns are filled no more often than those before. */
const falls = (columns: readonly ColumnFacts[]) =>
  columns.every((facts, index) => facts.filled <= (columns[index - 1]?.filled ?? 1) + 0.05);

/** Finds cells that share a vocabulary across columns, wherever in the row they stand. */
function cellsShape(
  columns: readonly ColumnFacts[],
  hasHeader: boolean,
  delimiter: string,
): BasketShape | null {
  if (hasHeader || columns.length < 2) return null;
  const [first, ...rest] = columns;
  if (first === undefined) return null;
  if (
    delimiter === ' ' &&
    columns.every(({ values }) => values.every((value) => /^\d+$/.test(value)))
  )
    return idsInRows(columns);
  const places = new Map<string, number>();
  for (const facts of columns)
    for (const value of new Set(facts.values)) places.set(value, (places.get(value) ?? 0) + 1);
  const shared = columns.map(({ values }) =>
    values.length === 0
      ? null
      : values.filter((value) => (places.get(value) ?? 0) > 1).length / values.length,
  );
  // Behind the leading columns, most cells hold a value that other columns hold too, and rows end unevenly.
  const lead = leading(columns, shared);
  const items = columns.flatMap((_, index) => (index >= lead ? [index] : []));
  const cells = items.flatMap((index) => columns[index]?.values ?? []);
  const common =
    cells.filter((value) => (places.get(value) ?? 0) > 1).length / Math.max(1, cells.length);
  const words = items.filter((index) => (columns[index]?.words ?? 0) > 0.5).length;
  const isRagged =
    rest.length > 0 && (rest.at(-1)?.filled ?? 0) < 0.9 && falls(columns.slice(lead));
  if (items.length < 2 || common < 0.5 || !isRagged) return null;
  if (words < items.length / 2 && !cells.every((value) => /^\w+$/.test(value))) return null;
  return {
    shape: 'cells',
    items: new Set(items),
    reason: `${percent(common)} of the values in these ${count(items.length)} columns stand in other columns too: each cell is a product.`,
    notes: ['Each row is one order, and each of its cells is a product.'],
  };
}

/** Counts the columns in front of the products, up to four: an order number, a date, a customer. */
function leading(columns: readonly ColumnFacts[], shared: readonly (number | null)[]): number {
  let lead = 0;
  while (lead < Math.min(4, columns.length - 1)) {
    const facts = columns[lead];
    const isOther =
      facts !== undefined &&
      (facts.isCounter ||
        facts.dates !== null ||
        ((shared[lead] ?? 0) < 0.1 &&
          facts.filled > 0.98 &&
          (facts.numbers !== null || (facts.codes > 0.9 && facts.values.length > 3))));
    if (!isOther) break;
    lead += 1;
  }
  return lead;
}

/** Takes numbers with blanks between them for ids of products, as mining benchmarks write them. */
function idsInRows(columns: readonly ColumnFacts[]): BasketShape | null {
  const [first] = columns;
  const lead = first?.isCounter && uniqueness(first) === 1 && columns.length > 1 ? 1 : 0;
  return {
    shape: 'cells',
    items: new Set(columns.flatMap((_, index) => (index >= lead ? [index] : []))),
    reason: 'Numbers with blanks between them and no header: each is the id of a product.',
    notes: ['Each row is one order, and each of its numbers is the id of a product.'],
  };
}

const SEPARATORS = [/\s*;\s*/, /\s*\|\s*/, /\s*\n\s*/, /\s*,\s*/, /\s+\+\s+/, /\s*\/\s*/];
const LISTED =
  /^(?:items?|products?|line items?|basket|cart|contents?|order items|purchased items|products ordered|artikel|produkte|warenkorb|positionen|articles|produits|panier|productos|articulos|carrito|prodotti|articoli|carrello|produtos|itens|carrinho|producten|winkelmandje|produkty|koszyk|urunler|sepet|itemset|transaction|items purchased|items sold|items ordered|ordered items|products (?:purchased|sold|bought)|purchased products|product details|order (?:details|contents|lines)|cart (?:items|contents)|item list|product list|basket items|product names?|item names?|skus?|lineitems)$/;

/** Finds one column whose cells are lists of names that other cells list too. */
function packedShape(columns: readonly ColumnFacts[], hasHeader: boolean): BasketShape | null {
  const found = columns.flatMap((facts, index) => {
    if (facts.values.length < 2 || facts.dates !== null || facts.numbers !== null) return [];
    const lists = listsIn(facts.values);
    if (lists === null) return [];
    const { share, isSure } = lists;
    // Cells that count their parts, or name their fields, are lists whatever their header is.
    const isListed = (hasHeader && LISTED.test(facts.name)) || isSure;
    const isNamedElse = hasHeader && !isListed && matchName(facts.name, 'lines').length > 0;
    if (isNamedElse) return [];
    // An unknown header will do only in a file that is little but an order and a list.
    if (!isListed && (columns.length > 4 || share < 0.5 || uniqueness(facts) < 0.3)) return [];
    return [{ index, isListed, score: share + (isListed ? 1 : 0) }];
  });
  const [best] = found.sort((a, b) => b.score - a.score);
  if (best === undefined) return null;
  const hasProduct = columns.some(
    ({ name }, index) =>
      index !== best.index &&
      hasHeader &&
      matchName(name, 'lines').some(
        ({ role, isContextual }) => isProductKey(role) && !(isContextual && best.isListed),
      ),
  );
  if (hasProduct) return null;
  return {
    shape: 'packed',
    items: new Set([best.index]),
    reason: 'Its cells are lists of products.',
    notes: ['Each row is one order, and one of its cells lists the products.'],
  };
}

const QUANTITY = /^\s*\d+\s*[x×*]\s+|\s*[x×*]\s*\d+\s*$|\s*\(\d+\)\s*$/i;

/** Tells whether every part of a cell says how many: `Soap x2; Brush x1`, `Soap (2), Brush (1)`. */
const isCounted = (value: string) =>
  value.split(/[,;|\n]/).every((part) => /\S\s*(?:[x×*]\s*\d+|\(\d+\))\s*$/i.test(part));

/** Cells that are lists. */
interface Lists {
  /** The share of their parts that come back in other cells, 0 to 1. */
  share: number;
  /** Every part is counted (`2x Soap`), or named (`Product Name: Soap`). */
  isSure: boolean;
}

/** Tells whether values are lists, by the separator that divides them best; null when they are none. */
function listsIn(values: readonly string[]): Lists | null {
  const structured = values.map(structuredItems).filter((items) => items !== null);
  if (structured.length >= values.length * 0.9) {
    // Taxes and addresses have names, too.
    const isSure = structured.flat().every(({ quantity }) => quantity !== '');
    return { share: 1, isSure };
  }
  const bracketed = values.filter((value) => /^[[{(].*[\]})]$/s.test(value)).length;
  const counted = values.filter((value) => /(?:^|[,;|\n]\s*)\d+\s*[x×]\s/i.test(value)).length;
  const isSure = Math.max(counted, values.filter(isCounted).length) >= values.length * 0.9;
  const areLists = isSure || bracketed >= values.length * 0.9;
  const [best] = SEPARATORS.map((separator) => {
    const lists = values.map((value) =>
      value
        .replace(/^[[{(]|[\]})]$/g, '')
        .split(separator)
        .map((part) =>
          part
            .replace(/^['"]|['"]$/g, '')
            .replace(QUANTITY, '')
            .trim(),
        )
        .filter((part) => part !== ''),
    );
    const many = lists.filter((parts) => parts.length > 1).length / lists.length;
    const parts = lists.flat();
    const reuse = 1 - new Set(parts).size / Math.max(1, parts.length);
    const length = parts.reduce((sum, part) => sum + part.length, 0) / Math.max(1, parts.length);
    return { many, reuse, length };
  }).sort((a, b) => b.many * (0.2 + b.reuse) - a.many * (0.2 + a.reuse));
  if (best === undefined || best.many < 0.3 || best.length > 60) return null;
  if (areLists) return { isSure, share: Math.max(0.6, best.reuse) };
  const whole = 1 - new Set(values).size / values.length;
  return best.reuse >= 0.3 && best.reuse > whole + 0.15 ? { isSure, share: best.reuse } : null;
}
