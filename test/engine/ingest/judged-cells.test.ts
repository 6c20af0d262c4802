import { describe, expect, test } from 'vitest';
import type { ColumnRecipe } from '../../../src/domain/recipe/recipe';
import { loadShop } from '../../../workers/ingest/load';
import { setAsideRows } from '../../../workers/ingest/report/set-aside';
import { isUnreadable } from '../../../workers/ingest/cells/cells';
import { timestamp } from '../../../workers/ingest/cells/dates';
import { decimal } from '../../../workers/ingest/cells/numbers';
import { sql, type Sql } from '../../../workers/sql';
import { createEngine } from '../../../workers/state';
import { call, openNodeDatabase } from '../support/node-database';
import { recipeOf } from '../support/recipe-of';
import { rows } from '../support/rows';

const database = await openNodeDatabase();

const HEADER = 'order_id,ordered_at,product_id,unit_price';
const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;

/** Loads a line of an order for each cell; answers what was made of it, `set aside` for nothing. */
async function loaded(
  column: 'ordered_at' | 'unit_price',
  cells: readonly string[],
  how: Partial<ColumnRecipe>,
) {
  const lines = cells.map((cell, at) =>
    column === 'ordered_at' ? `${at},${quoted(cell)},P1,1` : `${at},2024-03-01,P1,${quoted(cell)}`,
  );
  const text = `${[HEADER, ...lines, 'last,2024-03-01,P1,1'].join('\n')}\n`;
  const recipe = recipeOf({ 'lines.csv': { kind: 'lines', text } });
  const [source] = recipe.sources;
  const columns = source!.columns.map((each) =>
    each.role === column ? { ...each, ...how } : each,
  );
  const input = {
    recipe: { ...recipe, sources: [{ ...source!, columns }] },
    files: [new File([text], 'lines.csv')],
  };
  const engine = createEngine(database);
  await loadShop(engine, input, call());
  const found = await rows(
    database,
    `SELECT order_id, ${column} FROM line JOIN orders USING (order_key)`,
  );
  const values = new Map(found.map((row) => row.split(' | ') as [string, string]));
  const { rows: aside } = await setAsideRows(engine, null, call());
  expect(values.size + aside.length).toBe(cells.length + 1);
  return cells.map((_, at) => values.get(String(at)) ?? 'set aside');
}

/** What the expression makes of each cell by itself. */
async function judged(value: Sql, cells: readonly string[]): Promise<string[]> {
  const values = sql.join(cells.map((cell, at) => sql`(${at}, ${cell})`));
  const found = await rows(
    database,
    sql`SELECT n, CASE WHEN ${isUnreadable(sql`c0`, sql`value`)} THEN 'set aside' ELSE coalesce(value::VARCHAR, '∅') END
     FROM (SELECT n, c0, ${value} AS value FROM (VALUES ${values}) v(n, c0)) ORDER BY n`.text,
  );
  return found.map((row) => row.split(' | ')[1] ?? '');
}

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

describe('a cell of a file of lines, judged once for all lines that have it, means what it means by itself', () => {
  test.each(['.', ','] as const)('a number, with %j for its point', async (sign) => {
    // Some stand in several lines.
    const cells = [...NUMBERS, ...NUMBERS.slice(5, 15)].map((cell) =>
      cell.replace(/^"(.*)"$/, '$1'),
    );
    expect(await loaded('unit_price', cells, { decimal: sign })).toEqual(
      await judged(decimal(sql`c0`, sign), cells),
    );
  });

  test.each(['iso', '%d.%m.%Y', '%m/%d/%Y', 'excel', 'epoch'])(
    'a date, written as %s',
    async (format) => {
      const cells = [...DATES, ...DATES.slice(5, 15)].map((cell) => cell.replace(/^"(.*)"$/, '$1'));
      expect(await loaded('ordered_at', cells, { formats: [format] })).toEqual(
        await judged(timestamp(sql`c0`, [format]), cells),
      );
    },
  );
});
