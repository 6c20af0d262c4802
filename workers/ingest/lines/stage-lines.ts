import type { SourceRecipe } from '../../../src/domain/recipe/recipe';
import type { Call, Database } from '../../database';
import { encode } from '../../encode';
import type { CodedLines, CodedPlan } from '../../read/lines/coded-lines';
import type { ReadLines } from '../../read/read-lines';
import type { TextCounts } from '../../read/read-rows';
import { sql, type Sql } from '../../sql';
import { faultCode } from '../cells/fault-code';
import { spellLookups } from '../stage/lookups';
import { hasDerivedOrder, visitOrders } from '../stage/orders-by';
import type { Surroundings } from '../stage/staged-fields';
import { repeatedHeader } from '../stage/stray-rows';
import { CellJudge, JudgedKey } from './judge-cells';
import { LineGatherer, type GatheredLines, type NextNumbers } from './gather-lines';
import { FaultFinder, type LineFaults } from './line-faults';
import type { LineTables, SaidKey } from './line-tables';
import { lineKeys, lineRecipe } from './line-values';
import type { RowsSeen } from './rows-seen';

/** What was read of a source of lines. */
export interface StagedLines {
  readonly counts: TextCounts;
  /** Rows of the file. */
  readonly rows: number;
}

/** What the sources of lines share. */
export interface LineStaging {
  readonly database: Database;
  readonly around: Surroundings;
  /** Tells rows of several files apart; null where there is one file. */
  readonly seen: RowsSeen | null;
  readonly tables: LineTables;
  readonly call: Call;
  readonly linesAtOnce: number;
  readonly readLines: ReadLines;
  next: NextNumbers;
}

/** Reads a source of lines, block by block, into the tables of lines, orders and products. */
export async function stageLines(
  staging: LineStaging,
  index: number,
  source: SourceRecipe,
  file: File,
  onBytes: (done: number) => void,
): Promise<StagedLines> {
  const one = new LineSource(staging, index, source);
  await one.begin();
  const { linesAtOnce, call, readLines } = staging;
  const reading = readLines(file, one.plan, {
    signal: call.signal,
    onBytes,
    linesAtOnce,
  });
  let rows = 0;
  /** The database, a worker of its own, puts a block away while the next one is read. */
  let adding = Promise.resolve();
  try {
    for (;;) {
      // oxlint-disable-next-line no-await-in-loop -- blocks come in their order
      const { done, value } = await reading.next();
      await adding; // oxlint-disable-line no-await-in-loop
      if (done) {
        await one.end(); // oxlint-disable-line no-await-in-loop
        return { counts: value, rows };
      }
      rows += value.rows;
      adding = one.add(value);
      // Its failure is told when its turn comes.
      adding.catch(() => undefined);
    }
  } finally {
    // Nothing is put into the database any more when this has failed.
    await adding.catch(() => undefined);
  }
}

class LineSource {
  /** How its lines are to be read. */
  readonly plan: CodedPlan;
  readonly #staging: LineStaging;
  readonly #index: number;
  readonly #recipe: SourceRecipe;
  readonly #keys: readonly JudgedKey[];
  readonly #judge: CellJudge;
  readonly #faults: FaultFinder;
  readonly #gatherer: LineGatherer;
  /** The key that tells the order of a line. */
  readonly #orderKey: number;
  /** True once an order may have several codes. */
  #hasAliases: boolean;

  constructor(staging: LineStaging, index: number, source: SourceRecipe) {
    const { around, next, seen, database, call } = staging;
    this.#staging = staging;
    this.#index = index;
    this.#recipe = lineRecipe(source);
    const keys = lineKeys(this.#recipe, around);
    this.#keys = keys.map(
      (key, at) => new JudgedKey(key, this.#recipe, sql`stage_value_${index}_${at}`, at),
    );
    this.#judge = new CellJudge(database, this.#keys, (cellsOf) =>
      spellLookups(database, this.#recipe, cellsOf, around.lookups, call),
    );
    this.#faults = new FaultFinder(this.#recipe, this.#keys);
    this.#gatherer = new LineGatherer(this.#keys, next);
    this.#orderKey = keys.findIndex(({ values }) => values.some(({ name }) => name === 'order_id'));
    this.#hasAliases = hasDerivedOrder(this.#recipe);
    const isFirstLine = source.shape === 'first-line' && source.ordersBy.by === 'number';
    const order = this.#recipe.columns.findIndex(({ role }) => role === 'order_id');
    this.plan = {
      source,
      columns: this.#recipe.columns,
      keys: keys.map(({ inputs }) => inputs),
      carried: isFirstLine && order >= 0 ? order : null,
      header: repeatedHeader(this.#recipe),
      isHashed: seen !== null && source.ordersBy.by !== 'row',
    };
  }

  async begin(): Promise<void> {
    const { database, tables, call } = this.#staging;
    const creating = this.#keys.map((key) => key.creating);
    const statements = [...creating, ...tables.creatingOf(this.#index)];
    await database.query(sql.join(statements, sql`; `), call);
  }

  async add(block: CodedLines): Promise<void> {
    await this.#judge.judge(block.keys, this.#staging.call);
    const faults = this.#faults.find(block);
    this.#setAsideRepeated(block, faults);
    await this.#setAside(block, faults);
    // Cells that were forgotten may come again under another code.
    this.#hasAliases ||= (block.keys[this.#orderKey]?.known ?? 0) > 0;
    this.#hasAliases ||= this.#keys[this.#orderKey]?.hasOdd ?? false;
    await this.#put(this.#gatherer.gather(block, faults));
  }

  async end(): Promise<void> {
    const { database, call, seen, tables } = this.#staging;
    seen?.nextFile();
    await tables.finishSaid(this.#index, this.#saidKeys(), call);
    this.#staging.next = this.#gatherer.next;
    tables.tellSource(this.#hasAliases, this.#gatherer);
    const done = [...this.#keys.map(({ table }) => table), ...tables.doneOf(this.#index)];
    const drops = done.map((table) => sql`DROP TABLE ${table}`);
    await database.query(sql.join(drops, sql`; `), call);
  }

  /** The keys that say something of orders; which visit a line is of is known when all lines were read. */
  #saidKeys(): SaidKey[] {
    const { ordersBy } = this.#recipe;
    const minutes =
      ordersBy.by === 'customer' && ordersBy.within !== 'day' ? ordersBy.within : null;
    return this.#gatherer.saidKeys.flatMap((index) => {
      const judged = this.#keys[index];
      if (judged === undefined) return [];
      const names = judged.key.values.map(({ name }) => name);
      const isVisit = minutes !== null && names.includes('order_id');
      const table = isVisit ? sql`(${visitOrders(judged.table, minutes)})` : judged.table;
      return [{ index, table, names: isVisit ? ['order_id'] : names }];
    });
  }

  #setAsideRepeated({ hashes }: CodedLines, faults: LineFaults): void {
    const { seen } = this.#staging;
    if (seen === null || hashes.length === 0) return;
    const { reasons } = faults;
    const repeated = faultCode('loaded-twice');
    for (let at = 0; at < reasons.length; at += 1) {
      if (reasons[at] !== 0) continue;
      if (!seen.add(hashes[2 * at] as number, hashes[2 * at + 1] as number)) continue;
      reasons[at] = repeated;
      faults.count += 1;
    }
  }

  async #setAside({ line }: CodedLines, { reasons, count }: LineFaults): Promise<void> {
    if (count === 0) return;
    const { database, call } = this.#staging;
    const places = new Int32Array(count);
    let to = 0;
    for (let at = 0; at < reasons.length; at += 1) {
      if (reasons[at] === 0) continue;
      places[to] = at;
      to += 1;
    }
    const stream = encode({
      source: new Int32Array(count).fill(this.#index),
      line: places.map((at) => line[at] as number),
      reason: places.map((at) => reasons[at] as number),
    });
    await database.insertArrow('stage_fault', stream, 'append', call);
  }

  async #put({ count, lines, worths, said, products }: GatheredLines): Promise<void> {
    if (count === 0) return;
    const { tables, call } = this.#staging;
    const valuesOf = (name: string): Sql | undefined =>
      this.#keys.find(({ key }) => key.values.some((value) => value.name === name))?.table;
    await tables.putSaid(this.#index, said, call);
    await tables.putProducts(products, valuesOf, call);
    await tables.putWorths(this.#index, worths, valuesOf, this.#recipe, call);
    await tables.putLines(this.#index, lines, call);
  }
}
