import { pairsOfPositions, type MinedSets } from '../../../../src/domain/bundles/itemsets';
import type { Call } from '../../../database';
import { integersOf } from '../../../decode';
import type { Engine } from '../../../state';
import { bareName, sql, type Sql } from '../../../sql';
import { ensureEveryPair, ensureMined, type PairTable } from '../mining/mined';
import type { MineInput } from '../mining/mine-input';
import { ensureQuadruples, ensureTriples } from './set-counts';

export interface LargerSetsInput {
  mined: MineInput;
  size: 3 | 4;
}

/**
 * Mines itemsets of three or four at or above the floor of the pairs, by downward closure: a set can
 * only be as frequent as each of its parts, so frequent pairs are joined back to the baskets (Agrawal &
 * Srikant, VLDB 1994). Where that join would be too large the floor is raised, and the answer says so.
 */
export async function largerSets(
  engine: Engine,
  { mined, size }: LargerSetsInput,
  call: Call,
): Promise<MinedSets> {
  const { floor: pairFloor, baskets, rows } = await ensureMined(engine, mined, call);
  const pairs = await ensureEveryPair(engine, mined, call);
  const tripleFloor = await ensureTriples(engine, mined, { pairs, rows, floor: pairFloor }, call);
  const floor =
    size === 3
      ? tripleFloor
      : await ensureQuadruples(engine, mined, { pairs, rows, floor: tripleFloor }, call);
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

/** Lists columns row by row: of [a, b] the values a0 b0 a1 b1 … */
function interleaved(columns: readonly Int32Array[]): Int32Array<ArrayBuffer> {
  const width = columns.length;
  const all = new Int32Array(width * (columns[0]?.length ?? 0));
  columns.forEach((column, at) => {
    for (let row = 0; row < column.length; row += 1) all[row * width + at] = column[row]!;
  });
  return all;
}

// Left joins stay in their order, while inner joins of so many tables would be put in one that explodes.
// They find the same, since every part of a frequent set is there.
const triple = (name: Sql, a: Sql, b: Sql, c: Sql) =>
  sql`LEFT JOIN mined_triple ${name} ON ${name}.i0 = s.${a} AND ${name}.i1 = s.${b} AND ${name}.i2 = s.${c}`;

const pair = (pairs: PairTable, name: Sql, a: Sql, b: Sql) =>
  sql`LEFT JOIN ${bareName(pairs)} ${name} ON ${name}.first_item = s.${a} AND ${name}.second_item = s.${b}`;

/** Keeps sets with at least one item that was asked for; where none was named, there is no condition. */
const isAsked = (pairs: PairTable, ...items: Sql[]) =>
  pairs === 'mined_pair'
    ? sql``
    : sql`WHERE ${sql.join(
        items.map((item) => sql`s.${item} IN (FROM asked_item)`),
        sql` OR `,
      )}`;

/** Reads triples with the counts of their parts: pairs, which lack one item, and items, which lack two. */
const readTriples = (pairs: PairTable) => sql`SELECT s.i0, s.i1, s.i2, s.n,
    p12.both_baskets AS w0, p02.both_baskets AS w1, p01.both_baskets AS w2,
    c2.baskets AS p0, c1.baskets AS p1, c0.baskets AS p2
  FROM mined_triple s
  ${pair(pairs, sql`p01`, sql`i0`, sql`i1`)} ${pair(pairs, sql`p02`, sql`i0`, sql`i2`)} ${pair(pairs, sql`p12`, sql`i1`, sql`i2`)}
  LEFT JOIN mined_item c0 ON c0.item = s.i0 LEFT JOIN mined_item c1 ON c1.item = s.i1
  LEFT JOIN mined_item c2 ON c2.item = s.i2
  ${isAsked(pairs, sql`i0`, sql`i1`, sql`i2`)}
  ORDER BY s.i0, s.i1, s.i2`;

/** Reads quadruples with the counts of their parts: triples and pairs. */
const readQuadruples = (pairs: PairTable) => sql`SELECT s.i0, s.i1, s.i2, s.i3, s.n,
    t123.n AS w0, t023.n AS w1, t013.n AS w2, t012.n AS w3,
    p23.both_baskets AS p0, p13.both_baskets AS p1, p12.both_baskets AS p2,
    p03.both_baskets AS p3, p02.both_baskets AS p4, p01.both_baskets AS p5
  FROM mined_quadruple s
  ${triple(sql`t012`, sql`i0`, sql`i1`, sql`i2`)} ${triple(sql`t013`, sql`i0`, sql`i1`, sql`i3`)}
  ${triple(sql`t023`, sql`i0`, sql`i2`, sql`i3`)} ${triple(sql`t123`, sql`i1`, sql`i2`, sql`i3`)}
  ${pair(pairs, sql`p01`, sql`i0`, sql`i1`)} ${pair(pairs, sql`p02`, sql`i0`, sql`i2`)} ${pair(pairs, sql`p03`, sql`i0`, sql`i3`)}
  ${pair(pairs, sql`p12`, sql`i1`, sql`i2`)} ${pair(pairs, sql`p13`, sql`i1`, sql`i3`)} ${pair(pairs, sql`p23`, sql`i2`, sql`i3`)}
  ${isAsked(pairs, sql`i0`, sql`i1`, sql`i2`, sql`i3`)}
  ORDER BY s.i0, s.i1, s.i2, s.i3`;
