import { FailureError } from '../../../src/domain/errors';
import type { SourceRecipe } from '../../../src/domain/recipe/recipe';
import type { Call, Database } from '../../database';
import { rowSlices } from '../../read/row-slices';
import { beginsWithWhiteLine, mayBePlain, plain, rewrite, typed, withOpen } from './open-source';
import { isToldRowByRow } from './orders-by';
import { PlacedRows, type Target } from './placed-rows';
import type { OpenSource, ReadSource } from './rows';

export interface Reader {
  database: Database;
  given: SourceRecipe;
  file: File;
  /** A file larger than this is read in slices of about so many bytes. */
  bytesAtOnce: number;
  call: Call;
  /** True where each cell of the file is needed as it stands there. */
  asText: boolean;
  onBytes: (bytes: number) => void;
}

/** Puts rows, all of the file or a slice of them, into their table, and says how many. */
export type Place = (
  from: OpenSource,
  part: { rowsBefore: number; tell: (percent: number) => void },
) => Promise<number>;

/** A file that was read; its rows are those from `firstRow` to before `endRow`, by `rowid`. */
export interface ReadRows {
  readonly source: ReadSource;
  readonly firstRow: number;
  readonly endRow: number;
}

/**
 * Has the database read a file, as it is where it can: of its own bytes first, typed and then as text;
 * where it stumbles over them, or never could, of what we write of them.
 */
export async function readFile(reader: Reader, target: Target, place: Place): Promise<ReadRows> {
  const { database, given, file, call, asText, onBytes } = reader;
  const rows = new PlacedRows(database, target, call);
  const counted: Place = async (from, part) => rows.add(await place(from, part));
  onBytes(0);
  if (mayBePlain(given) && !(await beginsWithWhiteLine(file))) {
    const asItIs = plain(given, file);
    let isDamaged = false;
    for (const source of asText ? [asItIs] : [typed(asItIs), asItIs]) {
      if (source === null) continue;
      try {
        // oxlint-disable-next-line no-await-in-loop -- the second only if the first could not be read
        ({ isDamaged } = await readSlices(reader, source, file, counted));
        // oxlint-disable-next-line no-await-in-loop
        if (!isDamaged) return { source, ...(await rows.range()) };
      } catch (error) {
        if (!isAboutText(error)) throw error;
      }
      // oxlint-disable-next-line no-await-in-loop
      await rows.clear();
      // A quote that never closes does so as text, too.
      if (isDamaged) break;
    }
  }
  const { source, written } = await rewrite(given, file, call, (bytes) => onBytes(bytes / 2));
  try {
    await readSlices(reader, source, written, counted);
  } catch (error) {
    throw asBadFile(error, given.name);
  }
  return { source, ...(await rows.range()) };
}

/**
 * Reads a source slice by slice: what the database needs for reading and writing one is free again
 * before the next. The next slice is cut, in this worker, while the database reads, which is another's.
 *
 * @param bytes the file, or what was written of it.
 */
async function readSlices(
  { database, file, bytesAtOnce, call, onBytes }: Reader,
  source: ReadSource,
  bytes: File,
  place: Place,
): Promise<{ isDamaged: boolean }> {
  const { quote, hasHeader } = source.recipe.dialect;
  const isWritten = source.form === 'rewritten';
  const slices = rowSlices(bytes, {
    quote: isWritten ? '"' : quote,
    sliceBytes: isToldRowByRow(source.recipe) ? bytesAtOnce : Number.POSITIVE_INFINITY,
    signal: call.signal,
  });
  let rowsBefore = 0;
  let read = 0;
  let next = slices.next();
  for (;;) {
    // oxlint-disable-next-line no-await-in-loop -- the database reads one slice at a time
    const { done, value } = await next;
    if (done) return { isDamaged: value };
    next = slices.next();
    // A failure of the database, if there is one too, says more.
    next.catch(() => undefined);
    const before = read;
    const tell = (percent: number) => {
      const share = (before + (value.size * percent) / 100) / bytes.size;
      // Writing the file anew was half of the way.
      onBytes(file.size * (isWritten ? 0.5 + share / 2 : share));
    };
    const part = { rowsBefore, tell };
    const slice = { bytes: value, hasHeader: hasHeader && !isWritten && read === 0 };
    // oxlint-disable-next-line no-await-in-loop
    rowsBefore += await withOpen(database, source, slice, (open) => place(open, part));
    read += value.size;
  }
}

const detailOf = (error: unknown) =>
  error instanceof FailureError && error.failure.kind === 'unexpected'
    ? (error.failure.detail ?? '')
    : '';

/** Tells whether the database failed over the file's text. Only its own first line says so: the statement follows. */
const isAboutText = (error: unknown) =>
  /CSV|Invalid Input Error|invalid state/.test(detailOf(error).split('\n', 1)[0] ?? '');

/** DuckDB's own words on a file it cannot read are for a bug report. */
function asBadFile(error: unknown, name: string): unknown {
  if (!isAboutText(error)) return error;
  return new FailureError({
    kind: 'bad-file',
    message: `${name} could not be read as a table. Save it again as “CSV UTF-8” and add it once more.`,
    detail: detailOf(error),
  });
}
