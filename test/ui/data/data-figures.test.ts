import { describe, expect, test } from 'vitest';
import { dayStrip } from '../../../src/features/data/report/day-strip';
import { judgeRow } from '../../../src/features/data/columns/judge-row';
import {
  bytesRead,
  loadStages,
  spokenProgress,
} from '../../../src/features/data/loading/load-stages';
import { isDate } from '../../../src/features/data/columns/read-date';
import { setAsideCsv } from '../../../src/features/data/report/set-aside-csv';
import { shareOf } from '../../../src/features/data/report/share';
import { pendingSource, type SourceDraft } from '../../../src/features/data/sources/source-draft';
import { setFormats } from '../../../src/ui/format';
import type { Role } from '../../../src/domain/recipe/roles';
import { csv } from './data-session';

describe('a date of the preview', () => {
  test.each([
    ['2024-02-29', undefined, true],
    ['2023-02-29', undefined, false],
    ['2024/12/01 09:30:00', undefined, true],
    ['2024-12-01T09:30:00.123Z', undefined, true],
    ['2024-12-01 25:00', undefined, false],
    ['epoch', undefined, false],
    ['31.12.2024', '%d.%m.%Y', true],
    ['31.02.2025', '%d.%m.%Y', false],
    ['12/31/2024 5:07 pm', '%m/%d/%Y %I:%M %p', true],
    ['31/12/2024', '%m/%d/%Y', false],
    ['3 Mar 2025', '%d %b %Y', true],
    ['20241231', '%Y%m%d', true],
    ['2024123', '%Y%m%d', false],
  ])('%s by %s: %s', (text, format, expected) => {
    expect(isDate(text, format)).toBe(expected);
  });
});

describe('a row of the preview', () => {
  const roles: Role[] = [
    'order_id',
    'ordered_at',
    'customer_id',
    'product_name',
    'quantity',
    'unit_price',
  ];
  const source: SourceDraft = {
    ...pendingSource(1, csv('a.csv', '')),
    columns: roles.map((role) => ({
      header: role,
      samples: [],
      role,
      confidence: 1,
      reason: '',
      isChosen: false,
    })),
  };
  const effects = (...cells: string[]) => judgeRow(source, cells).map((mark) => mark?.effect ?? '');

  test.each([
    [
      ['1', '2024-12-01', 'K1', 'Tea', '1', '2.50'],
      ['', '', '', '', '', ''],
    ],
    [
      ['', '2024-12-01', 'K1', 'Tea', '1', '2.50'],
      ['aside', '', '', '', '', ''],
    ],
    [
      ['1', 'soon', 'n/a', '\u00A0', '1', 'free'],
      ['', 'aside', 'gap', 'aside', '', 'aside'],
    ],
    [
      ['1', '-', 'K1', 'NONE', '-2', '1e2'],
      ['', 'gap', '', '', 'gap', ''],
    ],
  ])('%j', (cells, expected) => {
    expect(effects(...cells)).toEqual(expected);
  });
});

describe('progress', () => {
  const files = [
    { name: 'lines.csv', kind: 'lines', bytes: 900 },
    { name: 'products.csv', kind: 'products', bytes: 100 },
  ] as const;
  const states = (stage: string, total = 1000) =>
    loadStages(files, { stage, done: 0, total }).map(({ state }) => state);

  test('goes through the files in the order they are read, then through the rest', () => {
    expect(loadStages(files, null).map(({ name }) => name)).toEqual([
      'Read products.csv',
      'Read lines.csv',
      'Check the rows',
      'Build the shop',
      'Count baskets',
    ]);
    expect(states('Read lines.csv')).toEqual(['done', 'now', 'next', 'next', 'next']);
    expect(states('Build orders', 0)).toEqual(['done', 'done', 'done', 'now', 'next']);
    expect(loadStages(files, { stage: 'Build orders', done: 0, total: 0 })[3]?.part).toBe('orders');
  });

  test('counts bytes, all of them once reading is over', () => {
    expect(bytesRead(files, null)).toBe(0);
    expect(bytesRead(files, { stage: 'Read lines.csv', done: 460, total: 1000 })).toBe(460);
    expect(bytesRead(files, { stage: 'Count baskets', done: 0, total: 0 })).toBe(1000);
  });

  test('speaks at quarters of the way', () => {
    const spoken = [0, 100, 260, 490, 760].map((done) =>
      spokenProgress(files, { stage: 'Read lines.csv', done, total: 1000 }),
    );
    expect(new Set(spoken)).toEqual(
      new Set([
        'Read lines.csv',
        'Read lines.csv, 25% of the files read',
        'Read lines.csv, 75% of the files read',
      ]),
    );
  });
});

describe('orders per day', () => {
  test('finds the days without an order, given as zero or not at all', () => {
    const strip = dayStrip([
      { day: '2024-12-30', orders: 2 },
      { day: '2024-12-31', orders: 0 },
      { day: '2025-01-02', orders: 4 },
      { day: '2025-01-04', orders: 1 },
    ]);
    expect(strip?.bars).toEqual([2, 0, 0, 4, 0, 1]);
    expect(strip?.missing).toBe(3);
    expect(strip?.longestGap).toEqual({ from: '2024-12-31', days: 2 });
  });

  test('puts many days into one bar, and keeps every order', () => {
    const days = Array.from({ length: 3000 }, (_, index) => ({
      day: new Date(Date.UTC(2017, 0, 1 + index)).toISOString().slice(0, 10),
      orders: 1,
    }));
    const strip = dayStrip(days);
    expect(strip?.daysPerBar).toBe(5);
    expect(strip?.bars.reduce((sum, orders) => sum + orders, 0)).toBe(3000);
    expect(strip?.missing).toBe(0);
    expect(strip!.ticks.length).toBeLessThanOrEqual(15);
  });

  test('is nothing without days, and bears a wrong year', () => {
    expect(dayStrip([])).toBeNull();
    const strip = dayStrip([
      { day: '0024-12-01', orders: 1 },
      { day: '2024-12-01', orders: 1 },
    ]);
    expect(strip!.bars.length).toBeLessThanOrEqual(640);
    expect(strip?.bars.at(-1)).toBe(1);
  });
});

test('rows set aside are handed out with formulas defused and numbers as they stood', () => {
  const text = setAsideCsv({
    header: ['Source', 'Qty', 'Note'],
    rows: [
      ['a.csv', '-1', '=HYPERLINK("x")'],
      ['a.csv', '-1.50', '+1'],
    ],
  });
  expect(text).toBe(`Source,Qty,Note\na.csv,-1,"'=HYPERLINK(""x"")"\na.csv,'-1.50,'+1\n`);
});

test('a share shows that it is not all and not nothing', () => {
  setFormats({ locale: 'en-GB', currency: 'EUR' });
  expect(shareOf(0, 10)).toBe('0%');
  expect(shareOf(10, 10)).toBe('100%');
  expect(shareOf(1507, 111_084)).toBe('1.4%');
  expect(shareOf(3, 10_000)).toBe('0.03%');
  expect(shareOf(33_000_000 - 1, 33_000_000)).toBe('> 99.999%');
  expect(shareOf(0, 0)).toBe('0%');
});
