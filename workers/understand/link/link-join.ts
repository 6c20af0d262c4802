import { uniqueness, type ColumnFacts } from '../values/facts';
import { isKeyLike, keyOf, type ColumnValues, type LinkTable } from './link-table';
import { normalise } from '../headers/normalise';

/** Two columns that identify the same things. */
export interface Join {
  /** The column of the referring table. */
  from: number;
  /** The column of the described table. */
  to: number;
  /** The share of the referring column's different values that stand in the other, 0 to 1. */
  share: number;
  isNamed: boolean;
}

const MOST_VALUES = 3000;
/** A table may describe few of the values where names agree: not every customer fills in a form. */
const ENOUGH_NAMED = 0.1;
const ENOUGH = 0.8;

export interface JoinOptions {
  /** The columns of the referring table that may refer. */
  from: readonly number[];
  /** The share of the described column's values that must be different, 0 to 1. */
  unique: number;
  values: ColumnValues;
  signal?: AbortSignal;
}

/** Finds the best join from a table to one that describes it; null where values do not bear one out. */
export async function findJoin(
  referring: LinkTable,
  described: LinkTable,
  { from, unique, values, signal }: JoinOptions,
): Promise<Join | null> {
  const found: Join[] = [];
  for (const column of from) {
    const facts = referring.facts[column];
    if (facts === undefined || facts.values.length === 0 || facts.dates !== null) continue;
    const sample = [...new Set(facts.values.map(keyOf))].slice(0, MOST_VALUES);
    for (const [to, other] of described.facts.entries()) {
      if (!isKeyLike(other) || uniqueness(other) < unique) continue;
      const isNamed = sameName(facts, other, described.name);
      // Small numbers stand in every table that counts its rows; only names tell those apart.
      if (!isNamed && isTrivial(facts)) continue;
      const all = await values.of(described, to, signal);
      const share = sample.filter((value) => all.has(value)).length / sample.length;
      if (share >= (isNamed ? ENOUGH_NAMED : ENOUGH))
        found.push({ from: column, to, share, isNamed });
    }
  }
  return found.sort((a, b) => score(b) - score(a))[0] ?? null;
}

const score = ({ share, isNamed }: Join) => share + (isNamed ? 0.5 : 0);

const isTrivial = (facts: ColumnFacts) =>
  facts.distinct < 4 || facts.values.every((value) => /^\d{1,5}(?:\.0+)?$/.test(value));

/**
 * Tells whether two headers name the same thing: `categoryID` and `category_id`, or `product_id` and
 * the `id` of products.csv.
 */
export function sameName(a: ColumnFacts, b: ColumnFacts, file: string): boolean {
  const [left, right] = [bare(a.name), bare(b.name)];
  if (left === '' || right === '') return false;
  if (left === right) return true;
  if (stem(a.name) !== '' && stem(a.name) === stem(b.name)) return true;
  const fileStem = singular(normalise(file.replace(/\.[^.]*$/, '').replace(/^.*\//, '')));
  if (isNamedAfterFile(a.name, b.name, fileStem)) return true;
  const isPlainId = /^(?:id|code|no|nr|number|key|sku|name)$/.test(b.name);
  if (isPlainId && stem(a.name) !== '') return fileStem.split(' ').includes(singular(stem(a.name)));
  return SKUS.test(a.name) && SKUS.test(b.name);
}

/** Tells whether the file's name explains the words in front: `menu_item_id` of menu_items.csv is `item_id`. */
function isNamedAfterFile(referring: string, described: string, fileStem: string): boolean {
  if (stem(referring) === '' || !described.endsWith(` ${referring}`)) return false;
  const more = described.slice(0, -referring.length - 1).split(' ');
  return more.every((word) => fileStem.split(' ').includes(singular(word)));
}

const SKUS =
  /(?:^| )(?:sku|ean|gtin|asin|barcode|stock code|item code|product id|product code|artikelnummer|artikelnr)$/;
const bare = (name: string) => name.replaceAll(' ', '');
const stem = (name: string) =>
  bare(name.replace(/(?:^| )(?:id|no|nr|num|number|code|key|nummer|sku|fk|pk)$/, ''));
const singular = (word: string) => word.replace(/ies\b/g, 'y').replace(/s\b/g, '');
