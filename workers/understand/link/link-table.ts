import { hasBasketRows } from '../../../src/domain/recipe/shapes';
import type { SourceRecipe } from '../../../src/domain/recipe/recipe';
import { recordsOf } from '../../read/records-of';
import { detectAs, isComplete } from '../detect';
import type { Detected } from '../detected';
import { uniqueness, type ColumnFacts } from '../values/facts';
import { headSample, judgedRows } from '../understand-file';
import { basketShape, type BasketShape } from '../shape';
import { tableFacts } from '../understand-table';

/** A source as linking sees it. */
export interface LinkTable {
  index: number;
  name: string;
  file: File;
  recipe: SourceRecipe;
  facts: readonly ColumnFacts[];
  basket: BasketShape | null;
  /** Its roles if it held order lines, without guesses from values. */
  asLines: Detected;
  isLines: boolean;
}

/** Reads the head of a file once more, with the dialect that its recipe says, for linking. */
export async function linkTable(
  recipe: SourceRecipe,
  file: File,
  index: number,
): Promise<LinkTable> {
  const sample = await headSample(file, recipe.dialect);
  const facts = tableFacts({
    header: sample.header,
    rows: judgedRows(sample.rows),
    dialect: sample.dialect,
  });
  const basket = basketShape(facts, sample.dialect.hasHeader, sample.dialect.delimiter);
  const asLines = detectAs('lines', facts, basket, false);
  const isBasket = recipe.kind === 'lines' && hasBasketRows(recipe.shape) && basket !== null;
  return {
    index,
    name: recipe.name,
    file,
    recipe,
    facts,
    basket: isBasket ? basket : null,
    asLines,
    isLines: isBasket || (basket === null && isComplete(asLines, facts)),
  };
}

/** Only the parts of a file that were looked at are compared when it has more bytes than this. */
const WHOLE_BYTES = 50 * 2 ** 20;

/** Writes a value as the two sides of a link are compared: `007` and `7.0` are both `7`. */
export const keyOf = (cell: string): string => cell.trim().replace(/^0*(\d+?)(?:\.0+)?$/, '$1');

/** Holds the different values of columns; each file is read for them once. */
export class ColumnValues {
  readonly #whole = new Map<string, Promise<Set<string>[]>>();

  /** Returns the column's different values: of the whole file, or of its sample where it is too large. */
  async of(table: LinkTable, column: number, signal?: AbortSignal): Promise<ReadonlySet<string>> {
    const key = String(table.index);
    const found = this.#whole.get(key) ?? wholeColumns(table, signal);
    this.#whole.set(key, found);
    return (await found)[column] ?? new Set();
  }
}

async function wholeColumns(table: LinkTable, signal?: AbortSignal): Promise<Set<string>[]> {
  const { facts, file, recipe } = table;
  const keys = facts.map((column) => isKeyLike(column));
  const sets = facts.map(({ values }, index) => new Set(keys[index] ? values.map(keyOf) : []));
  if (file.size > WHOLE_BYTES) return sets;
  let isFirst = recipe.dialect.hasHeader;
  for await (const records of recordsOf(file, recipe.dialect, { signal })) {
    for (const { cells } of isFirst ? records.slice(1) : records) {
      sets.forEach((set, index) => {
        const cell = cells[index];
        if (keys[index] && cell !== undefined && cell !== '') set.add(keyOf(cell));
      });
    }
    if (records.length > 0) isFirst = false;
  }
  return sets;
}

/**
 * Tells whether a column may tell the rows of its file apart. Some repetition is allowed, as variants
 * and pictures repeat their product.
 */
export const isKeyLike = (facts: ColumnFacts): boolean =>
  facts.values.length > 0 &&
  facts.dates?.hasTime !== true &&
  facts.length <= 80 &&
  (facts.numbers === null ||
    facts.numbers.allWhole ||
    facts.values.every((value) => /^\d+\.0+$/.test(value))) &&
  uniqueness(facts) >= 0.05;
