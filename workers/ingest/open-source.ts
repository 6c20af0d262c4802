import type { Dialect, SourceRecipe } from '../../src/domain/recipe';
import type { Call, Database } from '../database';
import { isPlain, rewritten } from '../read/rewrite';
import { reshapingOf } from './reshape';
import type { OpenSource } from './rows';
import { withTypes } from './typed-source';

/** Whether the database can be asked to read the file's own bytes; it may still refuse to. */
export function mayBePlain({ shape, ordersBy, dialect, link }: SourceRecipe): boolean {
  return (
    (shape === 'long' || shape === 'first-line') &&
    // These need the lines' numbers, which only we know.
    ordersBy.by !== 'row' &&
    !(ordersBy.by === 'customer' && ordersBy.within !== 'day') &&
    link === undefined &&
    isPlainDialect(dialect)
  );
}

const isPlainDialect = (dialect: Dialect) =>
  isPlain(dialect, { lineEnds: [], flags: 0, whiteLines: 0 });

/** Whether a file's first line is empty or blank: the database would take it for the header. */
export async function beginsWithWhiteLine(file: File): Promise<boolean> {
  return /^\s*[\r\n]/.test(await file.slice(0, LONGEST_WHITE_LINE).text());
}

const LONGEST_WHITE_LINE = 1024;

/** Gives the database the file as it is. */
export async function openPlain(
  database: Database,
  recipe: SourceRecipe,
  file: File,
): Promise<OpenSource> {
  const path = await database.addFile(file);
  return {
    recipe,
    given: recipe,
    file,
    path,
    bytes: file.size,
    form: 'plain',
    rows: null,
    counts: null,
  };
}

/** The same file, its cells converted as they are read; null where that cannot be asked. */
export function typed(source: OpenSource): OpenSource | null {
  const recipe = withTypes(source.given);
  return recipe === null ? null : { ...source, recipe, form: 'typed' };
}

/** Writes the file anew, as plain as can be and a line of an order in each row, for the database. */
export async function openRewritten(
  database: Database,
  given: SourceRecipe,
  file: File,
  call: Call,
  onBytes: (done: number) => void,
): Promise<OpenSource> {
  const reshaping = reshapingOf(given);
  const recipe = reshaping?.recipe ?? given;
  const { blob, rows, counts } = await rewritten(file, given.dialect, {
    width: recipe.columns.length,
    rowsOf: reshaping?.linesOf,
    signal: call.signal,
    onBytes,
  });
  const path = await database.addFile(blob);
  return { recipe, given, file, path, bytes: file.size, form: 'rewritten', rows, counts };
}

/** Lets go of the files that the database holds. */
export async function closeSources(
  database: Database,
  opened: readonly OpenSource[],
): Promise<void> {
  await Promise.all(opened.map(({ path }) => database.dropFile(path)));
}
