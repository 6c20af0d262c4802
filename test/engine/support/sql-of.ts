import { sql, type Sql } from '../../../workers/sql';

/** A statement that a test has as a text; the app's own code cannot make SQL of one. */
export const sqlOf = (text: string): Sql => sql(Object.assign([text], { raw: [text] }));
