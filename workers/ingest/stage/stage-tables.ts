import { sql } from '../../sql';

/** Names the table that the rows of a file are put in, some at a time: `line`, `ragged` and `c0…`. */
export const ROWS = sql`stage_rows`;
