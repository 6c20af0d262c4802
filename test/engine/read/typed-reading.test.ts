import { describe, expect, test } from 'vitest';
import type { DateFormat, DecimalSign, Recipe } from '../../../src/domain/recipe/recipe';
import { stageAll } from '../../../workers/ingest/build/build-tables';
import { openShopDatabase } from '../../../workers/ingest/build/shop-database';
import { call, openNodeDatabase } from '../support/node-database';
import { recipeOf } from '../support/recipe-of';
import { rows } from '../support/rows';

const database = await openNodeDatabase();

const HEADER = 'order_id,ordered_at,customer_id,product_id,quantity,unit_price,channel';
const PLAIN = ['1', '2024-03-01 08:05', 'C1', 'P1', '2', '1.50', 'web'];
const AT = { date: 1, customer: 2, quantity: 4, price: 5, last: 6 };

interface Written {
  format?: DateFormat;
  sign?: DecimalSign;
  date?: string;
}

/** Makes a recipe; a second format that no date has makes the database read the file as text. */
function recipe(asText: boolean, { format = 'iso', sign = '.' }: Written): Recipe {
  const made = recipeOf({ 'lines.csv': { kind: 'lines', text: HEADER } });
  const columns = made.sources[0]!.columns.map((column) => ({
    ...column,
    formats: column.role === 'ordered_at' ? [format, ...(asText ? ['%Y~%d~%m'] : [])] : undefined,
    decimal: ['quantity', 'unit_price'].includes(column.role) ? sign : undefined,
  }));
  return { ...made, sources: [{ ...made.sources[0]!, columns }] };
}

/** Returns the staged rows, and how often the file was read for them. */
async function staged(text: string, asText: boolean, written: Written) {
  const before = database.statements.length;
  const files = [new File([text], 'lines.csv')];
  const beside = await openShopDatabase(database, 'plain', call());
  await stageAll(database, recipe(asText, written), files, 1e9, call());
  const reads = database.statements.slice(before).filter((sql) => sql.includes('INTO stage_lines'));
  const seen = await rows(database, 'SELECT * EXCLUDE (line) FROM stage_lines ORDER BY rowid');
  await beside.leave();
  return { reads: reads.length, seen };
}

/**
 * Reads rows typed where that is possible, and as text, and expects the same. It returns whether it was
 * possible.
 */
async function sameBothWays(rowsOfFile: readonly string[], written: Written = {}) {
  const text = `${[HEADER, ...rowsOfFile].join('\n')}\n`;
  const typed = await staged(text, false, written);
  const asText = await staged(text, true, written);
  expect(typed.seen).toEqual(asText.seen);
  return { isTyped: typed.reads === 1 };
}

const rowWith = (at: number, cell: string, base = PLAIN) =>
  base.map((each, index) => (index === at ? cell : each)).join(',');
const around = (odd: string, base = PLAIN) => [
  base.join(','),
  odd,
  rowWith(0, '2', base),
  rowWith(0, '3', base),
];

test('a file of plain cells is read once, its numbers and dates converted on the way', async () => {
  expect(await sameBothWays(around(PLAIN.join(',')))).toEqual({ isTyped: true });
});

const NUMBERS = [
  '',
  '""',
  '0',
  '-3',
  '+3',
  '007',
  '.5',
  '5.',
  '1.23456',
  '1e2',
  '1E-2',
  '1_000',
  '99999999999',
  ' 3',
  '3 ',
  '\xA03',
  '"3"',
  '" 3 "',
  '1 234',
  '"1,234"',
  '1.234.567',
  '(3)',
  '3-',
  '€3',
  '3 %',
  'null',
  'NA',
  'n/a',
  '-',
  'nan',
  'inf',
  '-inf',
  'true',
  '0x10',
  '1/2',
  'three',
  '1e400',
  '123456789012345.5',
  '1234567890123456789',
  '-0.00005',
  '1.00005',
  '٣',
  '３',
];
test.each(NUMBERS)('a number written %j is the same, converted or as text', async (cell) => {
  await sameBothWays(around(rowWith(AT.price, cell)));
});

const DATES = [
  '',
  '2024-03-01',
  '2024-3-1',
  '2024/03/01',
  '20240301',
  '2024-02-30',
  '2024-13-01',
  '2024-03',
  '2024-03-01T08:05',
  '2024-03-01 08:05:06',
  '2024-03-01 08:05:06.123456',
  '2024-03-01 8:05',
  '2024-03-01 08:05:06.1234567',
  '2024-03-01 08:05:06Z',
  '2024-03-01T08:05:06+02:00',
  '2024-03-01 08:05:06 +0200',
  '2024-03-01 08:05 UTC',
  '2024-03-01 24:00:00',
  '2024-03-01 08:60',
  ' 2024-03-01',
  '2024-03-01 ',
  '"2024-03-01"',
  '2024-03-01\xA0',
  '2024-03-01 08:05 PM',
  'epoch',
  'infinity',
  '-infinity',
  'today',
  'now',
  '1970-01-01',
  '1970-01-01 00:00:00',
  '0001-01-01',
  '9999-12-31',
  '10000-01-01',
  '-2024-03-01',
  '2024-03-01 (BC)',
  '0044-03-15 BC',
  'null',
  'soon',
  '1',
  '45352',
  '1709280000',
  '01.03.2024',
  '03/01/2024',
];
test.each(DATES)('a date written %j is the same, converted or as text', async (cell) => {
  await sameBothWays(around(rowWith(AT.date, cell)));
});

describe('other ways of writing', () => {
  const german = PLAIN.with(AT.date, '01.03.2024').with(AT.price, '"1,50"');
  const written: Written = { format: '%d.%m.%Y', sign: ',' };

  test('a comma in numbers and days first are converted, too', async () => {
    expect(await sameBothWays(around(german.join(','), german), written)).toEqual({
      isTyped: true,
    });
  });

  test.each(['"1.234,5"', '1.234', '1.5', '"0,5"', '"-3,"', '",5"', '"1,2,3"', '2', '"1,5 €"'])(
    'a number written %j with a comma for a point',
    async (cell) => {
      await sameBothWays(around(rowWith(AT.price, cell, german), german), written);
    },
  );

  test.each([
    '1.3.2024',
    '01.03.24',
    '31.02.2024',
    '2024-03-01',
    '01.03.2024 08:05',
    ' 01.03.2024',
  ])('a date written %j, days first', async (cell) => {
    await sameBothWays(around(rowWith(AT.date, cell, german), german), written);
  });

  test.each([
    ['%d/%m/%Y %H:%M', '01/03/2024 08:05', '1/3/2024 8:5'],
    ['%m/%d/%y', '03/01/24', '3/1/24'],
    ['%Y%m%d', '20240301', '240301'],
    ['%d-%m-%Y %H:%M:%S', '01-03-2024 08:05:06', '01-03-2024'],
  ])('dates as %s', async (format, usual, odd) => {
    const base = PLAIN.with(AT.date, usual);
    expect(await sameBothWays(around(base.join(','), base), { format })).toEqual({ isTyped: true });
    await sameBothWays(around(rowWith(AT.date, odd, base), base), { format });
  });
});

describe('rows that do not fit', () => {
  test.each([
    ['short', '1,2024-03-01,C1'],
    ['without its last cell', '1,2024-03-01,C1,P1,2,1.50'],
    ['long', `${PLAIN.join(',')},more`],
    ['long, by nothing', `${PLAIN.join(',')},,`],
    ['empty', ''],
    ['blank', '   '],
    ['of empty cells', ',,,,,,'],
    ['the header again', HEADER],
    ['a total', 'Total,,,,8,12.00,'],
    ['without an order', rowWith(0, '')],
    ['without a product', rowWith(3, ' ')],
    ['with a line in a cell', rowWith(AT.last, '"web\nshop"')],
    ['with a quote in a cell', rowWith(AT.last, '"the ""web"""')],
    ['with a quote that stays open', rowWith(AT.last, '"web')],
    ['with a quote that stays open in its first cell', `"${PLAIN.join(',')}`],
    ['with a quote that stays open within', rowWith(AT.customer, '"C1')],
    ['with a quote in the middle', rowWith(AT.customer, 'C"1')],
    ['with text behind a quote', rowWith(AT.customer, '"C"1')],
    ['with a customer of no name', rowWith(AT.customer, 'null')],
  ])('a row %s', async (_, row) => {
    await sameBothWays(around(row));
    // The same holds for the last row.
    await sameBothWays([PLAIN.join(','), rowWith(0, '2'), row]);
  });
});
