import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MONTH_LANGUAGES, monthNames } from '../../../src/domain/dates/month-names';
import { columnDates, columnTimes } from '../../../workers/understand/values/date-format';
import { columnNumbers } from '../../../workers/understand/values/number-format';

const runs = process.env['BUNDLEWISE_LONG'] ? 10_000 : 300;
const named = { isNamed: true, isContinental: false };

describe('date formats', () => {
  test.each<[string[], string[]]>([
    [['2024-01-31'], ['iso']],
    [['2024-01-31 10:00:00', '2024-02-01'], ['iso']],
    [['2024-01-31T10:00:00.000Z'], ['iso']],
    [['2024-01-31 10:00:00 -0500'], ['iso']],
    [['2024/01/31'], ['iso']],
    [['2024.01.31'], ['%Y.%m.%d']],
    [['31/01/2024', '01/02/2024'], ['%d/%m/%Y']],
    [['01/31/2024', '02/01/2024'], ['%m/%d/%Y']],
    [['1/31/24 3:05 PM'], ['%m/%d/%y %I:%M %p']],
    [['31.01.2024 15:05:10'], ['%d.%m.%Y %H:%M:%S']],
    [['31.01.2024, 15:05 Uhr'], ['%d.%m.%Y, %H:%M Uhr']],
    [['31/01/2024 14h30'], ['%d/%m/%Y %Hh%M']],
    [['20240131', '20240201'], ['%Y%m%d']],
    [['20240131T101500'], ['%Y%m%dT%H%M%S']],
    [['31 Jan 2024'], ['%d %b %Y']],
    [['Jan 5, 2024'], ['%b %d, %Y']],
    [['Wed, 31 Jan 2024 10:00:00 +0100'], ['%a, %d %b %Y %H:%M:%S %z']],
    [['3. März 2024'], ['%d. %B %Y@de']],
    [['5 de mayo de 2024'], ['%d de %B de %Y@es']],
    // No part is ever above 12: the days of one month follow each other, the months of one day do not.
    [['03/05/2024', '04/05/2024', '05/05/2024', '06/05/2024'], ['%d/%m/%Y']],
    [['05/03/2024', '05/04/2024', '05/05/2024', '05/06/2024'], ['%m/%d/%Y']],
    [['01.02.2024'], ['%d.%m.%Y']],
    // One slip among many is a row to set aside, not another format.
    [[...Array.from({ length: 30 }, (_, day) => `${day + 1}/01/2024`), '01/31/2024'], ['%d/%m/%Y']],
    // This goes row by row, as no value of one format can be read by another.
    [
      ['31/01/2024', '2024-02-01', '1 Feb 2024'],
      ['iso', '%d %b %Y', '%d/%m/%Y'],
    ],
    [
      ['31/01/2024 10:00', '01/02/24'],
      ['%d/%m/%y', '%d/%m/%Y %H:%M'],
    ],
  ])('%j', (values, formats) => {
    const found = columnDates(values);
    expect(found?.formats.toSorted()).toEqual(formats.toSorted());
    expect(found?.open).toBeNull();
  });

  test('a year of two digits is tried before one of four', () => {
    expect(columnDates(['31/01/2024', '31/01/24'])?.formats).toEqual(['%d/%m/%y', '%d/%m/%Y']);
  });

  test.each([[[]], [['']], [['12', '13']], [['soon']], [['10:30']], [['9.50', '10.50']]])(
    '%j are no dates',
    (values) => {
      expect(columnDates(values)).toBeNull();
    },
  );

  test('numbers are dates where the header says so', () => {
    expect(columnDates(['45292', '45293.5'], named)?.formats).toEqual(['excel']);
    expect(columnDates(['1704067200'], named)?.formats).toEqual(['epoch']);
    expect(columnDates(['1704067200000'], named)?.formats).toEqual(['epoch']);
    expect(columnDates(['45292'])).toBeNull();
  });

  test('what nothing decides is open, the likelier first', () => {
    const slashes = columnDates(['03/04/2024']);
    expect(slashes).toMatchObject({ formats: ['%m/%d/%Y'], because: null });
    expect(slashes?.open).toMatchObject({ example: '03/04/2024', otherFormats: ['%d/%m/%Y'] });
    expect(columnDates(['03-04-2024'])?.formats).toEqual(['%d-%m-%Y']);
    const continental = columnDates(['03/04/2024'], { isNamed: true, isContinental: true });
    expect(continental).toMatchObject({ formats: ['%d/%m/%Y'], open: null });
  });

  test('two orders in one column are open', () => {
    const values = ['31/01/2024', '30/01/2024', '01/31/2024'];
    expect(columnDates(values)).toMatchObject({ formats: ['%d/%m/%Y'], because: null });
    expect(columnDates(values)?.open?.detail).toBe(
      'Both orders occur: 2 can only have the day first, 1 only the month.',
    );
  });

  test('times of day', () => {
    expect(columnTimes(['09:58:11', '10:05:34'])).toEqual(['%H:%M:%S']);
    expect(columnTimes(['9:58 AM'])).toEqual(['%I:%M %p']);
    expect(columnTimes(['9.50'])).toBeNull();
  });

  test(`${runs} random formats are told, or said to be open`, () => {
    const styles = fc.record({
      order: fc.constantFrom('day', 'month', 'year'),
      separator: fc.constantFrom('/', '-', '.'),
      isPadded: fc.boolean(),
      isShortYear: fc.boolean(),
      month: fc.constantFrom('number', ...MONTH_LANGUAGES),
      time: fc.constantFrom('', ' %H:%M', ' %H:%M:%S', ' %I:%M %p'),
      days: fc.array(fc.integer({ min: 0, max: 900 }), { minLength: 3, maxLength: 60 }),
    });
    fc.assert(
      fc.property(styles, (style) => {
        const days = style.days.map(
          (day) => new Date(Date.UTC(2023, 0, 1 + day, day % 24, day % 60)),
        );
        const found = columnDates(days.map((day) => written(day, style)));
        expect(found).not.toBeNull();
        if (style.month !== 'number' || style.order === 'year') {
          expect(found?.open).toBeNull();
          return;
        }
        // Either it is said to be open, or it is told; then it must be right where anything tells at
        // all.
        const tells = days.some((day) => day.getUTCDate() > 12);
        if (tells) expect(found).toMatchObject({ order: style.order, open: null });
        else if (found?.because === null) expect(found.open).not.toBeNull();
      }),
      { numRuns: runs, seed: 4205 },
    );
  });
});

interface Style {
  order: string;
  separator: string;
  isPadded: boolean;
  isShortYear: boolean;
  month: string;
  time: string;
}

function written(date: Date, style: Style): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const pad = (value: number) => (style.isPadded ? two(value) : String(value));
  const [y, m, d] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
  const [h, min] = [date.getUTCHours(), date.getUTCMinutes()];
  const time = style.time
    .replace('%H', two(h))
    .replace('%I', two(h % 12 === 0 ? 12 : h % 12))
    .replace('%M', two(min))
    .replace('%S', '07')
    .replace('%p', h < 12 ? 'AM' : 'PM');
  const year = style.isShortYear && style.order !== 'year' ? two(y % 100) : String(y);
  const language = MONTH_LANGUAGES.find((known) => known === style.month);
  if (language !== undefined) {
    const name = monthNames[language].full[m - 1]?.split('|')[0] ?? '';
    return style.order === 'month' ? `${name} ${d}, ${year}${time}` : `${d} ${name} ${year}${time}`;
  }
  const parts: Record<string, string[]> = {
    day: [pad(d), pad(m), year],
    month: [pad(m), pad(d), year],
    year: [year, two(m), two(d)],
  };
  return (parts[style.order] ?? []).join(style.separator) + time;
}

describe('numbers', () => {
  test.each<[string[], string, number[]]>([
    [['1.50', '2'], '.', [1.5, 2]],
    [['1,50', '2'], ',', [1.5, 2]],
    [['1.234,50', '3,99'], ',', [1234.5, 3.99]],
    [['1,234.50', '3.99'], '.', [1234.5, 3.99]],
    [['1 234,5', '1\u00a0234,5', '1\u202f234,5'], ',', [1234.5, 1234.5, 1234.5]],
    [["1'234.50", '1’234.50'], '.', [1234.5, 1234.5]],
    [['1,23,456.00'], '.', [123456]],
    [['1.234.567'], ',', [1234567]],
    [['€ 3,50', '3,50 €', '3,50 EUR', 'EUR 3,50'], ',', [3.5, 3.5, 3.5, 3.5]],
    [['$3.50', 'US$ 3.50', '-$3.50', '$-3.50'], '.', [3.5, 3.5, -3.5, -3.5]],
    [['(12.50)', '3.00-', '−4.00', '+5.00'], '.', [-12.5, -3, -4, 5]],
    [['12.50 zł', '3 kr'], '.', [12.5, 3]],
    [['0.125', '0.250'], '.', [0.125, 0.25]],
    // Below a thousand no group is set apart, and above it every group is.
    [['1.234', '950', '12', '1', '7', '30'], ',', [1234, 950, 12, 1, 7, 30]],
    [['1.234', '2000'], '.', [1.234, 2000]],
  ])('%j', (values, decimal, numbers) => {
    const found = columnNumbers(values);
    expect(found).toMatchObject({ decimal, numbers, open: null });
  });

  test('percent and currency are seen', () => {
    expect(columnNumbers(['15%', '5 %'])).toMatchObject({ isPercent: true, numbers: [15, 5] });
    expect(columnNumbers(['3 €', '4 €'])?.currency).toBe('€');
  });

  test('`1.234` alone is open, unless another column tells', () => {
    expect(columnNumbers(['1.234'])?.open).toEqual({ example: '1.234' });
    expect(columnNumbers(['1.234'], ',')).toMatchObject({ numbers: [1234], open: null });
    expect(columnNumbers(['1.234'], '.')).toMatchObject({ numbers: [1.234], open: null });
  });

  test.each([[['CA-2018']], [['2010-12-01']], [['85123A']], [['10:30']], [['three']], [['']]])(
    '%j are no numbers',
    (values) => {
      expect(columnNumbers(values)).toBeNull();
    },
  );

  test(`${runs} random formats are read back, or said to be open`, () => {
    const formats = fc.record({
      decimal: fc.constantFrom('.', ','),
      grouping: fc.constantFrom('', 'other', ' ', "'", '\u202f'),
      digits: fc.integer({ min: 0, max: 4 }),
      currency: fc.constantFrom('', '€ ', '$', ' EUR', ' zł'),
      negative: fc.constantFrom('-x', 'x-', '(x)'),
      values: fc.array(fc.integer({ min: -9_999_999, max: 9_999_999 }), {
        minLength: 1,
        maxLength: 30,
      }),
    });
    fc.assert(
      fc.property(formats, ({ decimal, grouping, digits, currency, negative, values }) => {
        const numbers = values.map((value) => value / 10 ** digits);
        const group = grouping === 'other' ? (decimal === '.' ? ',' : '.') : grouping;
        const texts = numbers.map((number) => {
          const [whole = '', fraction] = Math.abs(number).toFixed(digits).split('.');
          const grouped = whole.replace(/\B(?=(\d{3})+$)/g, group);
          const plain = fraction === undefined ? grouped : grouped + decimal + fraction;
          const priced = currency.startsWith(' ') ? plain + currency : currency + plain;
          return number < 0 ? negative.replace('x', () => priced) : priced;
        });
        const found = columnNumbers(texts);
        expect(found).not.toBeNull();
        if (found === null || found.open !== null) return;
        const isRight = found.numbers.every(
          (number, index) => Math.abs(number - (numbers[index] ?? 0)) < 1e-6,
        );
        // Three decimals without a larger number among them look like thousands, and only then it may
        // err.
        const isHard = digits === 3 || (digits === 0 && grouping === 'other');
        if (!isHard) expect(isRight, texts.join(' | ')).toBe(true);
      }),
      { numRuns: runs, seed: 4205 },
    );
  });
});
