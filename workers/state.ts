import type { ShopSummary } from '../src/domain/shop/shop';
import type { Call, Database } from './database';
import { readLinesHere, type ReadLines } from './read/read-lines';

/** Every question may use this. Invariant: `shop` describes the tables that are loaded, or is null. */
export interface Engine {
  readonly database: Database;
  shop: ShopSummary | null;
  /** Changes whenever the shop's tables do; what is derived from them is kept for one generation. */
  generation: number;
  /** One join or DISTINCT may hold so many rows of baskets in memory; more go part by part. */
  readonly rowsAtOnce: number;
  /** So many order lines are read before they are put into the database together. */
  readonly linesAtOnce: number;
  /** Reads order lines, in a worker of its own where there is one. */
  readonly readLines: ReadLines;
  /** Holds what was derived from the shop and still stands: see `ensureDerived`. */
  readonly derived: DerivedStore;
}

/** A question the engine can answer. */
export type Question<Input, Output> = (engine: Engine, input: Input, call: Call) => Promise<Output>;

/** So many rows take about a quarter of a gigabyte in a join. */
const ROWS_AT_ONCE = 8_000_000;

/** Four times as many rows as the database keeps together: blocks of them are put there the quickest. */
const LINES_AT_ONCE = 491_520;

export const createEngine = (
  database: Database,
  rowsAtOnce = ROWS_AT_ONCE,
  linesAtOnce = LINES_AT_ONCE,
  readLines: ReadLines = readLinesHere,
): Engine => ({
  database,
  shop: null,
  generation: 0,
  rowsAtOnce,
  linesAtOnce,
  readLines,
  derived: new Map(),
});

/**
 * Something that is derived from the shop once and then kept: tables of the database, a value beside
 * them, or both. It is declared where it is built, by `derivedFact`, and known by its identity.
 */
export interface DerivedFact<Value> {
  /** The name of its table, or of what its value is, for people who debug. */
  readonly name: string;
  /** The facts it is made of beside the shop's own tables. When one of them is built anew, it is dropped. */
  readonly builtOn: readonly DerivedFact<unknown>[];
  /** This is never there; it tells the compiler what `ensureDerived` gives. */
  readonly value?: Value;
}

/** Declares a derived fact; each call makes another one. */
export const derivedFact = <Value = void>(
  name: string,
  builtOn: readonly DerivedFact<unknown>[] = [],
): DerivedFact<Value> => ({ name, builtOn });

/**
 * Facts with the keys they were built for, generation included. A null key says that the build has not
 * ended, or failed.
 */
type DerivedStore = Map<DerivedFact<unknown>, { key: string | null; value: unknown }>;

/**
 * Returns the value of a derived fact for this `key` and the loaded shop. It is built unless it stands,
 * and whatever was built on it is dropped then. A build that fails or is cancelled leaves the fact
 * unknown, so that the next call builds it again.
 */
export async function ensureDerived<Value>(
  { derived, generation }: Engine,
  fact: DerivedFact<Value>,
  key: string,
  build: () => Promise<Value>,
): Promise<Value> {
  const wanted = `${generation} ${key}`;
  const known = derived.get(fact);
  if (known?.key === wanted) return known.value as Value;
  forget(derived, fact);
  derived.set(fact, { key: null, value: undefined });
  const value = await build();
  derived.set(fact, { key: wanted, value });
  return value;
}

/** Makes an engine over the same tables that knows nothing derived, and so builds whatever it needs. */
export const withoutDerived = (engine: Engine, database: Database): Engine => ({
  ...engine,
  database,
  derived: new Map(),
});

/**
 * Takes over what an engine of `withoutDerived` has derived. Its tables replaced those of the same
 * names, so what this engine derived under those names, or from them, is known no more.
 */
export function takeOver({ derived }: Engine, from: Engine): void {
  for (const fact of from.derived.keys()) forget(derived, fact);
  for (const [fact, kept] of from.derived) derived.set(fact, kept);
}

/** Drops a fact and all that was built on it, directly or not. */
function forget(derived: DerivedStore, fact: DerivedFact<unknown>): void {
  const isOrStandsOn = (other: DerivedFact<unknown>): boolean =>
    other === fact || other.builtOn.some(isOrStandsOn);
  for (const other of derived.keys()) if (isOrStandsOn(other)) derived.delete(other);
}
