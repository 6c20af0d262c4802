import { MOST_IN_PORTFOLIO } from '../../../src/domain/bundles/portfolio';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RuleSet, SORT_TERMS, type MinedPairs } from '../../../src/domain/bundles/rules';
import { rulesCsv } from '../../../src/domain/bundles/rules-csv';
import {
  BUNDLE_LISTS,
  BUNDLE_VIEWS,
  defaultThresholds,
  formatThresholds,
  onePerPair,
  passingRules,
  parseThresholds,
  type Thresholds,
} from '../../../src/domain/bundles/thresholds';
import { GRAINS, type Grain } from '../../../src/domain/bundles/grains';
import { LEVELS } from '../../../src/domain/bundles/levels';

/**
 * There are 100 baskets: tea in 20, milk in 25, jam in 10; tea & milk in 10, tea & jam in 1, milk & jam
 * in 3.
 */
const mined: MinedPairs = {
  grain: 'order',
  level: 'product',
  floor: 1,
  floorIsAutomatic: false,
  joinedRows: 14,
  baskets: 100,
  hypotheses: 3,
  items: {
    labels: ['Milk', 'Tea', '=Jam'],
    ids: ['m', 't', 'j'],
    counts: Int32Array.of(25, 20, 10),
  },
  first: Int32Array.of(0, 0, 1),
  second: Int32Array.of(1, 2, 2),
  both: Int32Array.of(10, 3, 1),
};
const rules = new RuleSet(mined);
const all: Thresholds = { ...defaultThresholds, support: 0, confidence: 0, lift: 0 };
const namesOf = (thresholds: Thresholds) =>
  Array.from(passingRules(rules, thresholds), (rule) => {
    const { ids } = mined.items;
    return `${ids[rules.antecedent(rule)]}→${ids[rules.consequent(rule)]}`;
  });

describe('thresholds in the address', () => {
  test('a missing or senseless parameter means its default', () => {
    expect(parseThresholds(new URLSearchParams())).toEqual(defaultThresholds);
    const senseless =
      'floor=0&support=-1&confidence=2&lift=x&q=&max=1.5&sort=size&grain=&level=shop';
    expect(parseThresholds(new URLSearchParams(senseless))).toEqual(defaultThresholds);
  });

  test('every value comes back from the address it makes', () => {
    const thresholds: fc.Arbitrary<Thresholds> = fc.record({
      floor: fc.option(fc.integer({ min: 1, max: 1e6 })),
      support: fc.double({ min: 0, max: 1, noNaN: true }),
      confidence: fc.double({ min: 0, max: 1, noNaN: true }),
      lift: fc.double({ min: 0, max: 1e3, noNaN: true }),
      q: fc.double({ min: 0, max: 1, noNaN: true }),
      max: fc.option(fc.integer({ min: 1, max: 1e5 })),
      sort: fc.constantFrom(...SORT_TERMS),
      ties: fc.uniqueArray(fc.constantFrom(...SORT_TERMS), { maxLength: 4 }),
      where: fc.uniqueArray(fc.constantFrom('phi>=0.2', 'q<=0.05', 'lift<=1e3')),
      pairs: fc.constantFrom('both' as const, 'one' as const),
      grain: fc.oneof(
        fc.constantFrom(...GRAINS),
        fc.integer({ min: 2, max: 365 }).map((days): Grain => `window-${days}`),
      ),
      level: fc.constantFrom(...LEVELS),
      only: fc.uniqueArray(fc.string({ minLength: 1 })),
      without: fc.uniqueArray(fc.string({ minLength: 1 })),
      search: fc.string(),
      view: fc.constantFrom(...BUNDLE_VIEWS),
      list: fc.constantFrom(...BUNDLE_LISTS),
      columns: fc.uniqueArray(fc.string({ minLength: 1 })),
      chosen: fc
        .array(fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 2, maxLength: 2 }), {
          maxLength: MOST_IN_PORTFOLIO,
        })
        .map((pairs) => pairs.flat()),
    });
    fc.assert(
      fc.property(thresholds, (each) => {
        const address = formatThresholds(each).toString();
        const back = parseThresholds(new URLSearchParams(address));
        // −0 and 0 are one value in an address.
        expect(JSON.stringify(back)).toBe(JSON.stringify(each));
      }),
      { seed: 4 },
    );
  });
});

test('a window of days and lists of items are read from the address', () => {
  const read = (query: string) => parseThresholds(new URLSearchParams(query));
  expect(read('grain=window-7').grain).toBe('window-7');
  for (const grain of ['window-1', 'window-366', 'window-07', 'window-', 'week']) {
    expect(read(`grain=${grain}`).grain).toBe('order');
  }
  expect(read('only=a&only=b%2Cc&only=a&without=').only).toEqual(['a', 'b,c']);
  expect(formatThresholds(read('without=x%26y&without=z')).toString()).toBe(
    'without=x%26y&without=z',
  );
});

test('a portfolio is read two by two from the address: half a bundle is none', () => {
  const read = (query: string) => parseThresholds(new URLSearchParams(query)).chosen;
  expect(read('chosen=a&chosen=b&chosen=a&chosen=c')).toEqual(['a', 'b', 'a', 'c']);
  expect(read('chosen=a&chosen=b&chosen=a')).toEqual(['a', 'b']);
  expect(read('chosen=a&chosen=a&chosen=&chosen=b')).toEqual([]);
  const many = Array.from({ length: 99 }, (_, at) => `chosen=${at}&chosen=x`).join('&');
  expect(read(many)).toHaveLength(2 * MOST_IN_PORTFOLIO);
});

describe('passing rules', () => {
  test('come sorted, the best first, ties by how often', () => {
    expect(namesOf({ ...all, sort: 'confidence' })).toEqual([
      't→m',
      'm→t',
      'j→m',
      'm→j',
      'j→t',
      't→j',
    ]);
    expect(namesOf({ ...all, sort: 'q' })[0]).toBe('m→t');
  });

  test('a share exactly at the threshold passes', () => {
    expect(namesOf({ ...all, support: 0.03 })).toHaveLength(4);
    expect(namesOf({ ...all, support: 0.0300001 })).toHaveLength(2);
    expect(namesOf({ ...all, confidence: 0.3 })).toContain('j→m');
    expect(namesOf({ ...all, lift: 1.2 })).toContain('m→j');
  });

  test('ties of one measure are sorted by the next, each in its own direction', () => {
    const byPair = { ...all, sort: 'pair_count' as const };
    expect(namesOf({ ...byPair, ties: ['confidence'] })).toEqual([
      't→m',
      'm→t',
      'j→m',
      'm→j',
      'j→t',
      't→j',
    ]);
    expect(namesOf({ ...byPair, ties: ['-confidence'] })).toEqual([
      'm→t',
      't→m',
      'm→j',
      'j→m',
      't→j',
      'j→t',
    ]);
    expect(namesOf({ ...all, sort: '-pair_count', ties: ['-confidence'] })[0]).toBe('t→j');
    expect(namesOf({ ...all, sort: '-q' })[0]).not.toBe('m→t');
  });

  test('any measure has a least and a largest value', () => {
    expect(namesOf({ ...all, where: ['lift>=1.2'] })).toEqual(namesOf({ ...all, lift: 1.2 }));
    expect(namesOf({ ...all, where: ['pair_count<=1'] })).toEqual(['t→j', 'j→t']);
    expect(namesOf({ ...all, where: ['phi>=0.9'] })).toEqual([]);
  });

  test('one row a pair keeps the direction that comes first', () => {
    const which = passingRules(rules, { ...all, sort: 'confidence' });
    const kept = onePerPair(rules, which);
    expect([...kept].map((rule) => rule >> 1)).toEqual([0, 1, 2]);
    expect(kept[0]).toBe(which[0]);
  });

  test('what becomes known later is added, and nothing that was computed is lost', () => {
    const lift = rules.column('lift');
    const richer = rules.with({ revenue: Float64Array.of(5, 7, 1) });
    expect(richer.column('lift')).toBe(lift);
    expect(richer.order('lift')).toBe(rules.order('lift'));
    expect(Number.isNaN(rules.column('revenue')[0])).toBe(true);
    expect([...richer.column('revenue')]).toEqual([5, 5, 7, 7, 1, 1]);
  });

  test('search finds a label or an id, on either side', () => {
    expect(namesOf({ ...all, search: 'JAM' })).toHaveLength(4);
    expect(namesOf({ ...all, search: ' t ' })).toHaveLength(4);
    expect(namesOf({ ...all, search: 'coffee' })).toHaveLength(0);
  });

  test('are exported with defused formulas, full precision and ids', () => {
    const csv = rulesCsv(rules, passingRules(rules, { ...all, search: 'jam' })).split('\n');
    expect(csv[0]).toBe(
      'antecedent,consequent,pair_count,antecedent_count,consequent_count,orders,support,' +
        'confidence,lift,leverage,conviction,zhang,jaccard,kulczynski,certainty,cosine,phi,' +
        'odds_ratio,confidence_low,confidence_high,lift_low,lift_high,log10_p,q,' +
        'antecedent_id,consequent_id',
    );
    expect(csv).toHaveLength(6);
    const jamMilk = csv.find((line) => line.startsWith("'=Jam,Milk,"));
    expect(jamMilk).toContain(',3,10,25,100,0.03,0.3,1.2,');
    expect(jamMilk).toMatch(/,j,m$/);
  });
});
