/** The one place that writes values and names into SQL text. */

export type SqlValue = string | number | boolean | null;

/** A string literal, number, boolean or NULL. Numbers keep full precision; NaN and ∞ are refused. */
export function literal(value: SqlValue): string {
  if (value === null) return 'NULL';
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new RangeError(`Not a SQL number: ${value}`);
    return Number.isInteger(value) && Math.abs(value) <= Number.MAX_SAFE_INTEGER
      ? String(value)
      : `${value}::DOUBLE`;
  }
  // DuckDB's text has no escapes but the doubled quote; it cannot hold U+0000.
  return `'${value.replaceAll('\0', '\uFFFD').replaceAll("'", "''")}'`;
}

/** A quoted identifier, for headers of foreign files. */
export function identifier(name: string): string {
  return `"${name.replaceAll('\0', '\uFFFD').replaceAll('"', '""')}"`;
}

/** A list literal of values, e.g. for `IN`. Empty lists give `(NULL)`, which matches nothing. */
export function list(values: readonly SqlValue[]): string {
  return `(${values.length === 0 ? 'NULL' : values.map(literal).join(', ')})`;
}

/**
 * Writes parameters into a statement kept in a .sql file: `$name` becomes a literal. Dollar signs in
 * quotes and comments are left alone. Throws on a parameter that is missing or left over, so that a
 * file and its caller cannot drift apart.
 */
export function bind(sql: string, values: Record<string, SqlValue>): string {
  const used = new Set<string>();
  const text = sql.replace(
    /'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\n]*|\$([a-z_][a-z0-9_]*)/gi,
    (whole: string, name: string | undefined) => {
      if (name === undefined) return whole;
      if (!Object.hasOwn(values, name)) throw new Error(`No value for $${name}`);
      used.add(name);
      return literal(values[name] as SqlValue);
    },
  );
  const unused = Object.keys(values).filter((name) => !used.has(name));
  if (unused.length > 0) throw new Error(`Not in the statement: ${unused.join(', ')}`);
  return text;
}
