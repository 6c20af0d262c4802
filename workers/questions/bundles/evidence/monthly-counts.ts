import type { Call } from '../../../database';
import { rowsOf } from '../../../decode';
import type { Engine } from '../../../state';
import { sql } from '../../../sql';
import { requireShop } from '../../require-shop';
import { putAskedPairs } from '../mining/asked-pairs';
import { ensureBaskets, haveDays } from '../mining/kept-baskets';
import { ensureMined } from '../mining/mined';
import type { PairsInput } from '../mining/mine-input';

/** Counts by month, the oldest first; months without a basket are zeros. */
export interface MonthlyCounts {
  /** The months as `2025-11`. */
  months: string[];
  /** The number of baskets in each month. */
  baskets: number[];
  /** For each asked pair and month, the baskets with the first item, with the second and with both. */
  pairs: { first: number[]; second: number[]; both: number[] }[];
}

/** The month as an integer: months since January of year 0. */
const MONTH = sql`(year(day) * 12 + month(day) - 1)::INTEGER`;

/** Returns the counts behind lift by month; they are empty where baskets have no day. */
export async function monthlyCounts(
  engine: Engine,
  input: PairsInput,
  call: Call,
): Promise<MonthlyCounts> {
  const shop = requireShop(engine);
  if (!haveDays(input.mined.grain, shop)) return { months: [], baskets: [], pairs: [] };
  await ensureMined(engine, input.mined, call);
  await ensureBaskets(engine, input.mined, call);
  await putAskedPairs(engine.database, input.pairs, call);

  const baskets = rowsOf(
    await engine.database.query(
      sql`SELECT ${MONTH} AS month, count(*)::INTEGER AS baskets
      FROM kept_basket WHERE day IS NOT NULL GROUP BY 1 ORDER BY 1`,
      call,
    ),
    { month: 'number', baskets: 'number' },
  );
  const first = baskets[0]?.month ?? 0;
  const count = baskets.length === 0 ? 0 : (baskets.at(-1)?.month ?? 0) - first + 1;
  const empty = () => Array.from({ length: count }, () => 0);

  const items = new Map<number, number[]>();
  for (const { item, month, n } of await itemMonths(engine, call)) {
    if (!items.has(item)) items.set(item, empty());
    items.get(item)![month - first] = n;
  }
  const both = input.pairs.map(empty);
  for (const { pair, month, n } of await pairMonths(engine, call)) both[pair]![month - first] = n;

  const ofMonth = new Map(baskets.map((row) => [row.month, row.baskets]));
  const months = empty().map((_, index) => first + index);
  return {
    months: months.map(monthText),
    baskets: months.map((month) => ofMonth.get(month) ?? 0),
    pairs: input.pairs.map(([one, other], pair) => ({
      first: items.get(one) ?? empty(),
      second: items.get(other) ?? empty(),
      both: both[pair] ?? empty(),
    })),
  };
}

async function itemMonths(engine: Engine, call: Call) {
  const result = await engine.database.query(
    sql`SELECT basket_item.item, ${MONTH} AS month, count(*)::INTEGER AS n
    FROM basket_item
    JOIN (SELECT first_item AS item FROM asked_pair UNION SELECT second_item FROM asked_pair) USING (item)
    JOIN kept_basket USING (basket)
    WHERE day IS NOT NULL
    GROUP BY 1, 2`,
    call,
  );
  return rowsOf(result, { item: 'number', month: 'number', n: 'number' });
}

async function pairMonths(engine: Engine, call: Call) {
  const result = await engine.database.query(
    sql`SELECT pair, ${MONTH} AS month, count(*)::INTEGER AS n
    FROM asked_pair
    JOIN basket_item a ON a.item = first_item
    JOIN basket_item b ON b.item = second_item AND b.basket = a.basket
    JOIN kept_basket ON kept_basket.basket = a.basket
    WHERE day IS NOT NULL
    GROUP BY 1, 2`,
    call,
  );
  return rowsOf(result, { pair: 'number', month: 'number', n: 'number' });
}

function monthText(month: number): string {
  const year = String(Math.floor(month / 12)).padStart(4, '0');
  return `${year}-${String((month % 12) + 1).padStart(2, '0')}`;
}
