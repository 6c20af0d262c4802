import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { DateFormat } from '../../../src/domain/recipe/recipe';
import { timestamp } from '../../../workers/ingest/cells/dates';
import { decimal } from '../../../workers/ingest/cells/numbers';
import { sql, type Sql } from '../../../workers/sql';
import { columnDates } from '../../../workers/understand/values/date-format';
import { columnNumbers } from '../../../workers/understand/values/number-format';
import { openNodeDatabase } from '../support/node-database';
import { rows } from '../support/rows';

/** Dates and numbers that a shop's system writes and the page reads have the same values again. */

const RUNS = process.env['BUNDLEWISE_LONG'] ? 10_000 : 250;
const seeded = { numRuns: RUNS, seed: 20_241_125 };
/** One query reads this many columns. */
const BATCH = 25;

/** A busy machine may take this long; the time is not what is tested. */
const patience = { timeout: process.env['BUNDLEWISE_LONG'] ? 1_800_000 : 240_000 };

const database = await openNodeDatabase();

/** Returns the texts of columns, each read by an expression, with NULL as `∅`. */
async function readBack(columns: readonly { texts: string[]; read: Sql }[]): Promise<string[][]> {
  const read: string[][] = [];
  for (let from = 0; from < columns.length; from += BATCH) {
    const selects = columns.slice(from, from + BATCH).map(({ texts, read: cell }, column) => {
      const values = sql.join(texts.map((text, row) => sql`(${row}, ${text})`));
      return sql`SELECT ${column} AS n, row, (${cell})::VARCHAR AS value FROM (VALUES ${values}) v(row, c0)`;
    });
    // oxlint-disable-next-line no-await-in-loop -- one database
    const found = await rows(database, `${sql.join(selects, sql` UNION ALL `)} ORDER BY n, row`);
    const all = columns.slice(from, from + BATCH).map((): string[] => []);
    for (const row of found) {
      const [column = '', , value = ''] = row.split(' | ');
      all[Number(column)]?.push(value);
    }
    read.push(...all);
  }
  return read;
}

const two = (value: number) => String(value).padStart(2, '0');

interface Moment {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
}

/** A style writes the day of a date. The order of its parts may have to be told. */
interface DayStyle {
  format: string;
  order: 'day' | 'month' | null;
  write: (moment: Moment) => string;
}

const pattern = (format: string, { year, month, day }: Moment) =>
  format
    .replace('%Y', String(year))
    .replace('%y', two(year % 100))
    .replace('%-d', String(day))
    .replace('%-m', String(month))
    .replace('%d', two(day))
    .replace('%m', two(month));

const dayStyle = (written: string, order: DayStyle['order']): DayStyle => ({
  format: written.replaceAll('%-', '%'),
  order,
  write: (moment) => pattern(written, moment),
});

const DAYS: readonly DayStyle[] = [
  dayStyle('%d.%m.%Y', 'day'),
  dayStyle('%-d.%-m.%Y', 'day'),
  dayStyle('%d.%m.%y', 'day'),
  dayStyle('%d/%m/%Y', 'day'),
  dayStyle('%d-%m-%Y', 'day'),
  dayStyle('%d/%m/%y', 'day'),
  dayStyle('%m/%d/%Y', 'month'),
  dayStyle('%-m/%-d/%Y', 'month'),
  dayStyle('%m-%d-%Y', 'month'),
  dayStyle('%m/%d/%y', 'month'),
  dayStyle('%Y-%m-%d', null),
  dayStyle('%Y/%m/%d', null),
  dayStyle('%Y.%m.%d', null),
  dayStyle('%Y%m%d', null),
];

interface ClockStyle {
  /** The style as strptime's format. */
  format: string;
  write: (moment: Moment) => string;
  /** Returns the moment as far as it is written. */
  kept: (moment: Moment) => Moment;
}

const clock = (
  format: string,
  write: ClockStyle['write'],
  kept: Partial<Moment> = {},
): ClockStyle => ({ format, write, kept: (moment) => ({ ...moment, ...kept }) });

const hms = ({ hour, minute, second }: Moment) => `${two(hour)}:${two(minute)}:${two(second)}`;
const CLOCKS: readonly ClockStyle[] = [
  clock('', () => '', { hour: 0, minute: 0, second: 0 }),
  clock(' %H:%M', ({ hour, minute }) => ` ${two(hour)}:${two(minute)}`, { second: 0 }),
  clock(' %H:%M', ({ hour, minute }) => ` ${hour}:${two(minute)}`, { second: 0 }),
  clock(' %H:%M:%S', (moment) => ` ${hms(moment)}`),
  clock(
    ' %I:%M %p',
    ({ hour, minute }) => ` ${hour % 12 || 12}:${two(minute)} ${hour < 12 ? 'AM' : 'PM'}`,
    { second: 0 },
  ),
  clock(' %H:%M:%S.%g', (moment) => ` ${hms(moment)}.000`),
];
/** A zone stands behind a time, but the wall clock counts. */
const ZONES = ['', 'Z', '+02:00', '-0500', ' -0500', ' UTC'];

const moments = fc.record({
  year: fc.integer({ min: 1995, max: 2039 }),
  month: fc.integer({ min: 1, max: 12 }),
  day: fc.integer({ min: 1, max: 28 }),
  hour: fc.nat(23),
  minute: fc.nat(59),
  second: fc.nat(59),
});
const dateColumns = fc.record({
  values: fc.array(moments, { minLength: 4, maxLength: 14 }),
  day: fc.constantFrom(...DAYS),
  clock: fc.constantFrom(...CLOCKS),
  zone: fc.constantFrom(...ZONES),
});

const isoOf = ({ year, month, day, hour, minute, second }: Moment) =>
  `${year}-${two(month)}-${two(day)} ${two(hour)}:${two(minute)}:${two(second)}`;

function dateCase({ values, day, clock: { format, write, kept }, zone }: DateColumn) {
  const written = format === '' || format.includes('%p') ? '' : zone;
  const texts = values.map((moment) => `${day.write(moment)}${write(moment)}${written}`);
  const zoneFormat = written === '' ? '' : written.replace(/[+-]\d\d:?\d\d/, '%z');
  const given: DateFormat = `${day.format}${format}${zoneFormat}`;
  return {
    texts,
    given,
    order: day.order,
    truth: values.map((moment) => isoOf(kept(moment))),
    dates: columnDates(texts, { isContinental: false, isNamed: true }),
  };
}
type DateColumn = typeof dateColumns extends fc.Arbitrary<infer T> ? T : never;
const dateCases = () => fc.sample(dateColumns, seeded).map(dateCase);

test('dates are read back as they were written, with the format given', patience, async () => {
  const cases = dateCases();
  const read = await readBack(
    cases.map(({ texts, given }) => ({ texts, read: timestamp(sql`c0`, [given]) })),
  );
  expect(wrong(cases, read)).toEqual([]);
});

test(
  'dates are read back as they were written, with the format detected, or it is asked',
  patience,
  async () => {
    const cases = dateCases().map((each) => ({
      ...each,
      isDecided: isDecided(each.texts, each.order),
    }));
    const undetected = cases.filter(({ dates }) => dates === null);
    expect(undetected.map(({ texts, given }) => [given, texts[0]])).toEqual([]);
    const asked = cases.filter(({ dates, isDecided: decided }) => decided && dates?.open);
    expect(asked.map(({ texts }) => texts)).toEqual([]);
    // A column that is neither decided nor asked about is told by what the file shows, e.g. by dates
    // that follow.
    const certain = cases.filter(({ isDecided: decided }) => decided);
    expect(certain.length).toBeGreaterThan(cases.length / 2);
    const read = await readBack(
      certain.map(({ texts, dates }) => ({ texts, read: timestamp(sql`c0`, dates?.formats) })),
    );
    expect(wrong(certain, read)).toEqual([]);
    // Where the page asks, one of the two answers reads all of them as they were written.
    const open = cases.flatMap((each) =>
      each.dates?.open ? [{ ...each, open: each.dates.open }] : [],
    );
    expect(open.length).toBeGreaterThan(0);
    const [first, other] = [
      await readBack(
        open.map(({ texts, dates }) => ({ texts, read: timestamp(sql`c0`, dates?.formats) })),
      ),
      await readBack(
        open.map(({ texts, open: { otherFormats } }) => ({
          texts,
          read: timestamp(sql`c0`, otherFormats),
        })),
      ),
    ];
    const neither = open.filter(
      ({ truth }, index) =>
        ![first[index], other[index]].some((each) => String(each) === String(truth)),
    );
    expect(neither.map(({ texts }) => texts)).toEqual([]);
  },
);

/** Tells whether a column says by itself in which order its parts stand. */
function isDecided(texts: readonly string[], order: 'day' | 'month' | null): boolean {
  if (order === null) return true;
  return texts.some((text) => {
    const [first = 0, second = 0] = (text.match(/\d+/g) ?? []).map(Number);
    return (order === 'day' ? first : second) > 12;
  });
}

/** Lists the columns that were not read back right, with the first wrong cell of each. */
function wrong(cases: readonly { texts: string[]; truth: string[] }[], read: readonly string[][]) {
  return cases.flatMap(({ texts, truth }, index) => {
    const at = truth.findIndex((value, row) => read[index]?.[row] !== value);
    return at < 0 ? [] : [{ text: texts[at], read: read[index]?.[at], truth: truth[at] }];
  });
}

test('serial days of spreadsheets and seconds since 1970 are read back', patience, async () => {
  const cases = fc
    .sample(fc.array(moments, { minLength: 4, maxLength: 10 }), seeded)
    .map((values, index) => {
      const way = (['days', 'whole days', 'seconds', 'milliseconds'] as const)[index % 4];
      const isWhole = way === 'whole days';
      const kept = values.map((moment) =>
        isWhole ? { ...moment, hour: 0, minute: 0, second: 0 } : moment,
      );
      const texts = kept.map(({ year, month, day, hour, minute, second }) => {
        const at = Date.UTC(year, month - 1, day, hour, minute, second);
        if (way === 'seconds') return String(at / 1000);
        if (way === 'milliseconds') return String(at);
        return String(Number((at / 86_400_000 + 25_569).toFixed(9)));
      });
      return {
        texts,
        truth: kept.map(isoOf),
        dates: columnDates(texts, { isContinental: false, isNamed: true }),
      };
    });
  const read = await readBack(
    cases.map(({ texts, dates }) => ({ texts, read: timestamp(sql`c0`, dates?.formats) })),
  );
  expect(wrong(cases, read)).toEqual([]);
});

const GROUPS = {
  '.': ['', ',', ' ', "'", '’', '\u00a0', '\u202f'],
  ',': ['', '.', ' ', "'", '\u00a0', '\u202f'],
};
const AFFIXES: readonly (readonly [before: string, after: string])[] = [
  ['', ''],
  ['', ''],
  ['€', ''],
  ['$ ', ''],
  ['', ' €'],
  ['', '\u00a0zł'],
  ['CHF ', ''],
  ['', ' kr'],
  ['US$', ''],
  ['', '%'],
  ['', ' %'],
];
const NEGATIVES: readonly ((text: string) => string)[] = [
  (text) => `-${text}`,
  (text) => `−${text}`,
  (text) => `${text}-`,
  (text) => `(${text})`,
];

const numberColumns = fc
  .record({
    cents: fc.array(fc.integer({ min: -99_999_999, max: 99_999_999 }), {
      minLength: 6,
      maxLength: 14,
    }),
    decimal: fc.constantFrom('.' as const, ',' as const),
    places: fc.constantFrom(0, 2, 2, 3),
    group: fc.nat(6),
    affix: fc.constantFrom(...AFFIXES),
    negative: fc.constantFrom(...NEGATIVES),
  })
  .map(({ cents, decimal: sign, places, group, affix: [before, after], negative }) => {
    const separator = GROUPS[sign][group % GROUPS[sign].length] ?? '';
    const texts = cents.map((value) => {
      const digits = String(Math.abs(value)).padStart(places + 1, '0');
      const whole = digits.slice(0, digits.length - places);
      const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, separator);
      const text = `${before}${grouped}${places > 0 ? sign + digits.slice(-places) : ''}${after}`;
      return value < 0 ? negative(text) : text;
    });
    const truth = cents.map((value) =>
      (value / 10 ** places).toFixed(4).replace(/^-(0\.0000)$/, '$1'),
    );
    const isDecided =
      places === 2 ||
      (places === 3 && separator !== '' && cents.some((value) => Math.abs(value) >= 10 ** 6));
    return { texts, truth, sign, isDecided, numbers: columnNumbers(texts) };
  });

test(
  'numbers are read back as they were written, with the decimal sign given',
  patience,
  async () => {
    const cases = fc.sample(numberColumns, seeded);
    const read = await readBack(
      cases.map(({ texts, sign }) => ({ texts, read: decimal(sql`c0`, sign) })),
    );
    expect(wrong(cases, read)).toEqual([]);
  },
);

test(
  'numbers are read back as they were written, with the decimal sign detected where it can be',
  patience,
  async () => {
    const cases = fc.sample(numberColumns, seeded).filter(({ isDecided: decided }) => decided);
    expect(cases.filter(({ numbers }) => numbers === null).map(({ texts }) => texts)).toEqual([]);
    const read = await readBack(
      cases.map(({ texts, numbers }) => ({ texts, read: decimal(sql`c0`, numbers?.decimal) })),
    );
    expect(wrong(cases, read)).toEqual([]);
  },
);
