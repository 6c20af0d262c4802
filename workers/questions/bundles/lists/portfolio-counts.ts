import { MOST_IN_PORTFOLIO, type PortfolioCounts } from '../../../../src/domain/bundles/portfolio';
import type { ShopSummary } from '../../../../src/domain/shop/shop';
import type { Call } from '../../../database';
import { rowsOf } from '../../../decode';
import type { Engine } from '../../../state';
import { sql, type Sql } from '../../../sql';
import { requireShop } from '../../require-shop';
import { putAskedPairs } from '../mining/asked-pairs';
import { lineParts, putInParts, type BasketPart } from '../mining/basket-parts';
import { ensureMined } from '../mining/mined';
import type { MineInput, PairsInput } from '../mining/mine-input';
import { pairHolders } from '../mining/pair-holders';
import { soldBaskets } from '../mining/sold-baskets';

/**
 * Counts who bought which of several bundles, and what the baskets that hold them brought in. At most
 * `MOST_IN_PORTFOLIO` bundles are looked at; more are left off.
 */
export async function portfolioCounts(
  engine: Engine,
  { mined, pairs: given }: PairsInput,
  call: Call,
): Promise<PortfolioCounts> {
  const shop = requireShop(engine);
  await ensureMined(engine, mined, call);
  const pairs = given.slice(0, MOST_IN_PORTFOLIO);
  await putAskedPairs(engine.database, pairs, call);
  await putInParts(
    engine,
    'held_bundle',
    { parts: lineParts(engine, mined), stage: 'Counting who is reached' },
    (part) => heldBundles(shop, mined, part),
    call,
  );
  const counts = shop.parts.customers ? 'customers' : 'baskets';
  const who = counts === 'customers' ? sql`customer_key` : sql`basket`;
  const sets = rowsOf(
    await engine.database.query(
      sql`SELECT bundles::INTEGER AS bundles, count(*)::DOUBLE AS n FROM (
        SELECT bit_or(bundles) AS bundles FROM held_bundle WHERE ${who} IS NOT NULL GROUP BY ${who}
      ) GROUP BY 1`,
      call,
    ),
    { bundles: 'number', n: 'number' },
  );
  const revenue = shop.parts.prices ? sql`coalesce(sum(revenue), 0)` : sql`count(*)`;
  const cells = rowsOf(
    await engine.database.query(
      sql`SELECT bundles::INTEGER AS bundles, ${revenue}::DOUBLE AS revenue
      FROM held_bundle GROUP BY 1 ORDER BY 1`,
      call,
    ),
    { bundles: 'number', revenue: 'number' },
  );
  return { counts, cells, ...reachOf(sets, cells, pairs.length, shop.parts.prices) };
}

/**
 * Selects a part's rows of `held_bundle(basket, bundles, customer_key, revenue)`: baskets with at least
 * one asked pair. In `bundles`, bit i says whether the basket holds pair i.
 */
const heldBundles = (shop: ShopSummary, mined: MineInput, part: BasketPart): Sql =>
  sql`WITH held AS (
    SELECT a.basket, bit_or(1::INTEGER << p.pair) AS bundles
    ${pairHolders('asked_pair', part)} GROUP BY a.basket
  ),
  sold AS (${soldBaskets(shop, mined, part)})
  SELECT basket, bundles, customer_key, revenue FROM held JOIN sold USING (basket)`;

/** Adds up sets of bundles into each bundle's reach and every two bundles' overlap. */
function reachOf(
  sets: readonly { bundles: number; n: number }[],
  cells: readonly { bundles: number; revenue: number }[],
  size: number,
  hasPrices: boolean,
): Pick<PortfolioCounts, 'reach' | 'joint' | 'overlap' | 'revenue'> {
  const overlap = new Int32Array(size * size);
  const has = (bundles: number, bundle: number) => (bundles & (1 << bundle)) !== 0;
  let joint = 0;
  for (const { bundles, n } of sets) {
    joint += n;
    for (let i = 0; i < size; i += 1) {
      if (!has(bundles, i)) continue;
      for (let j = 0; j < size; j += 1) if (has(bundles, j)) overlap[i * size + j]! += n;
    }
  }
  const revenue = Float64Array.from({ length: size }, (_, bundle) =>
    hasPrices
      ? cells.reduce((sum, cell) => sum + (has(cell.bundles, bundle) ? cell.revenue : 0), 0)
      : Number.NaN,
  );
  const reach = Int32Array.from({ length: size }, (_, bundle) => overlap[bundle * size + bundle]!);
  return { reach, joint, overlap, revenue };
}
