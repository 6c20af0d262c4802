import { LOWEST_AUTOMATIC_FLOOR } from '../../../src/domain/rules';
import type { Call, Database } from '../../database';
import { rowsOf } from '../../decode';

/** Rows the self-join may make before the floor is raised. */
const BUDGET = 20_000_000;
/** Baskets are sampled so that about this many rows are looked at. */
const SAMPLE = 200_000;

export interface Floor {
  floor: number;
  /** Estimated Σ n(n−1)/2 over the baskets pruned at `floor`. */
  joinedRows: number;
}

/** Round counts a person would choose: 5, 6, 8, 10, 12, 15, 20, … up to `largest`. */
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

/**
 * Estimates the join at each floor of an ascending ladder, from `candidate_basket` and `item_count(item,
 * baskets)`, in one pass over a sample of baskets: an item's tier is how many floors it reaches, and
 * a basket's pairs at a floor are those of its items in that floor's tier or above.
 */
async function estimateJoins(
  database: Database,
  ladder: readonly number[],
  rows: number,
  call: Call,
): Promise<Floor[]> {
  const step = Math.max(1, Math.ceil(rows / SAMPLE));
  const tier = ladder.map((floor) => `(baskets >= ${floor})::INTEGER`).join(' + ');
  const result = await database.query(
    `WITH item_tier AS (SELECT item, ${tier} AS tier FROM item_count),
    tiered AS (
      SELECT basket, tier, count(*)::DOUBLE AS n
      FROM candidate_basket JOIN item_tier USING (item)
      WHERE tier > 0 AND basket % ${step} = 0
      GROUP BY basket, tier
    ),
    cumulated AS (
      SELECT tier, n, sum(n) OVER (PARTITION BY basket ORDER BY tier DESC) - n AS above FROM tiered
    )
    -- n more items beside those above make n·above + n(n−1)/2 more pairs.
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
    joinedRows += (byTier.get(at) ?? 0) * step;
    floors.unshift({ floor: ladder[at - 1] ?? 0, joinedRows });
  }
  return floors;
}

/** The lowest floor whose join stays in budget, or the given one, with the estimate of its join. */
export async function chooseFloor(
  database: Database,
  wanted: number | null,
  facts: { rows: number; largestCount: number },
  call: Call,
): Promise<Floor> {
  const lowest = wanted ?? LOWEST_AUTOMATIC_FLOOR;
  const [first] = await estimateJoins(database, [lowest], facts.rows, call);
  if (first !== undefined && (wanted !== null || first.joinedRows <= BUDGET)) return first;
  const floors = await estimateJoins(database, floorLadder(facts.largestCount), facts.rows, call);
  const chosen = floors.find(({ joinedRows }) => joinedRows <= BUDGET) ?? floors.at(-1);
  return chosen ?? { floor: lowest, joinedRows: 0 };
}
