import { readdirSync, readFileSync } from 'node:fs';
import { parseCsv } from '../tools/read-shop';

/** A listed rule, with its texts by the names of the columns. */
export type GoldenRule = Record<string, string>;

/**
 * Lists the variants of which `folder` says, in one file each, what other people's tools found in a
 * public data set.
 */
export const goldenVariants = (folder: URL): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.csv') && name !== 'summary.csv')
    .map((name) => name.slice(0, -'.csv'.length));

export const readGolden = (folder: URL, variant: string): GoldenRule[] =>
  parseCsv(readFileSync(new URL(`${variant}.csv`, folder), 'utf8'));

/** A variant has to come to these figures. */
export interface GoldenSummary {
  orders: number;
  items: number;
  orderItems: number;
  minCount: number;
  /** m: the number of pairs at or above the minimum count. */
  pairs: number;
}

export function goldenSummaries(folder: URL): Map<string, GoldenSummary> {
  const rows = parseCsv(readFileSync(new URL('summary.csv', folder), 'utf8'));
  return new Map(
    rows.map((row) => [
      row['variant'] ?? '',
      {
        orders: Number(row['orders']),
        items: Number(row['items']),
        orderItems: Number(row['distinct_order_items']),
        minCount: Number(row['min_count']),
        pairs: Number(row['pairs']),
      },
    ]),
  );
}

/** Reads a listed number; ∞ is written `inf`. */
export const goldenNumber = (text: string | undefined): number =>
  text === 'inf' ? Infinity : Number(text);

/** Returns the relative distance; it is 0 for equal values, infinities included. */
export const distance = (ours: number, theirs: number): number =>
  ours === theirs ? 0 : Math.abs(ours - theirs) / Math.max(Math.abs(theirs), 1e-12);

/**
 * Holds numbers against the golden ones. Whatever is off is noted and told at the end, since an
 * `expect` for each of half a million would take most of the time.
 */
export class Comparison {
  readonly wrong: string[] = [];

  /** Notes a number that is off by `most` or more, relatively. */
  near(name: string, ours: number, theirs: number, most: number): void {
    this.#note(distance(ours, theirs) < most, name, ours, theirs);
  }

  /** Notes a number that is off by `most` or more, absolutely. */
  within(name: string, ours: number, theirs: number, most: number): void {
    this.#note(Math.abs(ours - theirs) < most, name, ours, theirs);
  }

  same(name: string, ours: number | undefined, theirs: number): void {
    this.#note(ours === theirs, name, ours, theirs);
  }

  #note(isRight: boolean, name: string, ours: number | undefined, theirs: number): void {
    if (!isRight) this.wrong.push(`${name}: ${ours} instead of ${theirs}`);
  }
}

/** The golden rules list these measures. */
export const GOLDEN_MEASURES = [
  'support',
  'confidence',
  'lift',
  'leverage',
  'conviction',
  'zhang',
  'jaccard',
  'kulczynski',
  'certainty',
  'cosine',
  'phi',
  'odds_ratio',
] as const;
