import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { judgeSet, pairsOfPositions } from '../../../../src/domain/bundles/itemsets';
import { confidence } from '../../../../src/domain/measures/metrics';
import { RuleSet, type MinedPairs } from '../../../../src/domain/bundles/rules';
import { defaultThresholds, passingRules } from '../../../../src/domain/bundles/thresholds';
import { LEVELS } from '../../../../src/domain/bundles/levels';
import type { Grain } from '../../../../src/domain/bundles/grains';
import { questions } from '../../../../workers/engine';
import type { Engine } from '../../../../workers/state';
import type { MineInput } from '../../../../workers/questions/bundles/mining/mine-input';
import { basketsOf, countSets, hasOwnPair, type OracleBasket } from './basket-oracle';
import { loadBaskets, type BasketOrder, type BasketProduct } from './basket-shop';
import { call, openNodeDatabase, type NodeDatabase } from '../../support/node-database';

/** A shop, and a way to mine it. */
interface Case {
  products: BasketProduct[];
  orders: BasketOrder[];
  input: MineInput & { floor: number };
  rowsAtOnce: number;
}

const PRODUCTS = 7;
const line = fc.record({
  product: fc.nat(PRODUCTS - 1),
  isReturn: fc.integer({ min: 0, max: 9 }).map((value) => value === 0),
  discount: fc.constantFrom(0, 0, 0, 0.1),
});
const order = fc.record({
  customer: fc.option(fc.nat(4), { freq: 6 }),
  day: fc.option(fc.nat(40), { freq: 9 }),
  channel: fc.constantFrom('web', 'shop', null),
  lines: fc.array(line, { minLength: 1, maxLength: 7 }),
});
const category = fc.constantFrom('tea', 'milk', 'jam', null);
const subcategory = fc.constantFrom('green', 'black', 'oat', 'plum', null);
const GRAINS: Grain[] = ['order', 'customer', 'customer-day', 'window-3', 'window-7', 'window-30'];
const KINDS = GRAINS.flatMap((grain) => LEVELS.map((level) => ({ grain, level })));
const someIds = fc.subarray(['p0', 'p1', 'category:tea', 'tea', 'Product-2', 'green'], {
  maxLength: 2,
});

const anyCase: fc.Arbitrary<Case> = fc.record({
  products: fc.array(fc.record({ category, subcategory }), {
    minLength: PRODUCTS,
    maxLength: PRODUCTS,
  }),
  orders: fc.array(order, { minLength: 1, maxLength: 40 }),
  rowsAtOnce: fc.constantFrom(10, 1e6),
  input: fc.record({
    grain: fc.constantFrom(...GRAINS),
    level: fc.constantFrom(...LEVELS),
    floor: fc.integer({ min: 1, max: 4 }),
    only: fc.oneof({ arbitrary: fc.constant([]), weight: 3 }, { arbitrary: someIds, weight: 1 }),
    without: fc.oneof({ arbitrary: fc.constant([]), weight: 3 }, { arbitrary: someIds, weight: 1 }),
  }),
});

/** There are many runs in `npm run test:long`. */
const runs = process.env['BUNDLEWISE_LONG'] === '1' ? 1000 : 12;
/** All grains and levels together get the same number. */
const runsOfKind = Math.ceil(runs / KINDS.length);

describe('SQL counts what a brute-force count finds over random baskets', () => {
  let database: NodeDatabase;
  beforeAll(async () => {
    database = await openNodeDatabase();
  }, 60_000);

  const check = (
    name: string,
    seed: number,
    body: (of: Case, engine: Engine) => Promise<void>,
    kind?: (typeof KINDS)[number],
  ) =>
    test(
      name,
      async () => {
        const property = fc.asyncProperty(anyCase, async (made) => {
          const of = { ...made, input: { ...made.input, ...kind } };
          // Only few rows are taken at once, so that parts are added up as in a shop of tens of
          // millions of lines.
          await body(of, await loadBaskets(database, of.orders, of.products, of.rowsAtOnce));
        });
        const numRuns = kind === undefined ? runs : runsOfKind;
        await fc.assert(property, { numRuns, seed });
      },
      1_800_000,
    );

  const oracleOf = ({ orders, products, input }: Case) => basketsOf({ orders, products, ...input });
  const isAsked = ({ only = [] }: MineInput, key: string) =>
    only.length === 0 || key.split(' ').some((item) => only.includes(item));
  /**
   * Tells which sets are mined: those with an item that was named, and without a product beside its
   * category.
   */
  const wanted = (of: Case) => (key: string) =>
    isAsked(of.input, key) && (of.input.level !== 'mixed' || !hasOwnPair(key, of.products));

  describe.each(KINDS)('baskets by $grain, items by $level', (kind) => {
    check(
      'pairs, with items named or left out',
      KINDS.indexOf(kind),
      async (of, engine) => {
        const baskets = oracleOf(of);
        const { floor } = of.input;
        const mined = await questions.mine(engine, of.input, call());
        expect(mined.baskets).toBe(baskets.length);
        expect(itemCounts(mined)).toEqual(countSets(baskets, 1, floor));
        const pairs = [...countSets(baskets, 2, floor)].filter(([key]) => wanted(of)(key));
        expect(pairCounts(mined, mined.both)).toEqual(new Map(pairs));
        const items = [...countSets(baskets, 1, floor).keys()];
        const possible = items.flatMap((a) => items.filter((b) => a < b).map((b) => `${a} ${b}`));
        expect(mined.hypotheses).toBe(possible.filter((key) => wanted(of)(key)).length);
      },
      kind,
    );

    check(
      'itemsets of three and four, and their parts',
      100 + KINDS.indexOf(kind),
      async (of, engine) => {
        const baskets = oracleOf(of);
        const mined = await questions.mine(engine, of.input, call());
        for (const size of [3, 4] as const) {
          // oxlint-disable-next-line no-await-in-loop -- threes come before fours
          const sets = await questions.largerSets(engine, { mined: of.input, size }, call());
          const itemsOf = (set: number, leftOut: readonly number[] = []) =>
            Array.from({ length: size }, (_, at) => mined.items.ids[sets.items[set * size + at]!]!)
              .filter((_, at) => !leftOut.includes(at))
              .toSorted();
          const found = Array.from(sets.counts, (n, set): [string, number] => [
            itemsOf(set).join(' '),
            n,
          ]);
          const expected = [...countSets(baskets, size, of.input.floor)];
          expect(found.toSorted()).toEqual(expected.filter(([key]) => wanted(of)(key)));
          const lacking = pairsOfPositions(size);
          sets.counts.forEach((both, set) => {
            lacking.forEach((two, at) => {
              const rest = holding(baskets, itemsOf(set, two));
              expect(sets.withoutTwo[set * lacking.length + at]).toBe(rest);
            });
            const { rules } = judgeSet(sets, set, mined.items.counts);
            for (const { consequent, counts } of rules) {
              const antecedent = holding(baskets, itemsOf(set, [consequent]));
              expect(counts.antecedent).toBe(antecedent);
              expect(confidence(counts)).toBeCloseTo(both / antecedent, 12);
            }
          });
        }
      },
      kind,
    );
  });

  check('the two stretches of time', 3, async (of, engine) => {
    const counts = await questions.holdoutCounts(engine, of.input, call());
    if (counts === null) {
      const days = new Set(of.orders.map(({ day }) => day).filter((day) => day !== null));
      expect(of.input.grain === 'customer' || days.size < 2).toBe(true);
      return;
    }
    const mined = await questions.mine(engine, of.input, call());
    const from = (Date.parse(counts.from) - Date.parse('2025-01-01')) / 86_400_000;
    const baskets = oracleOf(of);
    const train = baskets.filter(({ day }) => day !== null && day < from);
    const test = baskets.filter(({ day }) => day !== null && day >= from);
    expect([counts.trainBaskets, counts.testBaskets]).toEqual([train.length, test.length]);
    mined.items.ids.forEach((id, item) => {
      expect(counts.itemTrain[item]).toBe(holding(train, [id]));
      expect(counts.itemTest[item]).toBe(holding(test, [id]));
    });
    mined.both.forEach((_, pair) => {
      const ids = [mined.items.ids[mined.first[pair]!]!, mined.items.ids[mined.second[pair]!]!];
      expect(counts.bothTrain[pair]).toBe(holding(train, ids));
      expect(counts.bothTest[pair]).toBe(holding(test, ids));
    });
  });

  check(
    'groups of baskets, full-price lines, a third item and searched pairs',
    4,
    async (of, engine) => {
      const mined = await questions.mine(engine, of.input, call());
      if (mined.both.length === 0) return;
      const pair = [mined.first[0]!, mined.second[0]!] as const;
      const [a, c] = pair.map((item) => mined.items.ids[item]!) as [string, string];
      const baskets = oracleOf(of);

      if (of.input.grain === 'order') {
        const split = { by: 'channel' } as const;
        const strata = await questions.strataCounts(
          engine,
          { mined: of.input, pair, split },
          call(),
        );
        for (const { value, ...counts } of strata) {
          const within = baskets.filter(({ channel }) => channel === value);
          expect(counts).toEqual(tableOf(within, a, c));
        }
      }
      const promo = await questions.promoCounts(engine, { mined: of.input, pair }, call());
      const fullPrice = baskets
        .map((basket) => ({ ...basket, items: basket.fullPrice }))
        .filter(({ items }) => items.size > 0);
      expect(promo?.all).toEqual(tableOf(baskets, a, c));
      expect(promo?.fullPrice).toEqual(tableOf(fullPrice, a, c));

      const thirds = await questions.thirdItems(
        engine,
        { mined: of.input, pair, least: 1 },
        call(),
      );
      for (const { item, counts, withFirst, withSecond } of thirds) {
        const id = mined.items.ids[item]!;
        expect(counts).toEqual({
          baskets: baskets.length,
          antecedent: holding(baskets, [a, c]),
          consequent: holding(baskets, [id]),
          both: holding(baskets, [a, c, id]),
        });
        expect([withFirst, withSecond]).toEqual([
          holding(baskets, [a, id]),
          holding(baskets, [c, id]),
        ]);
      }
      const asked = { mined: of.input, antecedent: a, consequent: c };
      const searched = await questions.searchedPair(engine, asked, call());
      expect(searched?.counts).toEqual(tableOf(baskets, a, c));
    },
  );

  check('who would still be reached at a threshold', 5, async (of, engine) => {
    const values = [0.2, 0.5, 1];
    const thresholds = { support: 0.05, confidence: 0, lift: 0.8 };
    const asked = { mined: of.input, by: 'confidence', values, thresholds } as const;
    const reach = await questions.thresholdReach(engine, asked, call());
    const mined = await questions.mine(engine, of.input, call());
    const rules = new RuleSet(mined);
    const baskets = oracleOf(of);
    values.forEach((confidence, at) => {
      const passing = { ...defaultThresholds, ...thresholds, confidence, max: null };
      const bundles = Array.from(passingRules(rules, passing), (rule) =>
        [rules.antecedent(rule), rules.consequent(rule)].map((item) => mined.items.ids[item]!),
      );
      const holders = baskets.filter(({ items }) =>
        bundles.some((bundle) => bundle.every((id) => items.has(id))),
      );
      const customers = new Set(holders.map(({ customer }) => customer).filter((c) => c !== null));
      expect(reach.reached[at]).toBe(customers.size);
    });
  });

  check('customers left at each stop of a slider', 6, async (of, engine) => {
    const mined = await questions.mine(engine, of.input, call());
    const size = 3;
    const pairs = Array.from(
      mined.first,
      (first, pair) => [first, mined.second[pair]!] as const,
    ).filter((_, pair) => pair % 4 !== 3);
    const stops = pairs.map((_, pair) => pair % size);
    const input = { mined: of.input, pairs, stops, size };
    const reach = await questions.reachByStop(engine, input, call());
    const baskets = oracleOf(of);
    const left = Array.from({ length: size }, (_, stop) => {
      const ids = pairs
        .filter((_, pair) => stops[pair]! >= stop)
        .map((pair) => pair.map((item) => mined.items.ids[item]!));
      const holders = baskets.filter(({ items }) =>
        ids.some((pair) => pair.every((id) => items.has(id))),
      );
      return new Set(holders.flatMap(({ customer }) => customer ?? [])).size;
    });
    expect([...(reach ?? [])]).toEqual(left);
  });

  check('baskets covered, and who holds which of several bundles', 7, async (of, engine) => {
    const mined = await questions.mine(engine, of.input, call());
    const pairs = Array.from({ length: Math.min(15, mined.first.length) }, (_, pair) => {
      const both = [mined.first[pair]!, mined.second[pair]!] as const;
      return pair % 2 === 0 ? both : ([both[1], both[0]] as const);
    });
    const bundles = pairs.map((pair) => pair.map((item) => mined.items.ids[item]!));
    const baskets = oracleOf(of);
    const holds = ({ items }: OracleBasket, bundle: readonly string[]) =>
      bundle.every((id) => items.has(id));
    const covered = baskets.filter((basket) => bundles.some((bundle) => holds(basket, bundle)));
    expect(await questions.coverage(engine, { mined: of.input, pairs }, call())).toBe(
      covered.length,
    );
    const customersOf = (of: readonly OracleBasket[]) =>
      new Set(of.flatMap(({ customer }) => customer ?? []));
    const reached = bundles.map((bundle) =>
      customersOf(covered.filter((basket) => holds(basket, bundle))),
    );
    const found = await questions.portfolioCounts(engine, { mined: of.input, pairs }, call());
    expect(found.joint).toBe(customersOf(covered).size);
    expect([...found.overlap]).toEqual(
      reached.flatMap((one) =>
        reached.map((other) => [...one].filter((each) => other.has(each)).length),
      ),
    );
  });

  check('the revenue of each pair, in parts as in one piece', 8, async (of, engine) => {
    const inParts = await questions.pairRevenue(engine, of.input, call());
    const whole = await loadBaskets(database, of.orders, of.products);
    expect(inParts).toEqual(await questions.pairRevenue(whole, of.input, call()));
  });

  test('pairs that are bought together less than chance, even never', async () => {
    // There are 60 orders of tea alone, 60 of milk alone, one of both and 60 of jam with tea: 181 in
    // all.
    const of = (products: number[], count: number): BasketOrder[] =>
      Array.from({ length: count }, () => ({
        customer: null,
        day: null,
        lines: products.map((product) => ({ product })),
      }));
    const orders = [...of([0], 60), ...of([1], 60), ...of([0, 1], 1), ...of([0, 2], 60)];
    const engine = await loadBaskets(database, orders, [
      { category: null },
      { category: null },
      { category: null },
    ]);
    const input: MineInput = { grain: 'order', level: 'product', floor: 5 };
    const mined = await questions.mine(engine, input, call());
    const found = await questions.substituteCounts(engine, input, call());
    const listed = Array.from(found.both, (both, pair) => [
      [mined.items.ids[found.first[pair]!], mined.items.ids[found.second[pair]!]]
        .toSorted()
        .join(' '),
      both,
    ]);
    expect(found.hypotheses).toBe(3);
    expect(new Map(listed as [string, number][])).toEqual(
      new Map([
        ['p0 p1', 1],
        ['p1 p2', 0],
      ]),
    );
  });
});

const itemCounts = ({ items }: MinedPairs) =>
  new Map(items.ids.map((id, item): [string, number] => [id, items.counts[item]!]).toSorted());

const pairCounts = (mined: MinedPairs, counts: Int32Array) =>
  new Map(
    Array.from(counts, (both, pair): [string, number] => [
      [mined.items.ids[mined.first[pair]!]!, mined.items.ids[mined.second[pair]!]!]
        .toSorted()
        .join(' '),
      both,
    ]).toSorted(),
  );

const holding = (baskets: readonly Pick<OracleBasket, 'items'>[], ids: readonly string[]) =>
  baskets.filter(({ items }) => ids.every((id) => items.has(id))).length;

const tableOf = (baskets: readonly Pick<OracleBasket, 'items'>[], a: string, c: string) => ({
  baskets: baskets.length,
  antecedent: holding(baskets, [a]),
  consequent: holding(baskets, [c]),
  both: holding(baskets, [a, c]),
});
