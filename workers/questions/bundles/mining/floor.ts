import { LOWEST_AUTOMATIC_FLOOR } from '../../../../src/domain/bundles/rules';
import type { Call, Database } from '../../../database';
import { rowOf, rowsOf } from '../../../decode';
import { sql, type Sql } from '../../../sql';
import type { BasketPart } from './basket-parts';

/** A join may make so many rows before the floor is raised. */
const BUDGET = 20_000_000;
/** Baskets are sampled so that about this many rows are looked at. */
const SAMPLE = 200_000;

/** A floor, and what it costs. */
export interface Floor {
  floor: number;
  /** The estimated Σ k(k−1)/2 over the keys, of which each has k rows that reach `floor`. */
  joinedRows: number;
}

/** Lists round counts that a person would choose: 5, 6, 8, 10, 12, 15, 20, … up to `largest`. */
export function floorLadder(largest: number): number[] {
  const ladder: number[] = [];
  for (let power = 1; power <= largest; power *= 10) {
    for (const step of [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8]) {
      const floor = step * power;
      if (Number.isInteger(floor) && floor >= LOWEST_AUTOMATIC_FLOOR && floor <= largest) {
        ladder.push(floor);
      }
    }
  }
  return ladder.length === 0 ? [LOWEST_AUTOMATIC_FLOOR] : ladder;
}

/** A sample of rows that are joined with each other, to estimate how many rows that makes. */
export interface Joined {
  /**
   * A query of the sample's rows (key, n). Those of one key are joined where n, a count of baskets,
   * reaches the floor.
   */
  rows: Sql;
  /** The sample is one basket in so many. */
  oneIn: number;
  /** The largest n. */
  largest: number;
}

/** Samples baskets that hold `rows` items by a hash, so that no weekday is in it more often. */
export function sampleOf(rows: number): { oneIn: number; part: BasketPart } {
  const oneIn = Math.max(1, Math.ceil(rows / SAMPLE));
  return {
    oneIn,
    part: (basket) => (oneIn === 1 ? sql`true` : sql`hash(${basket}) % ${oneIn} = 0`),
  };
}

/** Estimates the join at one floor: n rows of a key make n(n−1)/2 pairs. */
async function estimateJoin(
  database: Database,
  { rows, oneIn }: Joined,
  floor: number,
  call: Call,
): Promise<Floor> {
  const result = await database.query(
    sql`SELECT coalesce(sum(n * (n - 1) / 2), 0)::DOUBLE AS pairs
    FROM (SELECT count(*)::DOUBLE AS n FROM (${rows}) WHERE n >= ${floor} GROUP BY key)`,
    call,
  );
  return { floor, joinedRows: rowOf(result, { pairs: 'number' }).pairs * oneIn };
}

/**
 * Estimates the join at each floor of an ascending ladder in one pass: a row's tier is the number of
 * floors it reaches, and a key's pairs at a floor are those of its rows in that floor's tier or above.
 */
async function estimateJoins(
  database: Database,
  { rows, oneIn }: Joined,
  ladder: readonly number[],
  call: Call,
): Promise<Floor[]> {
  const tier = sql.join(
    ladder.map((floor) => sql`(n >= ${floor})::INTEGER`),
    sql` + `,
  );
  const result = await database.query(
    sql`WITH tiered AS (
      SELECT key, ${tier} AS tier, count(*)::DOUBLE AS n FROM (${rows}) GROUP BY key, tier
    ),
    cumulated AS (
      SELECT tier, n, sum(n) OVER (PARTITION BY key ORDER BY tier DESC) - n AS above
      FROM tiered WHERE tier > 0
    )
    -- n more rows beside those above make n·above + n(n−1)/2 more pairs.
    SELECT tier::INTEGER AS tier, sum(n * above + n * (n - 1) / 2)::DOUBLE AS pairs
    FROM cumulated GROUP BY tier`,
    call,
  );
  const byTier = new Map(
    rowsOf(result, { tier: 'number', pairs: 'number' }).map(({ tier, pairs }) => [tier, pairs]),
  );
  const floors: Floor[] = [];
  let joinedRows = 0;
  for (let at = ladder.length; at > 0; at -= 1) {
    joinedRows += (byTier.get(at) ?? 0) * oneIn;
    floors.unshift({ floor: ladder[at - 1] ?? 0, joinedRows });
  }
  return floors;
}

/**
 * Chooses the lowest floor, from `least` up, whose join stays in budget, with the estimate of its join.
 * A floor that was asked for is taken whatever it costs.
 */
export async function chooseFloor(
  database: Database,
  joined: Joined,
  { least, isAsked }: { least: number; isAsked: boolean },
  call: Call,
): Promise<Floor> {
  // The first floor needs no ladder, whose windows cost most the first time, being compiled as they run.
  const first = await estimateJoin(database, joined, least, call);
  if (isAsked || first.joinedRows <= BUDGET) return first;
  const ladder = floorLadder(joined.largest).filter((floor) => floor > least);
  const floors = await estimateJoins(database, joined, ladder, call);
  return floors.find(({ joinedRows }) => joinedRows <= BUDGET) ?? floors.at(-1) ?? first;
}
