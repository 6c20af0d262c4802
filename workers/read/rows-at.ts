import type { Dialect } from '../../src/domain/recipe/recipe';
import { readRows } from './read-rows';
import { textsOfRow, type Rows } from './rows/row-cutter';

/** The cells of one row, as they stand in the file. */
export interface FoundRow {
  line: number;
  cells: string[];
}

/** Of rows that are wanted, so many are held at once. */
const ROWS_AT_ONCE = 10_000;

/**
 * The rows that begin in the given lines, in one pass that ends with the last of them.
 *
 * @param lines ascending.
 */
export async function* rowsAt(
  file: File,
  dialect: Dialect,
  lines: Int32Array,
  signal: AbortSignal,
): AsyncGenerator<FoundRow[]> {
  let found: FoundRow[] = [];
  let next = 0;
  const picked = {
    get lines() {
      return found.length;
    },
    add(rows: Rows, from: number) {
      for (let row = from; row < rows.count; row += 1) {
        const line = rows.lines[row] as number;
        if (line !== lines[next]) continue;
        next += 1;
        found.push({ line, cells: textsOfRow(rows, row) });
      }
    },
    take() {
      const taken = found;
      found = [];
      return taken;
    },
  };
  const options = { signal, linesAtOnce: ROWS_AT_ONCE, bytesAtOnce: 1 };
  for await (const rows of readRows(file, dialect, picked, options)) {
    yield rows;
    if (next >= lines.length) return;
  }
}
