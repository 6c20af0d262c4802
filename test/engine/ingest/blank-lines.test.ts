import { expect, test } from 'vitest';
import { plainDialect } from '../../../src/domain/recipe/recipe';
import { readText } from '../../../workers/read/dialect/dialect';
import { createEngine } from '../../../workers/state';
import { loadShop } from '../../../workers/ingest/load';
import { call, openNodeDatabase } from '../support/node-database';
import { recipeOf } from '../support/recipe-of';

const engine = createEngine(await openNodeDatabase());

const header = 'order_id,ordered_at,product_name,quantity';
/** Makes a file of four rows, the third of which has a date that cannot be read. */
const linesWith = (blank: string, end: string) =>
  [
    header,
    '1,2024-01-01,Soap,1',
    blank,
    '1,2024-01-01,Brush,1',
    blank,
    blank,
    '2,soon,Soap,1',
    '3,2024-01-03,Soap,1',
  ].join(end);

test.each([
  ['blanks', '', '   '],
  ['a tab', '', '\t'],
  ['blanks that do not break', '', ' \u00a0\u2003'],
  ['nothing', '', ''],
  ['blanks, above the header too', '  ', '  '],
  ['nothing, above the header too', '', ''],
])(
  'a line of nothing but white space is no row, whoever reads the file: %s',
  async (name, before, blank) => {
    const isAbove = name.includes('above');
    for (const end of ['\n', '\r\n']) {
      const text = `${isAbove ? before + end : ''}${linesWith(blank, end)}`;
      const records = readText(text, false, plainDialect);
      const bad = records.find(({ cells }) => cells[1] === 'soon');
      const recipe = recipeOf({ 'lines.csv': { kind: 'lines', text: header } });
      const files = [new File([text], 'lines.csv')];
      // oxlint-disable-next-line no-await-in-loop -- one database
      const report = await loadShop(engine, { recipe, files }, call());
      expect(report.summary).toMatchObject({ rowsRead: 4, rowsLoaded: 3, rowsSetAside: 1 });
      expect(report.setAside).toEqual([
        { source: 'lines.csv', reason: 'bad-date', rows: 1, firstRow: bad?.line, example: 'soon' },
      ]);
    }
  },
  120_000,
);
