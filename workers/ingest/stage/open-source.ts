import type { Dialect, SourceRecipe } from '../../../src/domain/recipe/recipe';
import { hasBasketRows } from '../../../src/domain/recipe/shapes';
import type { Call, Database } from '../../database';
import { isPlain, rewritten } from '../../read/rewrite';
import { reshapingOf } from './reshape';
import type { OpenSource, ReadSource } from './rows';
import { withTypes } from './typed-source';

/** Tells whether the database can be asked to read the file's own bytes; it may still refuse to. */
export function mayBePlain({ shape, ordersBy, dialect, link }: SourceRecipe): boolean {
  return (
    !hasBasketRows(shape) &&
    // These need the lines' numbers, which only we know.
    ordersBy.by !== 'row' &&
    !(ordersBy.by === 'customer' && ordersBy.within !== 'day') &&
    link === undefined &&
    isPlainDialect(dialect)
  );
}

const isPlainDialect = (dialect: Dialect) =>
  isPlain(dialect, { lineEnds: [], flags: 0, whiteLines: 0 });

/** Tells whether a file's first line is empty or blank: the database would take it for the header. */
export async function beginsWithWhiteLine(file: File): Promise<boolean> {
  return /^\s*[\r\n]/.test(await file.slice(0, LONGEST_WHITE_LINE).text());
}

const LONGEST_WHITE_LINE = 1024;

/** A file as it is. */
export const plain = (recipe: SourceRecipe, file: File): ReadSource => ({
  recipe,
  given: recipe,
  file,
  form: 'plain',
  rows: null,
  counts: null,
});

/** The same file, its cells converted as they are read; null where that cannot be asked. */
export function typed(source: ReadSource): ReadSource | null {
  const recipe = withTypes(source.given);
  return recipe === null ? null : { ...source, recipe, form: 'typed' };
}

/** Writes the file anew, as plain as can be and a line of an order in each row, for the database. */
export async function rewrite(
  given: SourceRecipe,
  file: File,
  call: Call,
  onBytes: (done: number) => void,
): Promise<{ source: ReadSource; written: File }> {
  const reshaping = reshapingOf(given);
  const recipe = reshaping?.recipe ?? given;
  const { blob, rows, counts } = await rewritten(file, given.dialect, {
    width: recipe.columns.length,
    rowsOf: reshaping?.linesOf,
    signal: call.signal,
    onBytes,
  });
  const source: ReadSource = { recipe, given, file, form: 'rewritten', rows, counts };
  return { source, written: new File([blob], file.name) };
}

/** Lets the database read some bytes of a source for as long as `use` takes. */
export async function withOpen<T>(
  database: Database,
  source: ReadSource,
  { bytes, hasHeader }: { bytes: Blob; hasHeader: boolean },
  use: (source: OpenSource) => Promise<T>,
): Promise<T> {
  const path = await database.addFile(bytes);
  try {
    return await use({ ...source, path, hasHeader });
  } finally {
    // Only a dead engine does not let go of it.
    await database.dropFile(path).catch(() => undefined);
  }
}
