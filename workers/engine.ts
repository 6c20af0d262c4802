import type { ShopSummary } from '../src/domain/shop/shop';
import type { Call, Database } from './database';
import { inspectFile } from './understand/inspect';
import { linkSources } from './understand/link/link';
import { loadEffects } from './ingest/effects';
import { loadShop } from './ingest/load';
import { setAsideRows } from './ingest/report/set-aside';
import { unpackFile } from './read/archive/unpack';
import type { MinedFacts } from './questions/bundles/mining/mined';
import * as dashboard from './questions/dashboard';
import * as bundles from './questions/bundles';
import * as campaigns from './questions/campaigns';
import { showSql } from './questions/show-sql';
import * as inspect from './questions/inspect';
import * as segments from './questions/segments';

/** What every question may use. Invariant: `shop` describes the tables that are loaded, or is null. */
export interface Engine {
  readonly database: Database;
  shop: ShopSummary | null;
  /** Changes whenever the shop's tables do; caches of derived tables are keyed by it. */
  generation: number;
  /** Rows of baskets that one join or DISTINCT may hold in memory; more go part by part. */
  readonly rowsAtOnce: number;
  /** Bytes of a file that one statement reads; a larger file is read in slices. */
  readonly bytesAtOnce: number;
  /** Which derived tables stand, and for what: see `ensureDerived`. */
  readonly derived: Map<string, string>;
  /** Beside the mined tables; true of them whenever they stand. */
  minedFacts: MinedFacts;
}

/** A question the engine can answer. */
export type Question<Input, Output> = (engine: Engine, input: Input, call: Call) => Promise<Output>;

/** The engine's table of contents: every question it can answer, one line each. */
export const questions = {
  // Data
  unpackFile,
  inspectFile,
  linkSources,
  loadEffects,
  loadShop,
  setAsideRows,
  // Dashboard
  ...dashboard,
  // Bundles
  ...bundles,
  showSql,
  // Inspect
  ...inspect,
  // Segments
  ...segments,
  // Campaigns
  ...campaigns,
} satisfies Record<string, Question<never, unknown>>;

export type Questions = typeof questions;

/** About a quarter of a gigabyte in a join. */
const ROWS_AT_ONCE = 8_000_000;

/** Reading a slice, the database holds it whole, and its rows unpacked: some four times as much. */
const BYTES_AT_ONCE = 64 * 1024 * 1024;

export const createEngine = (
  database: Database,
  rowsAtOnce = ROWS_AT_ONCE,
  bytesAtOnce = BYTES_AT_ONCE,
): Engine => ({
  database,
  shop: null,
  generation: 0,
  rowsAtOnce,
  bytesAtOnce,
  derived: new Map(),
  minedFacts: { floor: 0, joinedRows: 0, baskets: 0, hypotheses: 0, items: 0, rows: 0 },
});
