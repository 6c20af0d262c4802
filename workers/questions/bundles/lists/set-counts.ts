import type { Call, Database } from '../../../database';
import { rowOf } from '../../../decode';
import { derivedFact, ensureDerived, type Engine } from '../../../state';
import { bareName, sql, type Sql } from '../../../sql';
import { requireShop } from '../../require-shop';
import { basketParts, putInParts, type BasketPart } from '../mining/basket-parts';
import { chooseFloor, sampleOf, type Floor } from '../mining/floor';
import { minedPairs, type PairTable } from '../mining/mined';
import { minedKey, type MineInput } from '../mining/mine-input';

/** Sets that are extended by one item, of which all that reach `floor` were mined. */
interface Smaller {
  pairs: PairTable;
  /** The number of rows in `basket_item`. */
  rows: number;
  floor: number;
}

/** Larger sets are kept with the floor they were mined at. */
const minedTriples = derivedFact<number>('mined_triple', [minedPairs]);
const minedQuadruples = derivedFact<number>('mined_quadruple', [minedTriples]);

/** Ensures `mined_triple(i0, i1, i2, n)` at the lowest floor in budget; returns that floor. */
export async function ensureTriples(
  engine: Engine,
  mined: MineInput,
  smaller: Smaller,
  call: Call,
): Promise<number> {
  return ensureDerived(engine, minedTriples, minedKey(mined), async () => {
    await engine.database.query(frequentPairs(smaller), call);
    const chosen = await floorOf(engine.database, heldPairs, smaller, call);
    await engine.database.query(frequentPairs({ ...smaller, floor: chosen.floor }), call);
    const wanted = { mined, table: 'mined_triple', rows: smaller.rows, ...chosen };
    await putSets(engine, wanted, triplesOf, call);
    return chosen.floor;
  });
}

/**
 * Ensures `mined_quadruple(i0, i1, i2, i3, n)`, made of triples that share their first two items, at the
 * lowest floor in budget; returns that floor.
 */
export async function ensureQuadruples(
  engine: Engine,
  mined: MineInput,
  smaller: Smaller,
  call: Call,
): Promise<number> {
  return ensureDerived(engine, minedQuadruples, minedKey(mined), async () => {
    const put = (floor: number) =>
      engine.database.query(
        sql`${frequentPairs({ ...smaller, floor })}; ${frequentTriples(floor)}`,
        call,
      );
    await put(smaller.floor);
    const chosen = await floorOf(engine.database, heldTriples, smaller, call);
    await put(chosen.floor);
    const wanted = { mined, table: 'mined_quadruple', rows: smaller.rows, ...chosen };
    await putSets(engine, wanted, quadruplesOf, call);
    return chosen.floor;
  });
}

/** Chooses the lowest floor at which frequent sets that share all but their last item join in budget. */
async function floorOf(
  database: Database,
  held: (part: BasketPart) => Sql,
  { rows, floor: least }: Smaller,
  call: Call,
): Promise<Floor> {
  call.progress({ stage: 'Choosing the floor', done: 0, total: 0 });
  const { oneIn, part } = sampleOf(rows);
  await database.query(sql`CREATE OR REPLACE TEMP TABLE held_set AS ${held(part)}`, call);
  const { largest } = rowOf(
    await database.query(sql`SELECT coalesce(max(n), 0)::DOUBLE AS largest FROM held_set`, call),
    { largest: 'number' },
  );
  const joined = { rows: sql`FROM held_set`, oneIn, largest };
  const floor = await chooseFloor(database, joined, { least, isAsked: false }, call);
  await database.query(sql`DROP TABLE held_set`, call);
  return floor;
}

const frequentPairs = ({ pairs, floor }: Smaller) =>
  sql`CREATE OR REPLACE TEMP TABLE frequent_pair AS
  SELECT first_item, second_item, both_baskets AS n FROM ${bareName(pairs)} WHERE both_baskets >= ${floor}`;

const frequentTriples = (floor: number) =>
  sql`CREATE OR REPLACE TEMP TABLE frequent_triple AS
  SELECT i0, i1, i2, n FROM mined_triple WHERE n >= ${floor}`;

/** Counts a part's sets of one size: items i0, i1, … and in how many baskets, n. */
interface SetsOf {
  items: Sql;
  select: (part: BasketPart) => Sql;
}

/** A table of sets, and what it takes to count them. */
interface Wanted extends Floor {
  mined: MineInput;
  table: string;
  /** The number of rows in `basket_item`. */
  rows: number;
}

async function putSets(
  engine: Engine,
  { mined, table, rows, floor, joinedRows }: Wanted,
  { items, select }: SetsOf,
  call: Call,
): Promise<void> {
  const most = Math.max(joinedRows, rows);
  const parts = basketParts(mined.grain, requireShop(engine), most, engine.rowsAtOnce);
  const stage = 'Joining sets back to baskets';
  call.progress({ stage, done: 0, total: parts.length });
  await putInParts(engine, 'set_part', { parts, stage }, select, call);
  await engine.database.query(
    sql`CREATE OR REPLACE TEMP TABLE ${bareName(table)} AS
    SELECT ${items}, sum(n)::INTEGER AS n FROM set_part
    GROUP BY ${items} HAVING sum(n) >= ${floor} ORDER BY ${items};
    DROP TABLE set_part`,
    call,
  );
}

/** Writes a part's baskets with the frequent pairs they hold, as common table expressions. */
const basketPairs = (part: BasketPart) => sql`held AS MATERIALIZED (
    SELECT basket, item FROM basket_item WHERE ${part(sql`basket`)}
      AND item IN (SELECT first_item FROM frequent_pair UNION ALL SELECT second_item FROM frequent_pair)
  ),
  basket_pair AS MATERIALIZED (
    SELECT a.basket, a.item AS i0, b.item AS i1, f.n
    FROM held a JOIN held b ON a.basket = b.basket AND a.item < b.item
    JOIN frequent_pair f ON f.first_item = a.item AND f.second_item = b.item
  )`;

/** Adds the frequent triples to them. */
const basketTriples = (part: BasketPart) => sql`${basketPairs(part)},
  basket_triple AS MATERIALIZED (
    SELECT x.basket, x.i0, x.i1, y.i1 AS i2, f.n
    FROM basket_pair x
    JOIN basket_pair y ON x.basket = y.basket AND x.i0 = y.i0 AND x.i1 < y.i1
    JOIN frequent_triple f ON f.i0 = x.i0 AND f.i1 = x.i1 AND f.i2 = y.i1
  )`;

/** These select what a floor is chosen by: sets join where their key, all but the last item, is the same. */
const heldPairs = (part: BasketPart) =>
  sql`WITH ${basketPairs(part)} SELECT struct_pack(basket, i0) AS key, n FROM basket_pair`;
const heldTriples = (part: BasketPart) =>
  sql`WITH ${basketTriples(part)} SELECT struct_pack(basket, i0, i1) AS key, n FROM basket_triple`;

const triplesOf: SetsOf = {
  items: sql`i0, i1, i2`,
  select: (part) => sql`WITH ${basketPairs(part)}
    SELECT x.i0, x.i1, y.i1 AS i2, count(*) AS n
    FROM basket_pair x
    JOIN basket_pair y ON x.basket = y.basket AND x.i0 = y.i0 AND x.i1 < y.i1
    SEMI JOIN frequent_pair f ON f.first_item = x.i1 AND f.second_item = y.i1
    GROUP BY ALL`,
};

/** Counts quadruples, and keeps those whose two parts that were not joined are frequent, too. */
const quadruplesOf: SetsOf = {
  items: sql`i0, i1, i2, i3`,
  select: (part) => sql`WITH ${basketTriples(part)},
    joined AS (
      SELECT x.i0, x.i1, x.i2, y.i2 AS i3, count(*) AS n
      FROM basket_triple x
      JOIN basket_triple y ON x.basket = y.basket AND x.i0 = y.i0 AND x.i1 = y.i1 AND x.i2 < y.i2
      GROUP BY ALL
    )
    SELECT i0, i1, i2, i3, s.n FROM joined s
    WHERE (i0, i2, i3) IN (SELECT (i0, i1, i2) FROM frequent_triple)
      AND (i1, i2, i3) IN (SELECT (i0, i1, i2) FROM frequent_triple)`,
};
