import type { SourceRecipe } from '../../../src/domain/recipe/recipe';
import { columnsHeld, PRODUCT_KEYS } from '../../../src/domain/recipe/roles';
import type { Call, Database } from '../../database';
import { encode, type NewColumns } from '../../encode';
import { rangeOf, type Range } from '../../read/columns/range';
import { bareName, sql, type Sql } from '../../sql';
import { columnsOf } from '../build/attributes';
import { isPricedByProducts } from '../build/product-prices';
import { fields, sqlTypes } from '../cells/fields';
import { lineDiscount } from '../cells/numbers';
import type { Surroundings } from '../stage/staged-fields';
import { amountAt, UNIT_PRICE } from './amounts';
import type { LineGatherer } from './gather-lines';
import { isOfOrder, OF_LINES, OF_PRODUCTS, ORDER_ROLES } from './line-values';

/** The part of all lines that is finished in one statement, which takes a few hundred megabytes. */
const LINES_IN_PART = 4_000_000;

/** The columns of `line` that are values, by the roles they come from. */
const HELD = columnsHeld('line');

const typeOf = (name: string): Sql =>
  sqlTypes[fields.lines[name as keyof typeof fields.lines] ?? 'text'];
const typed = (names: readonly string[]) =>
  sql.join(names.map((name) => sql`${bareName(name)} ${typeOf(name)}`));

/** Some of all lines, which share no row with another part. */
export interface LinePart {
  readonly table: Sql;
  rows: number;
  /** The lowest and the highest number of an order, and of a product. */
  readonly orders: Range;
  readonly products: Range;
}

/** Cells of a key that say something of orders; `table` has what they mean. */
export interface SaidKey {
  readonly index: number;
  readonly table: Sql;
  readonly names: readonly string[];
}

/**
 * The tables that lines are put into, block by block: `stage_said`, what lines say of orders;
 * `stage_seen`, what they say of products; and the lines themselves, in one part or several, with the
 * numbers of their orders and products. Those numbers are the keys unless something that is known later
 * changes them, see `finishLines`.
 */
export class LineTables {
  /** The parts of all lines in their order. */
  readonly parts: LinePart[] = [];
  /** Orders may have several numbers. */
  hasAliases = false;
  /** Of some order more was said than by its first line. */
  saysMore = false;
  /** A product may stand on several lines of one order. */
  mayRepeat = false;
  /** How often lines said something of an order: what is said is numbered from 0. */
  said = 0;
  readonly #database: Database;
  readonly #kept: readonly string[];
  readonly #isListPrice: boolean;
  readonly #mayChange: boolean;
  /** The sources whose lines said something. */
  readonly #saidOf = new Set<number>();

  /**
   * @param roles those that any source of lines has.
   * @param mayChange whether the numbers may well not be the keys: then lines are kept in parts.
   */
  constructor(
    database: Database,
    { kept }: Surroundings,
    roles: ReadonlySet<string>,
    mayChange: boolean,
  ) {
    this.#database = database;
    this.#kept = columnsOf(kept, 'orders');
    this.#isListPrice = isPricedByProducts(roles);
    this.#mayChange = mayChange || this.#isListPrice;
  }

  /** What orders and products are made of, and what is set aside, of all sources. */
  get creating(): readonly Sql[] {
    return [
      sql`CREATE TABLE stage_said (said INTEGER, order_key INTEGER, order_id VARCHAR,
        ${typed([...ORDER_ROLES, ...this.#kept])}, has_lines BOOLEAN, is_listed BOOLEAN)`,
      sql`CREATE TABLE stage_seen (pair INTEGER, position INTEGER,
        ${typed([...PRODUCT_KEYS, ...OF_PRODUCTS])})`,
      sql`CREATE TABLE stage_fault (source INTEGER, line INTEGER, reason INTEGER)`,
    ];
  }

  creatingOf(source: number): readonly Sql[] {
    return [
      sql`CREATE TABLE ${worthsOf(source)} (code INTEGER, ${typed(OF_LINES)}, is_return BOOLEAN)`,
    ];
  }

  /** The tables that are of no use once a source was read. */
  doneOf(source: number): readonly Sql[] {
    return [worthsOf(source)];
  }

  tellSource(hasAliases: boolean, { saysMore, mayRepeat }: LineGatherer): void {
    this.hasAliases ||= hasAliases;
    this.saysMore ||= saysMore;
    this.mayRepeat ||= mayRepeat;
  }

  /** What lines say of orders waits, as codes, until all of it is judged: see `finishSaid`. */
  async putSaid(source: number, said: NewColumns, call: Call): Promise<void> {
    const rows = rowsOf(said);
    if (rows === 0) return;
    const numbers = Int32Array.from({ length: rows }, (_, at) => this.said + at);
    this.said += rows;
    const mode = this.#saidOf.has(source) ? 'append' : 'create';
    this.#saidOf.add(source);
    const stream = encode({ said: numbers, ...said });
    await this.#database.insertArrow(saidBy(source).text, stream, mode, call);
  }

  /** Puts what a source's lines say of orders into `stage_said`. */
  async finishSaid(source: number, keys: readonly SaidKey[], call: Call): Promise<void> {
    if (!this.#saidOf.has(source)) return;
    const told = keys.map(({ index, table, names }) => ({
      names: names.filter((name) => isOfOrder(name) || name === 'order_id'),
      join: sql`JOIN ${table} v${index} ON v${index}.code = s.k${index}`,
      index,
    }));
    const columns = told.flatMap(({ names }) => names).map(bareName);
    const values = told.flatMap(({ names, index }) =>
      names.map((name) => sql`v${index}.${bareName(name)}`),
    );
    await this.#database.query(
      sql`INSERT INTO stage_said (said, order_key, ${sql.join(columns)}, has_lines, is_listed)
        SELECT s.said, s.order_key, ${sql.join(values)}, true, false
        FROM ${saidBy(source)} s ${sql.join(
          told.map(({ join }) => join),
          sql` `,
        )};
        DROP TABLE ${saidBy(source)}`,
      call,
    );
  }

  async putProducts(
    products: NewColumns,
    valuesOf: (name: string) => Sql | undefined,
    call: Call,
  ): Promise<void> {
    if (rowsOf(products) === 0) return;
    const told = [...PRODUCT_KEYS, ...OF_PRODUCTS].flatMap((name) => {
      const table = valuesOf(name);
      return table === undefined
        ? []
        : [{ column: bareName(name), table, value: sql`v_${bareName(name)}` }];
    });
    const values = told.map(({ value, column }) => sql`${value}.${column}`);
    const joins = told.map(
      ({ table, value, column }) => sql`LEFT JOIN ${table} ${value} ON ${value}.code = s.${column}`,
    );
    const columns = told.map(({ column }) => column);
    await this.#put(
      products,
      sql`INSERT INTO stage_seen (pair, position, ${sql.join(columns)})
        SELECT s.pair, s.position, ${sql.join(values)} FROM stage_block s ${sql.join(joins, sql` `)}`,
      call,
    );
  }

  /** What lines are worth is worked out once for each that there is, where their own cells tell. */
  async putWorths(
    source: number,
    worths: NewColumns,
    valuesOf: (name: string) => Sql | undefined,
    { columns }: SourceRecipe,
    call: Call,
  ): Promise<void> {
    if (rowsOf(worths) === 0) return;
    const told = OF_LINES.map((name) => ({
      column: bareName(name),
      table: valuesOf(name),
      value: sql`v_${bareName(name)}`,
    }));
    const values = told.map(({ column, table, value }) =>
      table === undefined ? sql`NULL::DECIMAL(18,4) AS ${column}` : sql`${value}.${column}`,
    );
    const joins = told.flatMap(({ column, table, value }) =>
      table === undefined ? [] : [sql`JOIN ${table} ${value} ON ${value}.code = b.${column}`],
    );
    const discount = lineDiscount(columns.find(({ role }) => role === 'discount')?.unit ?? 'line', {
      discount: sql`discount`,
      quantity: sql`quantity`,
      price: sql`unit_price`,
      amount: sql`amount`,
    });
    const worked = OF_LINES.map((role) => {
      if (this.#isListPrice) return bareName(role);
      if (role === 'unit_price') return UNIT_PRICE;
      return role === 'amount' ? amountAt(sql`s.unit_price`) : bareName(role);
    });
    await this.#put(
      worths,
      sql`INSERT INTO ${worthsOf(source)}
        SELECT code, ${sql.join(worked)}, coalesce(quantity <= 0, false)
        FROM (SELECT * REPLACE (${discount} AS discount) FROM
          (SELECT ${sql.join([sql`b.worth AS code`, ...values])} FROM stage_block b ${sql.join(joins, sql` `)})) s`,
      call,
    );
  }

  async putLines(source: number, lines: NewColumns, call: Call): Promise<void> {
    const part = await this.#partFor(call);
    const worth = rangeOf(lines['worth'] as Int32Array);
    const block = { table: sql`stage_block`, rows: rowsOf(lines), column: sql`worth` };
    const values = HELD.map(({ role }) => sql`w.${bareName(role)}`);
    await this.#put(
      lines,
      sql`INSERT INTO ${part.table}
        SELECT s.order_key, s.product_key, ${sql.join(values)}, w.is_return
        FROM stage_block s JOIN ${within(worth, worthsOf(source), block)} w ON w.code = s.worth`,
      call,
    );
    part.rows += rowsOf(lines);
    widen(part.orders, rangeOf(lines['order_key'] as Int32Array));
    widen(part.products, rangeOf(lines['product_key'] as Int32Array));
  }

  async #partFor(call: Call): Promise<LinePart> {
    const last = this.parts.at(-1);
    const isFull = this.#mayChange && (last?.rows ?? 0) >= LINES_IN_PART;
    if (last !== undefined && !isFull) return last;
    const table = sql`stage_lines_${this.parts.length}`;
    const none = () => ({ low: Number.MAX_SAFE_INTEGER, high: -1 });
    const part: LinePart = { table, rows: 0, orders: none(), products: none() };
    await this.#database.query(createLines(table), call);
    this.parts.push(part);
    return part;
  }

  async #put(columns: NewColumns, statement: Sql, call: Call): Promise<void> {
    await this.#database.insertArrow('stage_block', encode(columns), 'create', call);
    await this.#database.query(sql`${statement}; DROP TABLE stage_block`, call);
  }
}

/** An empty table of lines. */
export const createLines = (table: Sql): Sql =>
  sql`CREATE TABLE ${table} (order_key INTEGER, product_key INTEGER, ${sql.join(
    HELD.map(({ role, column }) => sql`${bareName(column)} ${typeOf(role)}`),
  )}, is_return BOOLEAN)`;

const saidBy = (source: number): Sql => sql`stage_said_${source}`;
const worthsOf = (source: number): Sql => sql`stage_worth_${source}`;

const rowsOf = (columns: NewColumns): number => {
  const [first] = Object.values(columns);
  return first instanceof Int32Array ? first.length : 0;
};

function widen(range: Range, { low, high }: Range): void {
  range.low = Math.min(range.low, low);
  range.high = Math.max(range.high, high);
}

/** Some rows, and which of their columns has codes. */
interface Coded {
  readonly table: Sql;
  readonly rows: number;
  readonly column: Sql;
}

/**
 * The rows of a table, told by `code`, that a column of others has. They are fewer than those others,
 * which the database has to see: it goes through the larger side of a join, and lines shall keep their
 * order.
 */
export function within({ low, high }: Range, from: Sql, { table, rows, column }: Coded): Sql {
  const isIn = high - low < rows ? sql`` : sql` AND code IN (SELECT ${column} FROM ${table})`;
  return sql`(SELECT * FROM ${from} WHERE code BETWEEN ${low} AND ${high}${isIn})`;
}
