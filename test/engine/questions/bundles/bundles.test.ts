import { beforeAll, describe, expect, test } from 'vitest';
import { RuleSet } from '../../../../src/domain/bundles/rules';
import { questions } from '../../../../workers/engine';
import type { MineInput } from '../../../../workers/questions/bundles/mining/mine-input';
import { loadShopFromText } from '../../support/load-shop';
import { call } from '../../support/node-database';

const byOrder: MineInput = { grain: 'order', level: 'product', floor: 1 };

/** There are five orders, worked by hand: tea & milk in three, tea & jam in two, milk & jam in one. */
const lines = `order_id,ordered_at,customer_id,product_id,product_name,category,quantity,unit_price
1,2025-01-05,ann,t,Tea,Drinks,1,2.00
1,2025-01-05,ann,m,Milk,Dairy,2,1.00
2,2025-01-20,bob,t,Tea,Drinks,1,2.00
2,2025-01-20,bob,m,Milk,Dairy,1,1.00
2,2025-01-20,bob,j,Jam,Pantry,1,3.00
3,2025-03-01,ann,t,Tea,Drinks,1,2.00
3,2025-03-01,ann,m,Milk,Dairy,1,1.00
3,2025-03-01,ann,m,Milk,Dairy,1,1.00
4,2025-03-02,cyd,t,Tea,Drinks,1,2.00
4,2025-03-02,cyd,j,Jam,Pantry,1,3.00
5,2025-03-03,cyd,j,Jam,Pantry,1,3.00
5,2025-03-03,cyd,m,Milk,Dairy,-1,1.00
`;

describe('a tiny shop worked by hand', () => {
  let engine: Awaited<ReturnType<typeof loadShopFromText>>['engine'];
  beforeAll(async () => {
    ({ engine } = await loadShopFromText({ 'lines.csv': { kind: 'lines', text: lines } }));
  }, 60_000);

  const pairsOf = async (input: MineInput) => {
    const mined = await questions.mine(engine, input, call());
    const name = (item: number) => mined.items.labels[item] ?? '?';
    return Object.fromEntries(
      Array.from(mined.both, (both, pair) => [
        [name(mined.first[pair]!), name(mined.second[pair]!)].toSorted().join(' & '),
        both,
      ]),
    );
  };

  test('counts a pair once an order and leaves returned lines out of baskets', async () => {
    expect(await pairsOf(byOrder)).toEqual({ 'Milk & Tea': 3, 'Jam & Tea': 2, 'Jam & Milk': 1 });
  });

  test('counts baskets, items and hypotheses', async () => {
    const mined = await questions.mine(engine, { ...byOrder, floor: 2 }, call());
    expect(mined.baskets).toBe(5);
    expect(Object.fromEntries(mined.items.ids.map((id, i) => [id, mined.items.counts[i]]))).toEqual(
      { t: 4, m: 3, j: 3 },
    );
    expect(new RuleSet(mined).hypotheses).toBe(3);
    expect(mined.joinedRows).toBe(1 + 3 + 1 + 1);
  });

  test('counts customers as baskets, and customer-days', async () => {
    expect(await pairsOf({ ...byOrder, grain: 'customer' })).toEqual({
      'Milk & Tea': 2,
      'Jam & Tea': 2,
      'Jam & Milk': 1,
    });
    const days = await questions.mine(engine, { ...byOrder, grain: 'customer-day' }, call());
    expect(days.baskets).toBe(5);
  });

  test('counts categories as items', async () => {
    expect(await pairsOf({ ...byOrder, level: 'category' })).toEqual({
      'Dairy & Drinks': 3,
      'Drinks & Pantry': 2,
      'Dairy & Pantry': 1,
    });
  });

  test('gives a pair the revenue of its own lines in its joint orders', async () => {
    const mined = await questions.mine(engine, byOrder, call());
    const revenue = await questions.pairRevenue(engine, byOrder, call());
    const milkTea = mined.both.indexOf(3);
    expect(revenue[milkTea]).toBeCloseTo(2 + 2 + 2 + 1 + 2 + 2, 9);
  });

  test('counts by month, with empty months between', async () => {
    const mined = await questions.mine(engine, byOrder, call());
    const pair = [mined.items.ids.indexOf('t'), mined.items.ids.indexOf('m')] as const;
    expect(
      await questions.monthlyCounts(engine, { mined: byOrder, pairs: [pair] }, call()),
    ).toEqual({
      months: ['2025-01', '2025-02', '2025-03'],
      baskets: [2, 0, 3],
      pairs: [{ first: [2, 0, 2], second: [2, 0, 1], both: [2, 0, 1] }],
    });
  });

  test('shows the newest orders that hold both', async () => {
    const mined = await questions.mine(engine, byOrder, call());
    const pair = [mined.items.ids.indexOf('t'), mined.items.ids.indexOf('j')] as const;
    const orders = await questions.exampleOrders(
      engine,
      { mined: byOrder, pair, limit: 1 },
      call(),
    );
    expect(orders).toEqual([
      {
        orderId: '4',
        orderedAt: '2025-03-02 00:00',
        revenue: 5,
        items: [
          { label: 'Jam', isOfPair: true },
          { label: 'Tea', isOfPair: true },
        ],
      },
    ]);
  });

  test('counts the baskets that any of several pairs covers', async () => {
    const mined = await questions.mine(engine, byOrder, call());
    const at = (id: string) => mined.items.ids.indexOf(id);
    const pairs = [
      [at('t'), at('m')],
      [at('t'), at('j')],
    ] as const;
    expect(await questions.coverage(engine, { mined: byOrder, pairs }, call())).toBe(4);
  });
});
