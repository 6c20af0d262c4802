/**
 * Lists the names of a table's rows, in the order they are written in. Facts stand in tables: one row
 * for each thing, under the name it has in code, in addresses and in files. The type of the names,
 * their list and whatever else follows from the rows are derived from the table. So one thing more is
 * one row, and it does not compile until all is told of it.
 */
export const keysOf = <Key extends string>(table: Readonly<Record<Key, unknown>>): readonly Key[] =>
  Object.keys(table) as Key[];

/** Makes a table with something made of each row. */
export const mapTable = <Key extends string, Row, Made>(
  table: Readonly<Record<Key, Row>>,
  make: (row: Row, key: Key) => Made,
): Record<Key, Made> =>
  Object.fromEntries(keysOf(table).map((key) => [key, make(table[key], key)])) as Record<Key, Made>;
