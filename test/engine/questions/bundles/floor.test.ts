import { describe, expect, test } from 'vitest';
import {
  chooseFloor,
  floorLadder,
  sampleOf,
} from '../../../../workers/questions/bundles/mining/floor';
import { list, sql } from '../../../../workers/sql';
import { call, openNodeDatabase, type NodeDatabase } from '../../support/node-database';

/**
 * Makes baskets of which `sizes[i]` hold the items 0 … i, so that item i is in all from the i-th on.
 */
async function fill(database: NodeDatabase, sizes: readonly number[]): Promise<void> {
  const rows = sizes.flatMap((count, last) =>
    Array.from({ length: last + 1 }, (_, item) => list([last, count, item])),
  );
  await database.query(
    sql`CREATE OR REPLACE TEMP TABLE candidate_basket AS
    SELECT (kind * 1000000 + copy)::INTEGER AS basket, item::INTEGER AS item
    FROM (VALUES ${sql.join(rows)}) t(kind, copies, item), range(copies) r(copy)`,
    call(),
  );
  await database.query(
    sql`CREATE OR REPLACE TEMP TABLE held AS
    SELECT basket, count(*) OVER (PARTITION BY item)::INTEGER AS baskets FROM candidate_basket`,
    call(),
  );
}

describe('the floor', () => {
  test('is on a ladder of round counts from 5 up', () => {
    expect(floorLadder(60)).toEqual([5, 6, 8, 10, 12, 15, 20, 25, 30, 40, 50, 60]);
    expect(floorLadder(2)).toEqual([5]);
  });

  const joined = { rows: sql`SELECT basket AS key, baskets AS n FROM held`, oneIn: 1 };

  test('is the given one, with the rows its join makes', async () => {
    const database = await openNodeDatabase();
    // There are 10 baskets of one item, 6 of two and 4 of three: item 0 in 20, item 1 in 10, item 2 in
    // 4.
    await fill(database, [10, 6, 4]);
    const rowsAt = async (least: number) => {
      const wanted = { least, isAsked: true };
      return (await chooseFloor(database, { ...joined, largest: 20 }, wanted, call())).joinedRows;
    };
    expect(await rowsAt(1)).toBe(6 * 1 + 4 * 3);
    expect(await rowsAt(5)).toBe(10);
    expect(await rowsAt(11)).toBe(0);
  });

  test('by itself is the lowest whose join stays in budget', async () => {
    const database = await openNodeDatabase();
    const wanted = { least: 5, isAsked: false };
    await fill(database, [10, 6, 4]);
    const small = await chooseFloor(database, { ...joined, largest: 20 }, wanted, call());
    expect(small).toEqual({ floor: 5, joinedRows: 10 });
    // There are 700 baskets of 200 items and 300 of 300, so the last 100 items are in 300 baskets each.
    // With them the join makes 27.4 M rows; without them, 1,000 × 200 × 199 / 2.
    const sizes = Array.from({ length: 300 }, () => 0)
      .with(199, 700)
      .with(299, 300);
    await fill(database, sizes);
    const large = await chooseFloor(database, { ...joined, largest: 1000 }, wanted, call());
    expect(large).toEqual({ floor: 400, joinedRows: 19_900_000 });
    // Half of the baskets are taken, by chance.
    const { oneIn, part } = sampleOf(230_000);
    const half = { rows: sql`${joined.rows} WHERE ${part(sql`basket`)}`, oneIn, largest: 1000 };
    const asked = { least: 400, isAsked: true };
    const { joinedRows } = await chooseFloor(database, half, asked, call());
    expect(joinedRows / 19_900_000).toBeCloseTo(1, 1);
  });
});
