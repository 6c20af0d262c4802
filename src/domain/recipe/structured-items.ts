import type { BasketItem } from './basket-item';
import { plainMoney } from './plain-money';

/**
 * Reads the products of a basket that a shop system wrote into one cell as data: as JSON (or a Python
 * literal), or as labelled fields (`Product Name: Soap, Product Qty: 2|Product Name: …`). It is null
 * when the cell is neither. Details other than names, quantities and prices are left out.
 */
export function structuredItems(cell: string): BasketItem[] | null {
  if (cell.length > LONGEST) return null;
  const items = /^\s*[[{]/.test(cell) ? jsonItems(cell) : labelledItems(cell);
  return items === null || items.length === 0 ? null : items;
}

/** A basket's data is shorter; a longer text is not worth trying. In characters. */
const LONGEST = 200_000;

/** Keys and labels without blanks and signs, the plainest first. */
const NAMES = [
  'name',
  'title',
  'productname',
  'producttitle',
  'itemname',
  'itemtitle',
  'lineitemname',
  'product',
  'item',
  'description',
  'sku',
  'productsku',
  'itemsku',
  'productid',
  'itemid',
  'id',
];
const QUANTITIES = [
  'quantity',
  'qty',
  'productqty',
  'productquantity',
  'itemqty',
  'itemquantity',
  'lineitemquantity',
  'count',
  'units',
];
const UNIT_PRICES = ['unitprice', 'productunitprice', 'itemunitprice', 'priceperunit', 'priceeach'];
const PRICES = ['price', 'productprice', 'itemprice', 'lineitemprice', 'saleprice'];
const TOTALS = [
  'total',
  'linetotal',
  'totalprice',
  'producttotalprice',
  'itemtotal',
  'rowtotal',
  'lineamount',
  'amount',
  'subtotal',
];
const NAME_KEYS = new Set(NAMES);
const QUANTITY_KEYS = new Set(QUANTITIES);

type Fields = ReadonlyMap<string, unknown>;

const keyOf = (label: string) => label.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

function itemOf(fields: Fields): BasketItem | null {
  const first = (keys: readonly string[]) => {
    for (const key of keys) {
      const text = textOf(fields.get(key));
      if (text !== '') return text;
    }
    return '';
  };
  const name = first(NAMES);
  if (name === '') return null;
  const money = (keys: readonly string[]) => {
    for (const key of keys) {
      const value = fields.get(key);
      const text = typeof value === 'number' || typeof value === 'string' ? String(value) : '';
      const plain = plainMoney(text);
      if (plain !== '') return plain;
    }
    return undefined;
  };
  return {
    name,
    quantity: first(QUANTITIES),
    unitPrice: money(UNIT_PRICES),
    price: money(PRICES),
    total: money(TOTALS),
  };
}

/** Returns a field's text. Of `{ product: { name: 'Soap' } }` it is the name. */
function textOf(value: unknown): string {
  if (typeof value === 'string') return value.trim();
  if (typeof value === 'number') return String(value);
  return isObject(value) ? (itemOf(fieldsOf(value))?.name ?? '') : '';
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const fieldsOf = (value: Record<string, unknown>): Fields =>
  new Map(Object.entries(value).map(([key, field]) => [keyOf(key), field]));

function jsonItems(cell: string): BasketItem[] | null {
  const value = parsed(cell) ?? parsed(withoutPython(cell));
  if (Array.isArray(value)) return objectItems(value);
  if (!isObject(value)) return null;
  const single = itemOf(fieldsOf(value));
  // An address has a name too, but only a product has a quantity.
  if (single !== null && single.quantity !== '') return [single];
  const inner = Object.values(value);
  const list = inner.find((field) => Array.isArray(field) && field.some(isObject));
  if (Array.isArray(list)) return objectItems(list);
  // This reads `{"Soap": 2, "Brush": 1}`.
  return single === null && inner.every((field) => typeof field === 'number')
    ? Object.entries(value).map(([name, quantity]) => ({ name, quantity: String(quantity) }))
    : null;
}

function objectItems(list: readonly unknown[]): BasketItem[] | null {
  const items = list.map((value) => (isObject(value) ? itemOf(fieldsOf(value)) : null));
  return items.every((item) => item !== null) ? items : null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Turns a Python literal into JSON: single quotes, `None`, `True` and `False`. */
const withoutPython = (text: string) =>
  text.replaceAll(
    /'((?:[^'\\]|\\.)*)'|"(?:[^"\\]|\\.)*"|\b(?:None|True|False)\b/gs,
    (found: string, inner: string | undefined) =>
      inner === undefined
        ? ({ None: 'null', True: 'true', False: 'false' }[found] ?? found)
        : JSON.stringify(inner.replaceAll(/\\(.)/gs, '$1')),
  );

const OF_ITEM =
  'id|name|title|qty|quantity|sku|price|unit ?price|total ?price|unit|total|subtotal|tax|total ?tax|weight|variant|variation|variation ?details|variation ?id|meta|meta ?data|discount|refunded|options?|category|categories|brand|vendor|type|cost|handle|barcode|ean|amount|currency|image|url';
/** A label counts behind a separator only, since a name may well hold a colon of its own. */
const ITEM_LABEL = String.raw`((?:(?:line[ _]?)?(?:product|item)[ _])?(?:${OF_ITEM.replaceAll(' ?', '[ _]?')})|product|item)[ \t]*[:=][ \t]*`;
const FIRST_LABEL = new RegExp(String.raw`^\s*${ITEM_LABEL}`, 'i');
const LABEL = new RegExp(String.raw`(?:^|[|;,\r\n])[ \t]*${ITEM_LABEL}`, 'gi');

function labelledItems(given: string): BasketItem[] | null {
  if (!FIRST_LABEL.test(given)) return null;
  const cell = given.trim();
  const labels = [...cell.matchAll(LABEL)];
  if (labels.length < 2) return null;
  const found = labels.map((label, at) => ({
    key: keyOf(label[1] ?? ''),
    value: cell
      .slice(label.index + label[0].length, labels[at + 1]?.index ?? cell.length)
      .replace(/[\s|;,]+$/, ''),
  }));
  const keys = found.map(({ key }) => key);
  if (!keys.some((key) => NAME_KEYS.has(key)) || !keys.some((key) => QUANTITY_KEYS.has(key)))
    return null;
  const items: Map<string, unknown>[] = [];
  for (const { key, value } of found) {
    // When the first label comes again, the next product begins.
    if (key === keys[0]) items.push(new Map());
    const item = items.at(-1);
    if (item !== undefined && !item.has(key)) item.set(key, value);
  }
  return items.flatMap((fields) => itemOf(fields) ?? []);
}
