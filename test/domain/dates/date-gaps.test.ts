import { expect, test } from 'vitest';
import { dateGaps } from '../../../src/domain/dates/date-gaps';

const days = (orders: readonly number[]) =>
  orders.map((count, index) => ({
    day: new Date(Date.UTC(2024, 0, 1 + index)).toISOString().slice(0, 10),
    orders: count,
  }));
const daily = (count: number) => Array.from({ length: count }, () => 3);
const closed = (count: number) => Array.from({ length: count }, () => 0);

test('a week and more without an order in a daily rhythm is a gap, the longest first', () => {
  expect(dateGaps(days([...daily(30), ...closed(7), ...daily(30), ...closed(9), 1]))).toEqual([
    { from: '2024-03-08', to: '2024-03-16', days: 9 },
    { from: '2024-01-31', to: '2024-02-06', days: 7 },
  ]);
});

test('Sundays and holidays are no gaps', () => {
  const weeks = Array.from({ length: 20 }, () => [...daily(6), 0]).flat();
  expect(dateGaps(days([...weeks, ...closed(5), ...weeks]))).toEqual([]);
});

test('a shop that sells now and then has no rhythm to break', () => {
  expect(dateGaps(days([1, ...closed(20), 1, ...closed(3), 1, ...closed(3), 1]))).toEqual([]);
  expect(dateGaps([])).toEqual([]);
});
