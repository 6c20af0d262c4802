/**
 * Facts stand in tables: what there is of something, a row each, by the name it has in code, in
 * addresses and in files. The type of the names, their list and whatever else follows from the rows are
 * derived, so that one more is one row, and what must be told of it does not compile until it is.
 */

/** The names of a table's rows, in the order they are written in. */
export const keysOf = <Key extends string>(table: Readonly<Record<Key, unknown>>): readonly Key[] =>
  Object.keys(table) as Key[];

/** A table of what is made of each row. */
export const mapTable = <Key extends string, Row, Made>(
  table: Readonly<Record<Key, Row>>,
  make: (row: Row, key: Key) => Made,
): Record<Key, Made> =>
  Object.fromEntries(keysOf(table).map((key) => [key, make(table[key], key)])) as Record<Key, Made>;
