import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plainDialect, type Dialect } from '../../../src/domain/recipe/recipe';
import { toUtf8 } from '../../../workers/read/bytes/utf8';
import { RecordReader } from '../../../workers/read/records';
import { RowCutter, textsOfRow } from '../../../workers/read/rows/row-cutter';

const RUNS = process.env['BUNDLEWISE_LONG'] ? 50_000 : 3000;
/** Of a busy machine; what is tested is not how long it takes. */
const patience = { timeout: process.env['BUNDLEWISE_LONG'] ? 1_800_000 : 120_000 };
const seeded = { numRuns: RUNS, seed: 20_260_105 };

const DIALECTS: readonly Dialect[] = [
  plainDialect,
  { ...plainDialect, delimiter: ';', skip: 2, comment: '#' },
  { ...plainDialect, delimiter: '\t', quote: '', escape: '' },
  { ...plainDialect, delimiter: '||', comment: '--' },
  { ...plainDialect, delimiter: '¦' },
  { ...plainDialect, delimiter: ' ' },
  { ...plainDialect, escape: '\\' },
  { ...plainDialect, quote: "'", escape: "'" },
  { ...plainDialect, quote: '“', escape: '“' },
];
/** Mostly rows of one width, so that the reader knows what to expect; and every kind of damage. */
const parts = fc.constantFrom(
  'a,b,c\n',
  'a,b,c\n',
  'a;b;c\r\n',
  '1,"x",3\n',
  '1,"x\ny",3\n',
  '1,"x ""y""",3\r\n',
  'a',
  'bc',
  '12.5',
  '"',
  '"',
  '""',
  '","',
  "'",
  '“',
  '\\"',
  '\\',
  ',',
  ',',
  ';',
  '\t',
  '|',
  '||',
  '¦',
  ' ',
  '  ',
  '\n',
  '\n',
  '\r\n',
  '\r',
  '#',
  '--',
  'é',
  '猫',
  '😀',
  '\u00a0',
  '\uFFFD',
  '\0',
);
const texts = fc.array(parts, { minLength: 1, maxLength: 30 }).map((all) => all.join(''));

interface Row {
  cells: string[];
  line: number;
  flags: number;
}

function asText(text: string, dialect: Dialect) {
  const reader = new RecordReader(dialect);
  const rows: Row[] = [...reader.push(text), ...reader.end()];
  const { brokenQuotes, replaced } = reader.counts;
  return { rows, counts: { brokenQuotes, replaced } };
}

function asBytes(
  bytes: Uint8Array<ArrayBuffer>,
  dialect: Dialect,
  size: number,
  encoding = 'utf-8',
) {
  const cutter = new RowCutter(dialect);
  const decoder = toUtf8(encoding);
  const rows: Row[] = [];
  const take = () => {
    for (let cut = cutter.cut(); cut.count > 0; cut = cutter.cut()) {
      for (let row = 0; row < cut.count; row += 1) {
        const line = cut.lines[row] as number;
        rows.push({ cells: textsOfRow(cut, row), line, flags: cut.flags[row] as number });
      }
    }
  };
  for (let at = 0; at < bytes.length; at += size) {
    cutter.push(decoder.push(bytes.slice(at, at + size)));
    take();
  }
  cutter.push(decoder.end());
  cutter.end();
  take();
  return { rows, counts: { ...cutter.counts } };
}

const utf8 = (text: string) => new TextEncoder().encode(text);

describe('rows are cut from bytes as they are from text', () => {
  test.each(DIALECTS)('whatever the damage, at every boundary: %o', patience, (dialect) => {
    fc.assert(
      fc.property(texts, fc.integer({ min: 1, max: 24 }), (text, size) => {
        expect(asBytes(utf8(text), dialect, size)).toEqual(asText(text, dialect));
      }),
      { ...seeded, numRuns: Math.ceil(RUNS / DIALECTS.length) },
    );
  });

  test('rows that are longer than what is looked at first', () => {
    const long = 'long text, '.repeat(2000);
    const text = `a,b\n1,"${long}\n${long}"\n2,"open ${long}\n3,c\n4,"${long}" behind\n5,d\n`;
    const expected = asText(text, plainDialect);
    for (const size of [1000, 4096, 50_000, 1_000_000]) {
      expect(asBytes(utf8(text), plainDialect, size)).toEqual(expected);
    }
  });

  test('a line too long for a row is cut off, and the lines behind it are rows again', () => {
    const text = `a,b\n${'x'.repeat(2 ** 21 + 10)},y\n1,2\n`;
    const expected = asText(text, plainDialect);
    expect(expected.rows.map(({ line }) => line)).toEqual([1, 2, 3]);
    expect(asBytes(utf8(text), plainDialect, 300_000)).toEqual(expected);
  });

  test('a quote that is open for a million characters is text', () => {
    const text = `a,b\n1,"${'x\n'.repeat(600_000)}`;
    const { rows } = asBytes(utf8(text), plainDialect, 2 ** 20);
    expect(rows).toHaveLength(600_001);
    expect(rows[1]).toMatchObject({ cells: ['1', '"x'], line: 2 });
  });
});

const ENCODED: Record<string, (text: string) => Uint8Array<ArrayBuffer>> = {
  'utf-16le': (text) => Uint8Array.from(Buffer.from(`\uFEFF${text}`, 'utf16le')),
  'utf-16be': (text) => Uint8Array.from(Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()),
  'iso-8859-2': (text) =>
    Uint8Array.from(text, (each) => (each === 'é' ? 0xe9 : each.charCodeAt(0))),
  'windows-1251': (text) =>
    Uint8Array.from(text, (each) => (each === 'й' ? 0xe9 : each.charCodeAt(0))),
  'utf-8': (text) => utf8(`\uFEFF${text}`),
};

describe('an encoding makes no difference', () => {
  test.each(Object.entries(ENCODED))('%s', (encoding, encode) => {
    const letter = encoding === 'windows-1251' ? 'й' : 'é';
    const text = `id,name\n1,Caf${letter}\r\n2,"${letter}, ""x"""\n3,plain\n`;
    const expected = asText(text, plainDialect);
    for (let size = 1; size < 40; size += 1) {
      expect(asBytes(encode(text), plainDialect, size, encoding)).toEqual(expected);
    }
  });

  test('bytes that are no UTF-8 become what TextDecoder makes of them', patience, () => {
    const byte = fc.constantFrom(
      0x41,
      0x2c,
      0x0a,
      0xc3,
      0xa9,
      0xe2,
      0x82,
      0xac,
      0xf0,
      0x9f,
      0xff,
      0xed,
      0xa0,
    );
    fc.assert(
      fc.property(
        fc.array(byte, { maxLength: 40 }),
        fc.integer({ min: 1, max: 9 }),
        (all, size) => {
          const bytes = Uint8Array.from(all);
          const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
          expect(asBytes(bytes, plainDialect, size)).toEqual(asText(text, plainDialect));
        },
      ),
      seeded,
    );
  });
});
