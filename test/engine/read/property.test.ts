import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plainDialect, type Dialect } from '../../../src/domain/recipe/recipe';
import { detectDialect, readText } from '../../../workers/read/dialect/dialect';
import { RecordReader } from '../../../workers/read/records';

const RUNS = process.env['BUNDLEWISE_LONG'] ? 10_000 : 300;
/** A busy machine may take this long; the time is not what is tested. */
const patience = { timeout: process.env['BUNDLEWISE_LONG'] ? 1_800_000 : 120_000 };
const seeded = { numRuns: RUNS, seed: 20_240_501 };

const delimiter = fc.constantFrom(',', ';', '\t', '|', '||', '|~|', '::');
const quoting = fc.constantFrom(
  { quote: '"', escape: '"' },
  { quote: '"', escape: '\\' },
  { quote: "'", escape: "'" },
);
const dialects = fc
  .record({ delimiter, quoting, skip: fc.nat(3) })
  .map(({ delimiter, quoting, skip }): Dialect => ({
    ...plainDialect,
    delimiter,
    ...quoting,
    skip,
  }));

/** Writes rows with every cell quoted that may be misread otherwise. */
function written(rows: readonly string[][], dialect: Dialect, lineEnd: string): string {
  const { delimiter, quote, escape } = dialect;
  const cell = (text: string) => {
    if (text !== '' && /^[\p{L}\p{N} ]+$/u.test(text) && text.trim() === text) return text;
    const inner = escape === '\\' ? text.replaceAll('\\', '\\\\') : text;
    return quote + inner.replaceAll(quote, escape + quote) + quote;
  };
  const before = 'A title\n'.repeat(dialect.skip);
  return before + rows.map((row) => row.map(cell).join(delimiter) + lineEnd).join('');
}

const cells = fc.oneof(
  fc.string({
    maxLength: 6,
    unit: fc.constantFrom(
      'a',
      'Z',
      '9',
      ' ',
      '"',
      "'",
      ',',
      ';',
      '|',
      '~',
      ':',
      '\t',
      '\n',
      '\r',
      '\\',
      'é',
      '猫',
    ),
  }),
  fc.string({ maxLength: 8 }),
);
const tables = fc.integer({ min: 1, max: 5 }).chain((width) =>
  fc.array(fc.array(cells, { minLength: width, maxLength: width }), {
    minLength: 1,
    maxLength: 8,
  }),
);
const lineEnds = fc.constantFrom('\n', '\r\n', '\r');

test(
  'with the dialect given, every table is read back as it was written, however it is cut',
  patience,
  () => {
    fc.assert(
      fc.property(
        tables,
        dialects,
        lineEnds,
        fc.integer({ min: 1, max: 40 }),
        (rows, dialect, lineEnd, size) => {
          const text = written(rows, dialect, lineEnd);
          const reader = new RecordReader(dialect);
          const records = [];
          for (let at = 0; at < text.length; at += size)
            records.push(...reader.push(text.slice(at, at + size)));
          records.push(...reader.end());
          expect(records.map((record) => record.cells)).toEqual(rows);
          expect(records.every(({ flags }) => flags === 0)).toBe(true);
        },
      ),
      seeded,
    );
  },
);

/** These make a shop's rows, from which the dialect can be told. */
const names = fc.constantFrom(
  'Tea',
  'Green tea',
  'Rye bread',
  'Milk 1 l',
  'Soap, mild',
  'Brush; soft',
  'Pan 12"',
);
const shops = fc.array(
  fc.tuple(
    fc.integer({ min: 1000, max: 9999 }).map(String),
    names,
    fc.integer({ min: 1, max: 99 }).map(String),
  ),
  { minLength: 6, maxLength: 20 },
);

test(
  'where a shop’s rows decide the dialect, it is detected; where not, that is said',
  patience,
  () => {
    fc.assert(
      fc.property(shops, delimiter, lineEnds, (rows, delimiter, lineEnd) => {
        const table = [['order_id', 'product', 'quantity'], ...rows];
        const text = written(table, { ...plainDialect, delimiter }, lineEnd);
        const guess = detectDialect(text, false);
        const read = readText(text, false, guess.dialect).map((record) => record.cells);
        if (guess.confidence >= 0.9) expect(read).toEqual(table);
        expect(guess.dialect).toMatchObject({ delimiter, hasHeader: true });
      }),
      seeded,
    );
  },
);
