import { FailureError } from '../../../src/domain/errors';
import { SET_ASIDE_REASONS, setAsideReasonNames } from '../../../src/domain/shop/set-aside-reasons';
import type { Call } from '../../database';
import { rowsOf } from '../../decode';
import type { Engine } from '../../state';
import { sql } from '../../sql';

export interface SetAsideRows {
  header: string[];
  rows: string[][];
}

/**
 * Returns every row of the loaded shop's sources that was set aside, with its source, row number and
 * reason, then its cells as they stand in the file. A column is headed as in its file; where two files
 * have a column of one name, their cells stand below each other. Throws `no-shop`.
 */
export async function setAsideRows(
  engine: Engine,
  _input: null,
  call: Call,
): Promise<SetAsideRows> {
  if (engine.shop === null) {
    throw new FailureError({ kind: 'no-shop', message: 'No shop is loaded.' });
  }
  const { database } = engine;
  const headers = rowsOf(await database.query(HEADERS, call), { name: 'text', header: 'texts' });
  const found = rowsOf(await database.query(ROWS, call), {
    source: 'number',
    row_no: 'number',
    reason: 'number',
    cells: 'texts',
  });
  const places = new Places();
  const rows = found.map(({ source, row_no, reason, cells }) => {
    const { name, header } = headers[source] ?? { name: '', header: [] };
    const reasonName = setAsideReasonNames[SET_ASIDE_REASONS[reason - 1] ?? 'ragged'];
    const row = [name, String(row_no), reasonName];
    for (const [index, cell] of cells.entries()) row[places.of(header, index)] = cell;
    return row;
  });
  const header = ['Source', 'Row', 'Reason', ...places.names];
  return { header, rows: rows.map((row) => Array.from(header, (_, index) => row[index] ?? '')) };
}

const HEADERS = sql`SELECT name, header FROM source ORDER BY source`;
const ROWS = sql`SELECT source, row_no, reason::INTEGER AS reason, cells FROM set_aside
  ORDER BY source, row_no`;

/** Gives the columns of each file their places in the common table. */
class Places {
  readonly names: string[] = [];
  readonly #places = new Map<string, number>();

  /** Returns the place of a file's column; a name that a file has twice has two places. */
  of(header: readonly string[], index: number): number {
    const name = header[index] ?? 'More cells';
    const nth = header.slice(0, index).filter((other) => other === name).length;
    const key = `${nth} ${name}`;
    const known = this.#places.get(key);
    if (known !== undefined) return known;
    const place = 3 + this.names.push(name) - 1;
    this.#places.set(key, place);
    return place;
  }
}
