import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  defaultPeriod,
  presets,
  previousPeriod,
  readFilter,
  writeFilter,
  type DashboardFilter,
  type FilterableShop,
  type FilterParams,
} from '../../../src/domain/dashboard/filters';
import {
  addDays,
  daysBefore,
  daysBetween,
  isDay,
  lastDays,
  lengthOf,
  weekdayOf,
} from '../../../src/domain/dates/periods';
import type { ShopParts } from '../../../src/domain/shop/shop-parts';
import { SEGMENTS } from '../../../src/domain/segments/segments';

const parts: ShopParts = {
  dates: true,
  prices: true,
  customers: true,
  categories: true,
  subcategories: false,
  productIds: true,
  productNames: true,
  discounts: false,
  costs: false,
  channels: false,
  consent: false,
};
const shop: FilterableShop = {
  firstDay: '2024-06-01',
  lastDay: '2025-11-30',
  categories: ['Skincare', 'Bath & body', 'a=b&c'],
  parts,
};
const nothing: FilterParams = {
  from: undefined,
  to: undefined,
  category: undefined,
  segment: undefined,
  compare: undefined,
};

describe('days', () => {
  test('cross months, years and leap days', () => {
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
    expect(addDays('2024-01-01', -1)).toBe('2023-12-31');
    expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2);
    expect(isDay('2025-02-29')).toBe(false);
    expect(isDay('2025-2-9')).toBe(false);
    expect(weekdayOf('2025-11-30')).toBe(6);
  });

  test('the days before a range end where it begins', () => {
    const range = { from: '2025-09-01', to: '2025-11-30' };
    expect(lengthOf(range)).toBe(91);
    expect(daysBefore(range)).toEqual({ from: '2025-06-02', to: '2025-08-31' });
    expect(lastDays('2025-11-30', 91)).toEqual(range);
  });
});

describe('the default period', () => {
  test('is the last 91 days where as many come before them', () => {
    expect(defaultPeriod(shop)).toEqual({ from: '2025-09-01', to: '2025-11-30' });
  });

  test('is everything in a short shop', () => {
    const short = { ...shop, firstDay: '2025-06-02' };
    expect(defaultPeriod(short)).toEqual({ from: '2025-09-01', to: '2025-11-30' });
    const shorter = { ...shop, firstDay: '2025-06-03' };
    expect(defaultPeriod(shorter)).toEqual({ from: '2025-06-03', to: '2025-11-30' });
  });

  test('is none without dates', () => {
    const undated = { ...shop, firstDay: null, lastDay: null };
    expect(defaultPeriod(undated)).toBeNull();
    expect(presets(undated)).toEqual([]);
    expect(previousPeriod(null, undated)).toBeNull();
  });
});

test('nothing is compared with days that the data do not cover', () => {
  const period = { from: '2024-06-08', to: '2024-06-14' };
  expect(previousPeriod(period, shop)).toEqual({ from: '2024-06-01', to: '2024-06-07' });
  expect(previousPeriod({ from: '2024-06-07', to: '2024-06-14' }, shop)).toBeNull();
  expect(previousPeriod({ from: '2031-01-01', to: '2031-01-31' }, shop)).toBeNull();
});

test('presets end with the data, grow, and are never longer than they', () => {
  const periods = presets(shop);
  expect(periods.map(({ label }) => label)).toEqual([
    'Last 7 days',
    'Last 28 days',
    'Last 91 days',
    'Last 182 days',
    'Last 364 days',
    '2025 so far',
    'All data',
  ]);
  expect(periods.at(-1)?.period).toEqual({ from: '2024-06-01', to: '2025-11-30' });
});

describe('an address', () => {
  test('that says nothing means the defaults', () => {
    expect(readFilter(nothing, shop)).toEqual({
      period: { from: '2025-09-01', to: '2025-11-30' },
      category: null,
      segment: null,
      compare: true,
    });
  });

  test('with one end reaches to the end of the data', () => {
    expect(readFilter({ ...nothing, from: '2025-11-01' }, shop).period).toEqual({
      from: '2025-11-01',
      to: '2025-11-30',
    });
    expect(readFilter({ ...nothing, to: '2024-07-01' }, shop).period).toEqual({
      from: '2024-06-01',
      to: '2024-07-01',
    });
  });

  test('with its ends the wrong way round is read the right way', () => {
    const { period } = readFilter({ ...nothing, from: '2025-02-02', to: '2025-01-01' }, shop);
    expect(period).toEqual({ from: '2025-01-01', to: '2025-02-02' });
  });

  test('of nonsense is as one that says nothing', () => {
    const nonsense: FilterParams = {
      from: "2025-13-01'; DROP TABLE line",
      to: '',
      category: 'Books',
      segment: 'vip',
      compare: 'maybe',
    };
    expect(readFilter(nonsense, shop)).toEqual(readFilter(nothing, shop));
  });

  test('names no segment in a shop without customers', () => {
    const anonymous = { ...shop, parts: { ...parts, customers: false } };
    expect(readFilter({ ...nothing, segment: 'high' }, anonymous).segment).toBeNull();
  });

  test('brings back any filter that was written to it', () => {
    const day = fc.integer({ min: -100, max: 900 }).map((days) => addDays('2024-06-01', days));
    const filter: fc.Arbitrary<DashboardFilter> = fc.record({
      period: fc
        .tuple(day, day)
        .map(([a, b]) => (a <= b ? { from: a, to: b } : { from: b, to: a })),
      category: fc.option(fc.constantFrom(...shop.categories)),
      segment: fc.option(fc.constantFrom(...SEGMENTS)),
      compare: fc.boolean(),
    });
    fc.assert(
      fc.property(filter, (filter) => {
        expect(readFilter(writeFilter(filter, shop), shop)).toEqual(filter);
      }),
      { seed: 20_251_130 },
    );
  });

  test('leaves out what is as by default', () => {
    expect(writeFilter(readFilter(nothing, shop), shop)).toEqual(nothing);
  });
});
