import { beforeEach, describe, expect, test } from 'vitest';
import type { DayFigures } from '../../../src/domain/dashboard/dashboard';
import { binsOf, sevenDayAverage, sumByBin, unitFor } from '../../../src/features/dashboard/bins';
import {
  blocksOf,
  categoryOption,
} from '../../../src/features/dashboard/categories/category-option';
import { categoryColour } from '../../../src/features/dashboard/categories/colours';
import { findingOf } from '../../../src/features/dashboard/figures/finding';
import { histogramOption } from '../../../src/features/dashboard/distributions/histogram-option';
import {
  byWeekday,
  hourName,
  hoursOption,
  weekdaysOption,
} from '../../../src/features/dashboard/distributions/hours-option';
import { kpisOf } from '../../../src/features/dashboard/figures/kpis';
import {
  newcomersOf,
  newcomersOption,
} from '../../../src/features/dashboard/customers/newcomers-option';
import { peaksOf, trendOf, trendOption } from '../../../src/features/dashboard/trend/trend-option';
import type { ChartOption } from '../../../src/ui/chart/chart-option';
import type { ChartTokens } from '../../../src/ui/chart/chart-theme';
import { formatDay, setFormats } from '../../../src/ui/format';
import { allParts, figuresOf, periodOf } from './dashboard-session';

const colours = (name: string, count: number) =>
  Array.from({ length: count }, (_, index) => `${name}-${index + 1}`);
const tokens: ChartTokens = {
  series: colours('series', 8),
  seriesSoft: colours('soft', 8),
  muted: 'muted',
  mutedSoft: 'muted-soft',
  grid: 'grid',
  axis: 'axis',
  label: 'label',
  sequence: colours('seq', 7),
  under: 'under',
  surface: 'surface',
  text: 'text',
  text2: 'text-2',
  accent: 'accent',
  accentSoft: 'accent-soft',
  font: 'sans',
  draw: 360,
  update: 220,
};
const period = { from: '2025-01-30', to: '2025-03-02' };
const scope = {
  period: { from: '2025-10-02', to: '2025-12-31' },
  previous: { from: '2025-07-03', to: '2025-10-01' },
  category: null,
  segment: null,
};

interface DrawnSeries {
  type: string;
  data: unknown[];
  itemStyle?: { color: string };
}
/** Returns the series of an option as a test reads them. */
const seriesOf = (option: ChartOption) => option['series'] as DrawnSeries[];

/** Returns the text of the tooltip over a datum. */
function tooltipAt(option: ChartOption, params: unknown): string {
  const { formatter } = option['tooltip'] as { formatter: (params: unknown) => HTMLElement };
  const card = formatter(params);
  expect(card).toBeInstanceOf(HTMLElement);
  return [...card.querySelectorAll('h4, dt, dd, p')].map((node) => node.textContent).join(' | ');
}

beforeEach(() => setFormats({ locale: 'en-GB', currency: 'EUR' }));

describe('bins', () => {
  test('cut a period into days, weeks from its first day, and calendar months', () => {
    expect(binsOf(period, 'day')).toHaveLength(32);
    expect(binsOf(period, 'week').map(({ from }) => from)).toEqual([
      '2025-01-30',
      '2025-02-06',
      '2025-02-13',
      '2025-02-20',
      '2025-02-27',
    ]);
    expect(binsOf(period, 'month').map(({ from, to }) => [from, to])).toEqual([
      ['2025-01-30', '2025-01-31'],
      ['2025-02-01', '2025-02-28'],
      ['2025-03-01', '2025-03-02'],
    ]);
    expect([unitFor(91), unitFor(548), unitFor(3650)]).toEqual(['day', 'week', 'month']);
  });

  test('lose nothing: their sums are the whole', () => {
    const { days } = periodOf(32, 2.5, 1);
    for (const unit of ['day', 'week', 'month'] as const) {
      const sums = sumByBin(binsOf(period, unit), days, 'net');
      expect(sums.reduce((sum, value) => sum + value, 0)).toBe(80);
    }
  });

  test('the average of seven days begins when seven are there', () => {
    const days = [1, 2, 3, 4, 5, 6, 7, 8];
    expect(sevenDayAverage(days)).toEqual([null, null, null, null, null, null, 4, 5]);
    expect(sevenDayAverage(days, [1, 1, 1, 1, 1, 1, 1])[0]).toBe(1);
  });
});

describe('the trend', () => {
  const days: DayFigures[] = periodOf(14, 10, 2).days;
  const trend = trendOf({
    period: { from: '2025-03-01', to: '2025-03-14' },
    days: days.map((each, index) => (index === 9 ? { ...each, net: 80 } : each)),
    previous: { period: { from: '2025-02-15', to: '2025-02-28' }, days },
    overview: null,
    worth: 'net',
    unit: 'day',
  });

  test('draws bars from 0, the period before dashed and the average over them', () => {
    const option = trendOption(trend, tokens);
    const [bars, before, average] = seriesOf(option);
    expect([bars?.type, before?.type, average?.type]).toEqual(['bar', 'line', 'line']);
    const { min } = option['yAxis'] as { min: (range: { min: number }) => number };
    expect([min({ min: 5 }), min({ min: -5 })]).toEqual([0, -5]);
    expect(before?.data.at(-1)).toBe(10);
    expect(average?.data.at(-1)).toBe(20);
    expect(average?.itemStyle?.color).toBe('series-1');
  });

  test('labels the peak and tells the day', () => {
    expect([...peaksOf(trend.values)]).toEqual([9]);
    const option = trendOption(trend, tokens);
    expect(seriesOf(option)[0]?.data[9]).toMatchObject({ value: 80, label: { show: true } });
    expect(tooltipAt(option, [{ dataIndex: 9 }])).toBe(
      `${formatDay('2025-03-10', 'long')} | Revenue | €80.00 | 7-day average | €20.00 | Previous period, 7-day average | €10.00 | 2 orders, €40.00 on average`,
    );
  });
});

test('hours take one of seven colours by their share of the busiest', () => {
  const orders = Array.from({ length: 168 }, (_, index) =>
    index === 68 ? 14 : index === 0 ? 7 : 0,
  );
  const option = hoursOption({ orders, weeks: 2 }, tokens);
  const { data } = seriesOf(option)[0]!;
  expect(data[68]).toMatchObject({ value: [20, 2, 14], itemStyle: { color: 'seq-7' } });
  expect(data[0]).toMatchObject({ itemStyle: { color: 'seq-4' } });
  expect(data[1]).toMatchObject({ itemStyle: { color: 'seq-1' } });
  expect(tooltipAt(option, { dataIndex: 68 })).toBe(
    'Wednesday 20:00 to 21:00 | Orders a week | 7.0 | 14 orders in the period',
  );
  expect(hourName(0)).toBe('Monday 00:00 to 01:00');
  expect(byWeekday({ orders, weeks: 2 })).toEqual([7, 0, 14, 0, 0, 0, 0]);
  expect(seriesOf(weekdaysOption({ orders, weeks: 2 }, tokens))[0]?.data).toEqual([
    7, 0, 14, 0, 0, 0, 0,
  ]);
});

test('a histogram shows shares, marks the period before, and labels the higher of both', () => {
  const histogram = {
    of: 'order',
    size: ['product', 'products'] as [string, string],
    counts: [6, 3, 1],
    previous: [8, 2, 0],
  };
  const option = histogramOption(histogram, tokens);
  const [bars, marks, labels] = seriesOf(option);
  expect(bars?.data).toMatchObject([
    { value: 0.6, itemStyle: { color: 'muted' } },
    { value: 0.3, itemStyle: { color: 'series-1' } },
    { value: 0.1 },
  ]);
  expect(marks?.data).toEqual([0.8, 0.2, 0]);
  expect(labels?.data).toMatchObject([
    { value: 0.8, label: { formatter: '60' } },
    { value: 0.3 },
    {},
  ]);
  expect(tooltipAt(option, [{ dataIndex: 2 }])).toBe(
    '3+ products | Share | 10.0% | Previous period | 0.0% | 1 order',
  );
});

test('new and returning keep their colours, and guests are told apart', () => {
  const { days } = periodOf(14, 8, 2);
  const bins = binsOf({ from: '2025-03-01', to: '2025-03-14' }, 'week');
  const none = newcomersOption(newcomersOf(bins, 'week', days, 'net'), tokens);
  expect(seriesOf(none).map(({ data, itemStyle }) => [itemStyle?.color, data])).toEqual([
    ['series-1', [42, 42]],
    ['series-2', [14, 14]],
  ]);
  const guests = days.map((each) => ({ ...each, guestNet: 1 }));
  const some = newcomersOption(newcomersOf(bins, 'week', guests, 'net'), tokens);
  expect(seriesOf(some).map(({ data }) => data)).toEqual([
    [35, 35],
    [14, 14],
    [7, 7],
  ]);
});

describe('categories', () => {
  const { categories, products } = figuresOf(scope);

  test('areas of products fill the area of their category', () => {
    const rows = categories.map((row) => (row.category === 'Tea' ? { ...row, net: 100 } : row));
    expect(blocksOf(rows, products, 'net')).toEqual([
      {
        name: 'Tea',
        value: 100,
        children: [
          { name: '<img src=x>', value: 60 },
          { name: 'Other products', value: 40 },
        ],
      },
      { name: '<b>Cake</b>', value: 40, children: [{ name: 'Scone', value: 40 }] },
    ]);
  });

  test('a colour belongs to a category of the file, whatever is shown', () => {
    const all = colours('category', 10);
    expect(categoryColour('category-8', all, tokens)).toBe('soft-8');
    expect(categoryColour('category-9', all, tokens)).toBe('muted-soft');
    expect(categoryColour(null, all, tokens)).toBe('muted-soft');
    const blocks = blocksOf(categories, products, 'net').slice(1);
    const option = categoryOption(
      { blocks, categories: ['Tea', '<b>Cake</b>'], measure: 'net' },
      tokens,
    );
    expect(seriesOf(option)[0]?.data).toMatchObject([{ itemStyle: { color: 'soft-2' } }]);
    const hovered = { name: 'Scone', value: 40, treePathInfo: [{}, { name: '<b>Cake</b>' }] };
    expect(tooltipAt(option, hovered)).toBe(
      'Scone | Net revenue | €40.00 | Share | 100.0% | <b>Cake</b>',
    );
  });
});

describe('the finding', () => {
  const figures = figuresOf(scope);
  const days = { from: '2025-01-01', to: '2025-12-31' };
  const withTotals = (changes: Partial<(typeof figures)['current']['totals']>) => ({
    ...figures,
    current: { ...figures.current, totals: { ...figures.current.totals, ...changes } },
  });

  test('says what moved, and what was behind it', () => {
    expect(findingOf(figures, 'net', days)).toEqual({
      headline: 'Revenue is up 20.0% on the previous 91 days',
      detail: 'As many orders as before, but the average order went up from €5.00 to €6.00.',
    });
    const more = withTotals({ net: 1000, orders: 200 });
    expect(findingOf(more, 'net', days).detail).toBe(
      '18 more orders made the difference; the average order stayed at €5.00.',
    );
    expect(findingOf(withTotals({ net: 455 }), 'net', days).headline).toBe(
      'Revenue is down 50.0% on the previous 91 days',
    );
    expect(findingOf(withTotals({ net: 912 }), 'net', days).headline).toBe(
      'Revenue is level with the previous 91 days',
    );
  });

  test('names the filter it is about', () => {
    const narrowed = { ...figures, scope: { ...scope, category: 'Tea', segment: 'high' as const } };
    expect(findingOf(narrowed, 'net', days).headline).toBe(
      'Revenue from Tea among high value customers is up 20.0% on the previous 91 days',
    );
  });

  test('without a period before tells the sums', () => {
    expect(findingOf({ ...figures, previous: null }, 'net', days).headline).toBe(
      '182 orders brought €1,092 in 91 days',
    );
  });
});

test('key figures without what they need have no value, and say why', () => {
  const kpis = kpisOf(figuresOf(scope), { ...allParts, prices: false, customers: false });
  expect(kpis.map(({ name, value, note }) => [name, Number.isFinite(value), note])).toEqual([
    ['Net revenue', false, 'No prices'],
    ['Orders', true, undefined],
    ['Average order value', false, 'No prices'],
    ['Customers', false, 'No customers'],
    ['Items per order', true, undefined],
    ['Repeat rate', false, 'No customers'],
  ]);
  const [revenue] = kpisOf(figuresOf(scope), allParts);
  expect(revenue?.course).toEqual(Array.from({ length: 13 }, () => 84));
});
