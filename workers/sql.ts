import type { OneQuery } from '../src/domain/inspect/one-query';

/**
 * SQL is built here and nowhere else, of parts that know what they are: `sql` writes a value as a
 * literal, splices SQL as it is, and a plain string can only ever be a value. What is `Sql` is a run of
 * whole tokens, so that no part of a statement can end a quote or a comment of another.
 */
class SqlText {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  /** The text that the database runs and a person reads. There is no way back from it to `Sql`. */
  get text(): string {
    return this.#text;
  }

  toString(): string {
    return this.#text;
  }
}

/** A statement or a part of one. The class stays in this file: nobody else can make one of text. */
export type Sql = SqlText;

export type SqlValue = string | number | boolean | null;

/** A template takes values, which become literals, and SQL. */
export type SqlPart = Sql | SqlValue;

/**
 * Builds SQL: `` sql`SELECT * FROM line WHERE quantity > ${3} AND ${condition}` ``. Throws a RangeError
 * on NaN and ∞, and a SyntaxError on a template in whose quotes or comments a part would stand.
 */
export function sql(template: TemplateStringsArray, ...parts: readonly SqlPart[]): Sql {
  checkTemplate(template);
  const pieces: string[] = [];
  for (const [at, chunk] of template.entries()) {
    pieces.push(chunk);
    if (at < parts.length) pieces.push(written(parts[at] as SqlPart));
  }
  return new SqlText(assembled(pieces));
}

/** Joins parts one after another, with a separator between them: a comma, unless another is given. */
sql.join = (parts: readonly SqlPart[], separator: Sql = COMMA): Sql =>
  new SqlText(
    assembled(
      parts.flatMap((part, at) => (at === 0 ? [written(part)] : [separator.text, written(part)])),
    ),
  );

const COMMA = new SqlText(', ');

/** Quotes an identifier, such as a header of a foreign file. */
export const identifier = (name: string): Sql =>
  new SqlText(`"${name.replaceAll('\0', '\uFFFD').replaceAll('"', '""')}"`);

/** Writes a name of our own as it is. Throws a RangeError unless it is of letters, digits and underscores. */
export function bareName(name: string): Sql {
  if (!/^[a-z_]\w*$/i.test(name)) throw new RangeError(`Not a plain SQL name: ${name}`);
  return new SqlText(name);
}

/** Lists values in parentheses, e.g. for `IN`. An empty list is `(NULL)`, which matches nothing. */
export const list = (values: readonly SqlValue[]): Sql =>
  new SqlText(`(${values.length === 0 ? 'NULL' : values.map(literal).join(', ')})`);

/**
 * Builds a statement kept in a .sql file, whose text is imported with `?raw`: each `$name` becomes its
 * value or SQL. Dollar signs in quotes and comments are left alone. Throws on a parameter that is missing
 * or left over, so that a file and its caller cannot drift apart.
 */
export function bind(file: string, values: Record<string, SqlPart>): Sql {
  const used = new Set<string>();
  const text = file.replace(
    /'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\n]*|\$([a-z_][a-z0-9_]*)/gi,
    (whole: string, name: string | undefined) => {
      if (name === undefined) return whole;
      if (!Object.hasOwn(values, name)) throw new Error(`No value for $${name}`);
      used.add(name);
      return written(values[name] as SqlPart);
    },
  );
  const unused = Object.keys(values).filter((name) => !used.has(name));
  if (unused.length > 0) throw new Error(`Not in the statement: ${unused.join(', ')}`);
  return new SqlText(text);
}

/**
 * Takes what a person wrote on the Inspect page as a subquery. It is allowed to be SQL because running
 * it is what was asked for: it was found to be one query (`oneQuery`), in parentheses a query can only
 * read, and the engine's lock-down keeps it from files, the network and settings.
 */
export const personsQuery = (query: OneQuery): Sql => new SqlText(`(\n${query}\n)`);

const written = (part: SqlPart): string => (part instanceof SqlText ? part.text : literal(part));

/** Writes a value as SQL. It is not exported: only a template knows that a value stands where one may. */
function literal(value: SqlValue): string {
  if (value === null) return 'NULL';
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  if (typeof value === 'number') return numberLiteral(value);
  // DuckDB's text has no escapes but the doubled quote; it cannot hold U+0000.
  return `'${value.replaceAll('\0', '\uFFFD').replaceAll("'", "''")}'`;
}

/** Writes a number in full. A sign stands in parentheses, since `-` before it would make a comment. */
function numberLiteral(value: number): string {
  if (!Number.isFinite(value)) throw new RangeError(`Not a SQL number: ${value}`);
  const text = Number.isSafeInteger(value) ? String(value) : `${value}::DOUBLE`;
  return value < 0 ? `(${text})` : text;
}

/** Puts pieces together, with a blank where two tokens would become another one. */
function assembled(pieces: readonly string[]): string {
  let text = '';
  let last = '';
  for (const piece of pieces) {
    if (piece === '') continue;
    text += doMerge(last, piece.charAt(0)) ? ` ${piece}` : piece;
    last = piece.charAt(piece.length - 1);
  }
  return text;
}

/**
 * Tells whether two tokens would become another one: `'a'` and `'b'` one text, `e` and `'\n'` one with
 * escapes, `-` and `-` a comment.
 */
const doMerge = (last: string, first: string): boolean =>
  ((first === "'" || first === '"') && /['"\w$&]/.test(last)) ||
  (last === '-' && first === '-') ||
  (last === '/' && first === '*');

/** Holds the templates that were looked at: each stands in the code once, and is called often. */
const checked = new WeakSet<TemplateStringsArray>();

function checkTemplate(template: TemplateStringsArray): void {
  if (checked.has(template)) return;
  for (const chunk of template) {
    const code = chunk.replaceAll(/'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\n]*\n|\/\*.*?\*\//gs, ' ');
    if (/['"]|--|\/\*|\$\w*\$/.test(code)) {
      throw new SyntaxError(`A quote or comment of this SQL does not end in its part: ${chunk}`);
    }
  }
  checked.add(template);
}
