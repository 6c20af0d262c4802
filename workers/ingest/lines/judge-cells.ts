import type { SourceRecipe } from '../../../src/domain/recipe/recipe';
import type { Call, Database } from '../../database';
import { integersOf } from '../../decode';
import { encode, type NewColumns } from '../../encode';
import type { CodedRows } from '../../read/columns/coded-column';
import { cellsAt, countCells, joinCells, noCells, type Cells } from '../../read/columns/cells';
import { withRoom } from '../../read/columns/room';
import { bareName, sql, type Sql } from '../../sql';
import { isPlainText } from '../cells/plain-text';
import { lookupsOf, withLookups, type ReadyLookup } from '../stage/lookups';
import { areVisits, DERIVED_ORDER, derivedOrder, hasDerivedOrder } from '../stage/orders-by';
import type { LineKey, LineValue } from './line-values';

/** These bits say what is to be known of a value of a line to tell whether the line is loaded. */
export const VERDICT = { empty: 1, fault: 2, takenBack: 4 } as const;
const BITS = 3;

/**
 * Holds cells that were not judged yet, of all keys: `key`, `code`, and the cells of its columns, in
 * their order, as `i0…`.
 */
const FRESH = sql`stage_fresh`;

/** The cells of some columns of a source, and what they mean: each of them is looked at once. */
export class JudgedKey {
  readonly key: LineKey;
  /** The table of what its cells mean: `code`, the value of each name, and the `verdict`. */
  readonly table: Sql;
  /** True once a cell was met whose value is not the cell as it stands. */
  hasOdd = false;
  /** What was found of each code, `BITS` for each value in their order. */
  #verdicts = new Int32Array(1 << 8);
  /** All that was found so far. */
  #found = 0;
  readonly #recipe: SourceRecipe;
  readonly #number: number;

  /** @param number tells it from the other keys of its source. */
  constructor(key: LineKey, recipe: SourceRecipe, table: Sql, number: number) {
    this.key = key;
    this.#number = number;
    this.table = table;
    this.#recipe = recipe;
  }

  get creating(): Sql {
    const columns = this.key.values.map(({ name, type }) => sql`${bareName(name)} ${type}`);
    return sql`CREATE TABLE ${this.table} (code INTEGER, ${sql.join(columns)}, verdict INTEGER)`;
  }

  /** The fresh cells of this key, as a FROM clause of `code` and `c0…`. */
  get fresh(): Sql {
    const cells = this.key.inputs.map((column, index) => sql`i${index} AS c${column}`);
    return sql`(SELECT ${sql.join([sql`code`, ...cells])} FROM ${FRESH} WHERE key = ${this.#number})`;
  }

  /** The statement that judges the fresh cells. */
  judging(lookups: readonly ReadyLookup[]): Sql {
    return sql`INSERT INTO ${this.table} ${this.#sql(lookups)}`;
  }

  /** The query for what was found of the cells from a code on. */
  foundFrom(code: number): Sql {
    return sql`SELECT ${this.#number} AS key, code, verdict FROM ${this.table}
      WHERE code >= ${code} AND verdict > 0`;
  }

  /** Has room for what is found of a block's cells. */
  expect({ from, cells }: CodedRows): void {
    this.#verdicts = withRoom(this.#verdicts, from + countCells(cells[0]));
  }

  tell(code: number, verdict: number): void {
    this.#verdicts[code] = verdict;
    this.#found |= verdict;
  }

  /** The bit of a verdict on a value in `verdicts`; 0 where the key has no such value. */
  bit(name: string, verdict: keyof typeof VERDICT): number {
    const index = this.key.values.findIndex((value) => value.name === name);
    return index < 0 ? 0 : VERDICT[verdict] << (BITS * index);
  }

  get verdicts(): Int32Array {
    return this.#verdicts;
  }

  /** Tells whether any cell so far has one of these bits. */
  has(bits: number): boolean {
    return (this.#found & bits) !== 0;
  }

  #sql(lookups: readonly ReadyLookup[]): Sql {
    const { inputs, values } = this.key;
    const recipe = this.#recipe;
    const saying = lookups.filter((lookup) =>
      lookupsOf(recipe, [lookup]).some(({ column }) => inputs.includes(column)),
    );
    const isDerived =
      hasDerivedOrder(recipe) &&
      !areVisits(recipe) &&
      values.some(({ name }) => name === 'order_id');
    const derived = isDerived ? sql`, ${derivedOrder(recipe)} AS ${DERIVED_ORDER}` : sql``;
    const rows = withLookups(sql`(SELECT *${derived} FROM ${this.fresh})`, recipe, saying);
    const read = values.map((value) => sql`${value.sql} AS ${bareName(value.name)}`);
    const names = values.map(({ name }) => bareName(name));
    return sql`SELECT code, ${sql.join(names)},
        (${sql.join(values.map(verdictOf), sql` + `)})::INTEGER AS verdict
      FROM (SELECT ${sql.join([sql`*`, ...read])} FROM ${rows})`;
  }
}

function verdictOf({ name, fault }: LineValue, index: number): Sql {
  const bits = [sql`CASE WHEN ${bareName(name)} IS NULL THEN ${VERDICT.empty} ELSE 0 END`];
  if (fault !== null) bits.push(sql`CASE WHEN ${fault.when} THEN ${VERDICT.fault} ELSE 0 END`);
  if (name === 'quantity') {
    bits.push(sql`CASE WHEN quantity <= 0 THEN ${VERDICT.takenBack} ELSE 0 END`);
  }
  return sql`(${sql.join(bits, sql` + `)}) * ${1 << (BITS * index)}`;
}

/** Cells of a key that have to be judged by the database. */
interface Fresh {
  readonly judged: JudgedKey;
  readonly number: number;
  readonly codes: Int32Array<ArrayBuffer>;
  readonly cells: readonly Cells[];
  /** The code of the first cell of the block that is new. */
  readonly from: number;
}

/** Judges the new cells of a block, each once: plain text by a look at its bytes, all others by SQL. */
export class CellJudge {
  readonly #database: Database;
  readonly #keys: readonly JudgedKey[];
  readonly #spell: (fresh: (column: number) => Sql) => Promise<readonly ReadyLookup[]>;
  #lookups: readonly ReadyLookup[] | null = null;

  /** @param spell tells lookups as the first cells of the source spell their keys. */
  constructor(
    database: Database,
    keys: readonly JudgedKey[],
    spell: (fresh: (column: number) => Sql) => Promise<readonly ReadyLookup[]>,
  ) {
    this.#database = database;
    this.#keys = keys;
    this.#spell = spell;
  }

  async judge(rows: readonly CodedRows[], call: Call): Promise<void> {
    const fresh: Fresh[] = [];
    for (const [number, judged] of this.#keys.entries()) {
      const { from, cells } = rows[number] as CodedRows;
      const count = countCells(cells[0]);
      if (count === 0) continue;
      judged.expect(rows[number] as CodedRows);
      // oxlint-disable-next-line no-await-in-loop -- the database runs one statement at a time
      const odd = await this.#putPlain(judged, rows[number] as CodedRows, call);
      if (odd.length === 0) continue;
      judged.hasOdd = true;
      const isAll = odd.length === count;
      const picked = isAll ? cells : cells.map((each) => cellsAt(each, odd));
      fresh.push({ judged, number, codes: odd.map((at) => from + at), cells: picked, from });
    }
    if (fresh.length > 0) await this.#judgeFresh(fresh, call);
  }

  /** Puts cells that are their own values into the table of their key; answers where the others stand. */
  async #putPlain(
    { key, table }: JudgedKey,
    { from, cells }: CodedRows,
    call: Call,
  ): Promise<Int32Array<ArrayBuffer>> {
    const [own] = cells as [Cells];
    const count = countCells(own);
    const [value] = key.values;
    const kind = key.values.length === 1 && key.inputs.length === 1 ? value?.asText : null;
    if (kind === null || kind === undefined || value === undefined) return upTo(count);
    const plain = new Int32Array(count);
    const odd = new Int32Array(count);
    let plains = 0;
    for (let at = 0; at < count; at += 1) {
      const [start, end] = [own.offsets[at] as number, own.offsets[at + 1] as number];
      if (isPlainText(kind, own.bytes, start, end)) {
        plain[plains] = at;
        plains += 1;
      } else odd[at - plains] = at;
    }
    if (plains > 0) {
      const columns: NewColumns = {
        code: plain.slice(0, plains).map((at) => from + at),
        [value.name]: plains === count ? own : cellsAt(own, plain.subarray(0, plains)),
        verdict: new Int32Array(plains),
      };
      await this.#database.insertArrow(table.text, encode(columns), 'append', call);
    }
    return odd.slice(0, count - plains);
  }

  /** All keys are judged at once, since each trip to the database takes its time. */
  async #judgeFresh(fresh: readonly Fresh[], call: Call): Promise<void> {
    await this.#database.insertArrow(FRESH.text, encode(freshColumns(fresh)), 'create', call);
    this.#lookups ??= await this.#spell((column) => this.#cellsOf(column));
    const lookups = this.#lookups;
    const statements = [
      ...fresh.map(({ judged }) => judged.judging(lookups)),
      sql`DROP TABLE ${FRESH}`,
      sql.join(
        fresh.map(({ judged, from }) => judged.foundFrom(from)),
        sql` UNION ALL `,
      ),
    ];
    const found = await this.#database.query(sql.join(statements, sql`; `), call);
    const [key, code] = [integersOf(found, 'key'), integersOf(found, 'code')];
    const verdict = integersOf(found, 'verdict');
    for (let at = 0; at < code.length; at += 1) {
      this.#keys[key[at] as number]?.tell(code[at] as number, verdict[at] as number);
    }
  }

  /** Some first cells of a column, as a FROM clause of `cell`. */
  #cellsOf(column: number): Sql {
    const judged = this.#keys.find(({ key }) => key.inputs.includes(column));
    return judged === undefined
      ? sql`(SELECT '' AS cell WHERE false)`
      : sql`(SELECT c${column} AS cell FROM ${judged.fresh})`;
  }
}

const upTo = (count: number) => Int32Array.from({ length: count }, (_, at) => at);

/** The columns of `FRESH`; a key of fewer columns than another has empty ones. */
function freshColumns(fresh: readonly Fresh[]): NewColumns {
  const total = fresh.reduce((sum, { codes }) => sum + codes.length, 0);
  const width = Math.max(...fresh.map(({ cells }) => cells.length));
  const [key, code] = [new Int32Array(total), new Int32Array(total)];
  let at = 0;
  for (const { number, codes } of fresh) {
    key.fill(number, at, at + codes.length);
    code.set(codes, at);
    at += codes.length;
  }
  const columns = Array.from({ length: width }, (_, index) => {
    const parts = fresh.map(({ cells, codes }) => cells[index] ?? noCells(codes.length));
    return [`i${index}`, joinCells(parts)] as const;
  });
  return { key, code, ...(Object.fromEntries(columns) as NewColumns) };
}
