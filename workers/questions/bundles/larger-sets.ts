import { pairsOfPositions, type MinedSets } from '../../../src/domain/itemsets';
import type { Call } from '../../database';
import { integersOf, rowsOf } from '../../decode';
import type { Engine } from '../../engine';
import { ensureDerived } from '../derived-table';
import { floorLadder } from './floor';
import { ensureEveryPair, ensureMined, type PairTable } from './mined';
import { minedKey, type MineInput } from './mine-input';

export interface LargerSetsInput {
  mined: MineInput;
  size: 3 | 4;
}

/** Rows the join of pairs back to the baskets may make before the floor is raised. */
const BUDGET = 20_000_000;

/**
 * Itemsets of three or four at or above the floor of the pairs, by downward closure: a set can only be
 * as frequent as each of its parts, so frequent pairs are joined back to the baskets (Agrawal &
 * Srikant, VLDB 1994). Where that join would be too large the floor is raised, and the answer says so.
 */
export async function largerSets(
  engine: Engine,
  { mined, size }: LargerSetsInput,
  call: Call,
): Promise<MinedSets> {
  const { floor: pairFloor, baskets } = await ensureMined(engine, mined, call);
  const pairs = await ensureEveryPair(engine, mined, call);
  const floor = await ensureTriples(engine, mined, { pairs, pairFloor }, call);
  if (size === 4) await ensureQuadruples(engine, mined, floor, call);
  const read = size === 3 ? readTriples(pairs) : readQuadruples(pairs);
  const sets = await engine.database.query(read, call);
  const column = (name: string) => integersOf(sets, name);
  const columns = (letter: string, count: number) =>
    interleaved(Array.from({ length: count }, (_, index) => column(`${letter}${index}`)));
  return {
    size,
    floor,
    floorWasRaised: floor > pairFloor,
    baskets,
    items: columns('i', size),
    counts: column('n'),
    without: columns('w', size),
    withoutTwo: columns('p', pairsOfPositions(size).length),
  };
}

/** Row by row: of columns [a, b] the values a0 b0 a1 b1 … */
function interleaved(columns: readonly Int32Array[]): Int32Array<ArrayBuffer> {
  const width = columns.length;
  const all = new Int32Array(width * (columns[0]?.length ?? 0));
  columns.forEach((column, at) => {
    for (let row = 0; row < column.length; row += 1) all[row * width + at] = column[row]!;
  });
  return all;
}

/** `mined_triple(i0, i1, i2, n)` at the lowest floor in budget; returns that floor. */
async function ensureTriples(
  engine: Engine,
  mined: MineInput,
  { pairs, pairFloor }: { pairs: PairTable; pairFloor: number },
  call: Call,
): Promise<number> {
  await ensureDerived(engine, 'mined_triple', minedKey(mined), async () => {
    call.progress({ stage: 'Choosing the floor', done: 0, total: 3 });
    const floor = await tripleFloor(engine, pairs, pairFloor, call);
    call.progress({ stage: 'Joining pairs to baskets', done: 1, total: 3 });
    await engine.database.query(countTriples(pairs, floor), call);
    engine.minedFacts.tripleFloor = floor;
    call.progress({ stage: 'Joining pairs to baskets', done: 3, total: 3 });
  });
  return engine.minedFacts.tripleFloor ?? pairFloor;
}

/**
 * A basket's pairs that are frequent, each with its items. The join makes at most, for each of them,
 * the items after its second; the bound is summed at each floor of the ladder until it is in budget.
 */
async function tripleFloor(
  engine: Engine,
  pairs: PairTable,
  pairFloor: number,
  call: Call,
): Promise<number> {
  const largest = await engine.database.query(
    `SELECT coalesce(max(both_baskets), 0)::INTEGER AS n FROM ${pairs}`,
    call,
  );
  const [{ n } = { n: 0 }] = rowsOf(largest, { n: 'number' });
  const ladder = [pairFloor, ...floorLadder(n).filter((floor) => floor > pairFloor)];
  const tier = ladder.map((floor) => `(both_baskets >= ${floor})::INTEGER`).join(' + ');
  // For each frequent pair: baskets with it, times the most items that could extend it.
  const result = await engine.database.query(
    `WITH tiered AS (SELECT *, ${tier} AS tier FROM ${pairs}),
    degree AS (
      SELECT t.tier AS floor_tier, first_item, count(*) AS n
      FROM (SELECT DISTINCT tier FROM tiered) t JOIN tiered p ON p.tier >= t.tier
      GROUP BY 1, 2
    )
    SELECT t.tier::INTEGER AS tier, sum(p.both_baskets * (d.n - 1) / 2.0)::DOUBLE AS rows
    FROM (SELECT DISTINCT tier FROM tiered) t
    JOIN tiered p ON p.tier >= t.tier
    JOIN degree d ON d.floor_tier = t.tier AND d.first_item = p.first_item
    GROUP BY t.tier ORDER BY t.tier`,
    call,
  );
  const bounds = rowsOf(result, { tier: 'number', rows: 'number' });
  const fitting = bounds.find(({ rows }) => rows <= BUDGET);
  if (fitting === undefined) return bounds.length === 0 ? pairFloor : (ladder.at(-1) ?? pairFloor);
  return bounds[0] === fitting ? pairFloor : (ladder[fitting.tier - 1] ?? pairFloor);
}

const countTriples = (
  pairs: PairTable,
  floor: number,
) => `CREATE OR REPLACE TEMP TABLE frequent_pair AS
    SELECT first_item, second_item, both_baskets FROM ${pairs} WHERE both_baskets >= ${floor};
  CREATE OR REPLACE TEMP TABLE basket_pair AS
    SELECT a.basket, a.item AS i0, b.item AS i1
    FROM basket_item a
    JOIN basket_item b ON a.basket = b.basket AND a.item < b.item
    JOIN frequent_pair f ON f.first_item = a.item AND f.second_item = b.item;
  CREATE OR REPLACE TEMP TABLE mined_triple AS
    SELECT x.i0, x.i1, y.i1 AS i2, count(*)::INTEGER AS n
    FROM basket_pair x
    JOIN basket_pair y ON x.basket = y.basket AND x.i0 = y.i0 AND x.i1 < y.i1
    SEMI JOIN frequent_pair f ON f.first_item = x.i1 AND f.second_item = y.i1
    GROUP BY ALL
    HAVING count(*) >= ${floor}
    ORDER BY ALL;
  DROP TABLE basket_pair`;

/** `mined_quadruple(i0, i1, i2, i3, n)`, of triples that share their first two items. */
async function ensureQuadruples(
  engine: Engine,
  mined: MineInput,
  floor: number,
  call: Call,
): Promise<void> {
  await ensureDerived(engine, 'mined_quadruple', minedKey(mined), async () => {
    call.progress({ stage: 'Joining threes to baskets', done: 0, total: 0 });
    await engine.database.query(countQuadruples(floor), call);
  });
}

const triple = (name: string, a: string, b: string, c: string) =>
  `JOIN mined_triple ${name} ON ${name}.i0 = ${a} AND ${name}.i1 = ${b} AND ${name}.i2 = ${c}`;

const countQuadruples = (floor: number) => `CREATE OR REPLACE TEMP TABLE candidate_quadruple AS
    SELECT x.i0, x.i1, x.i2, y.i2 AS i3
    FROM mined_triple x
    JOIN mined_triple y ON x.i0 = y.i0 AND x.i1 = y.i1 AND x.i2 < y.i2
    SEMI ${triple('z', 'x.i0', 'x.i2', 'y.i2')}
    SEMI ${triple('v', 'x.i1', 'x.i2', 'y.i2')};
  CREATE OR REPLACE TEMP TABLE mined_quadruple AS
    SELECT q.i0, q.i1, q.i2, q.i3, count(*)::INTEGER AS n
    FROM candidate_quadruple q
    JOIN basket_item a ON a.item = q.i0
    JOIN basket_item b ON b.basket = a.basket AND b.item = q.i1
    JOIN basket_item c ON c.basket = a.basket AND c.item = q.i2
    JOIN basket_item d ON d.basket = a.basket AND d.item = q.i3
    GROUP BY ALL
    HAVING count(*) >= ${floor}
    ORDER BY ALL;
  DROP TABLE candidate_quadruple`;

const pair = (pairs: PairTable, name: string, a: string, b: string) =>
  `JOIN ${pairs} ${name} ON ${name}.first_item = s.${a} AND ${name}.second_item = s.${b}`;

/** Sets with at least one item that was asked for; where none was named, all, without a look. */
const isAsked = (pairs: PairTable, ...items: string[]) =>
  pairs === 'mined_pair'
    ? ''
    : `WHERE ${items.map((item) => `s.${item} IN (FROM asked_item)`).join(' OR ')}`;

/** Of three, a part that lacks one item is a pair, one that lacks two an item. */
const readTriples = (pairs: PairTable) => `SELECT s.i0, s.i1, s.i2, s.n,
    p12.both_baskets AS w0, p02.both_baskets AS w1, p01.both_baskets AS w2,
    c2.baskets AS p0, c1.baskets AS p1, c0.baskets AS p2
  FROM mined_triple s
  ${pair(pairs, 'p01', 'i0', 'i1')} ${pair(pairs, 'p02', 'i0', 'i2')} ${pair(pairs, 'p12', 'i1', 'i2')}
  JOIN mined_item c0 ON c0.item = s.i0 JOIN mined_item c1 ON c1.item = s.i1
  JOIN mined_item c2 ON c2.item = s.i2
  ${isAsked(pairs, 'i0', 'i1', 'i2')}
  ORDER BY s.i0, s.i1, s.i2`;

const readQuadruples = (pairs: PairTable) => `SELECT s.i0, s.i1, s.i2, s.i3, s.n,
    t123.n AS w0, t023.n AS w1, t013.n AS w2, t012.n AS w3,
    p23.both_baskets AS p0, p13.both_baskets AS p1, p12.both_baskets AS p2,
    p03.both_baskets AS p3, p02.both_baskets AS p4, p01.both_baskets AS p5
  FROM mined_quadruple s
  ${triple('t012', 's.i0', 's.i1', 's.i2')} ${triple('t013', 's.i0', 's.i1', 's.i3')}
  ${triple('t023', 's.i0', 's.i2', 's.i3')} ${triple('t123', 's.i1', 's.i2', 's.i3')}
  ${pair(pairs, 'p01', 'i0', 'i1')} ${pair(pairs, 'p02', 'i0', 'i2')} ${pair(pairs, 'p03', 'i0', 'i3')}
  ${pair(pairs, 'p12', 'i1', 'i2')} ${pair(pairs, 'p13', 'i1', 'i3')} ${pair(pairs, 'p23', 'i2', 'i3')}
  ${isAsked(pairs, 'i0', 'i1', 'i2', 'i3')}
  ORDER BY s.i0, s.i1, s.i2, s.i3`;
