import type { Call } from '../database';
import type { Engine } from '../engine';

export interface SetAsideRows {
  header: string[];
  rows: string[][];
}

/** Every row of the loaded shop's sources that was set aside, with its source, row number and reason. */
export async function setAsideRows(
  _engine: Engine,
  _input: null,
  _call: Call,
): Promise<SetAsideRows> {
  throw new Error('not written yet');
}
