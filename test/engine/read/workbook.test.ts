import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import type { Database } from '../../../workers/database';
import { createEngine } from '../../../workers/state';
import { unpackFile } from '../../../workers/read/archive/unpack';
import { call } from '../support/node-database';
import {
  workbook,
  type TestCell,
  type TestSheet,
  type WorkbookOptions,
} from '../support/write-workbook';

const engine = createEngine({} as Database);
type Bytes = Uint8Array<ArrayBuffer>;
const unpack = (content: BlobPart, name = 'shop.xlsx') =>
  unpackFile(engine, new File([content], name), call());

async function texts(content: BlobPart, name?: string): Promise<Record<string, string>> {
  const { files, problem } = await unpack(content, name);
  expect(problem).toBeNull();
  return Object.fromEntries(
    await Promise.all(files.map(async (file) => [file.name, await file.text()] as const)),
  );
}

/** Returns the CSV of a workbook's only sheet. */
async function csvOf(rows: TestSheet['rows'], options?: WorkbookOptions): Promise<string> {
  const { 'shop.xlsx': text = '' } = await texts(workbook([{ name: 'Sheet1', rows }], options));
  return text;
}

/** Returns the texts of cells, each in a row of its own. */
async function cellsOf(cells: readonly TestCell[], options?: WorkbookOptions): Promise<string[]> {
  const text = await csvOf(
    cells.map((cell) => [cell]),
    options,
  );
  return text.split('\n').slice(0, -1);
}

test('the only sheet of a workbook goes by the workbook’s name', async () => {
  const rows = [
    ['Order', 'Product', 'Qty'],
    [1001, 'Tea', 2],
    [1001, 'Milk', 1],
  ];
  expect(await texts(workbook([{ name: 'Orders', rows }]), 'Mai 2024.xlsx')).toEqual({
    'Mai 2024.xlsx': 'Order,Product,Qty\n1001,Tea,2\n1001,Milk,1\n',
  });
});

test('each visible sheet in which something stands is a table; hidden and empty ones are none', async () => {
  const sheet = (name: string, rest: Partial<TestSheet> = {}): TestSheet => ({
    name,
    rows: [['a'], [name]],
    ...rest,
  });
  const sheets = [
    sheet('Orders & lines'),
    sheet('Old', { state: 'hidden' }),
    sheet('Lists', { state: 'veryHidden' }),
    sheet('Empty', { rows: [] }),
    sheet('Blank', { rows: [[' '], ['\u00a0'], [{ formula: '""', text: '' }]] }),
    sheet('Produkte “ä”'),
  ];
  expect(await texts(workbook(sheets))).toEqual({
    'shop.xlsx/Orders & lines': 'a\nOrders & lines\n',
    'shop.xlsx/Produkte “ä”': 'a\nProdukte “ä”\n',
  });
});

test('texts are shared, rich, inline or of a formula, in any script', async () => {
  expect(
    await cellsOf([
      'Tee & Gebäck <süß>',
      { rich: '<r><t>Green </t></r><r><rPr><b/></rPr><t>tea</t></r>' },
      { rich: '<t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh>' },
      { rich: '<t><![CDATA[<b>bold</b>]]></t>' },
      { inline: '🧼 Soap' },
      { formula: 'A1&"x"', text: 'x' },
      'say "hi", twice',
      'two\nlines\r\nof text_x000D__x0041_',
      '_x005F_x0041_',
      '=1+1',
    ]),
  ).toEqual([
    'Tee & Gebäck <süß>',
    'Green tea',
    '東京',
    '<b>bold</b>',
    '🧼 Soap',
    'x',
    '"say ""hi"", twice"',
    'two lines of text A',
    '_x0041_',
    '=1+1',
  ]);
});

test('numbers are written out in full, and ids keep no decimals', async () => {
  const numbers = {
    '17850': '17850',
    '17850.0': '17850',
    '1.7850000000000001E4': '17850',
    '0.10000000000000001': '0.1',
    '12.350000000000001': '12.350000000000001',
    '-3': '-3',
    '-0': '0',
    '1.2345678901234E+18': '1234567890123400000',
    '4.0071230001E21': '4007123000100000000000',
    '1E-7': '0.0000001',
    '2.5E-9': '0.0000000025',
    '400712300012345': '400712300012345',
  };
  expect(await cellsOf(Object.keys(numbers).map((number) => ({ number })))).toEqual(
    Object.values(numbers),
  );
});

test('numbers keep the zeros in front that their format shows', async () => {
  expect(
    await cellsOf([
      { number: 123, format: '00000' },
      { number: 1234567, format: '00000' },
      { number: 0.5, format: '00' },
      { number: 0.15, format: 9 },
      { number: 1234.5, format: '#,##0.00 "Stück"' },
    ]),
  ).toEqual(['00123', '1234567', '0.5', '0.15', '1234.5']);
});

test('booleans, errors, formulas and ISO dates', async () => {
  expect(
    await cellsOf([
      true,
      false,
      { error: '#DIV/0!' },
      { formula: '1+1', number: 2 },
      { xml: '<v>2024-03-01T09:30:00</v>', type: 'd' },
      { formula: 'now()' },
      'end',
    ]),
  ).toEqual(['TRUE', 'FALSE', '#DIV/0!', '2', '2024-03-01T09:30:00', '', 'end']);
});

describe('dates are told by the number format and written as ISO texts', () => {
  const at = 45_352.572_916_666_664;

  test.each<[format: string | number, text: string]>([
    [14, '2024-03-01 13:45:00'],
    [22, '2024-03-01 13:45:00'],
    ['dd.mm.yyyy', '2024-03-01 13:45:00'],
    ['[$-407]d. mmmm yyyy;@', '2024-03-01 13:45:00'],
    ['yyyy"-"mm"-"dd" um "hh:mm', '2024-03-01 13:45:00'],
    ['[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy', '2024-03-01 13:45:00'],
    ['mmm', '2024-03-01 13:45:00'],
    [20, '2024-03-01 13:45:00'],
    [31, '2024-03-01 13:45:00'],
    [0, String(at)],
    [1, String(at)],
    ['General', String(at)],
    ['0.00', String(at)],
    ['#,##0 "days"', String(at)],
    ['[Red]0', String(at)],
    ['_-* #,##0.00\\ "dh"_-', String(at)],
    ['0.00E+00', String(at)],
    ['@', String(at)],
    ['[$USD] #,##0', String(at)],
  ])('%s', async (format, text) => {
    expect(await cellsOf([{ number: at, format }])).toEqual([text]);
  });

  test('days alone, and days with a time that is midnight', async () => {
    expect(
      await cellsOf([
        { number: 45_352, format: 14 },
        { number: 45_352, format: 22 },
        { number: 45_352.000_000_01, format: 14 },
        { number: 45_352.999_999_99, format: 22 },
        { number: 45_352.25, format: 'yyyy-mm-dd hh:mm:ss.000' },
        { number: 45_352.250_000_012, format: 'yyyy-mm-dd hh:mm:ss.000' },
      ]),
    ).toEqual([
      '2024-03-01',
      '2024-03-01 00:00:00',
      '2024-03-01',
      '2024-03-02 00:00:00',
      '2024-03-01 06:00:00',
      '2024-03-01 06:00:00.001',
    ]);
  });

  test('times and durations', async () => {
    expect(
      await cellsOf([
        { number: 0.572_916_666_666_667, format: 20 },
        { number: 0.75, format: 18 },
        { number: 0.000_011_574, format: 47 },
        { number: 1.5, format: 46 },
        { number: 0.5, format: 'mm:ss' },
      ]),
    ).toEqual(['13:45:00', '18:00:00', '00:00:01', '36:00:00', '12:00:00']);
  });

  test('1900 was no leap year, and zero is no day', async () => {
    expect(
      await cellsOf([
        { number: 1, format: 14 },
        { number: 59, format: 14 },
        { number: 61, format: 14 },
        { number: 0, format: 14 },
        { number: -1, format: 14 },
        { number: 2_958_465, format: 14 },
        { number: 2_958_466, format: 14 },
      ]),
    ).toEqual(['1900-01-01', '1900-02-28', '1900-03-01', '0', '-1', '9999-12-31', '2958466']);
  });

  test('a workbook of 1904 counts from there', async () => {
    const cells = [
      { number: 43_890, format: 14 },
      { number: 43_890.5, format: 22 },
      { number: 0.5, format: 20 },
    ];
    expect(await cellsOf(cells, { is1904: true })).toEqual([
      '2024-03-01',
      '2024-03-01 12:00:00',
      '12:00:00',
    ]);
  });
});

test('every cell keeps its column, every row its number, and all rows are as wide as the widest', async () => {
  expect(
    await csvOf([
      ['Report of May'],
      null,
      ['a', null, 'c', 'd'],
      [null, 'b4'],
      [],
      [' ', null, null, null, ''],
      [null, null, null, null, 'e7'],
      ['a8'],
    ]),
  ).toBe('Report of May,,,,\n\na,,c,d,\n,b4,,,\n\n\n,,,,e7\na8,,,,\n');
});

test('columns beyond Z', async () => {
  const cells: TestCell[] = [...Array.from({ length: 701 }, () => null), 'ZZ', 'AAA'];
  expect(await csvOf([cells])).toBe(`${','.repeat(701)}ZZ,AAA\n`);
});

test('a large sheet whose last row is the widest', async () => {
  const name = 'Tea or milk '.repeat(10).trim();
  const rows: TestCell[][] = Array.from({ length: 12_000 }, (_, index) => [index, name]);
  const text = await csvOf([...rows, [12_000, 'Tea', 'more']]);
  const lines = text.split('\n');
  expect(lines).toHaveLength(12_002);
  expect(lines[0]).toBe(`0,${name},`);
  expect(lines[11_999]).toBe(`11999,${name},`);
  expect(lines[12_000]).toBe('12000,Tea,more');
});

test('workbooks as other programs write them: prefixes, no places, other paths', async () => {
  const rows = [
    ['a', 'b'],
    ['x', { number: 45_352, format: 14 }],
  ];
  const csv = 'a,b\nx,2024-03-01\n';
  expect(await csvOf(rows, { prefix: 'x' })).toBe(csv);
  expect(await csvOf(rows, { withoutPlaces: true })).toBe(csv);
  expect(await csvOf(rows, { files: { '_rels/.rels': null } })).toBe(csv);
  expect(await csvOf([[{ inline: 'a' }, 1]], { files: { 'xl/sharedStrings.xml': null } })).toBe(
    'a,1\n',
  );
});

test('a workbook in a zip archive', async () => {
  const zip = zipSync({
    'may/a.xlsx': workbook([{ name: 'S', rows: [['a'], ['1']] }]),
    'b.csv': strToU8('b\n2\n'),
  }) as Bytes;
  expect(await texts(zip, 'all.zip')).toEqual({
    'all.zip/may/a.xlsx': 'a\n1\n',
    'all.zip/b.csv': 'b\n2\n',
  });
});

/** Makes a compound file with the given names in its directory. */
function compound(...names: string[]): Bytes {
  const bytes = new Uint8Array(512 * 3);
  const view = new DataView(bytes.buffer);
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  view.setUint16(30, 9, true);
  view.setUint32(48, 1, true);
  for (const [index, name] of names.entries()) {
    for (const [at, letter] of Array.from(name).entries()) {
      view.setUint16(1024 + index * 128 + at * 2, letter.charCodeAt(0), true);
    }
  }
  return bytes;
}

describe('a workbook that cannot be read says why in one sentence', () => {
  const rows = [['a'], ['b']];
  const good = workbook([{ name: 'S', rows }]);
  const broken =
    'is damaged or was not copied to its end: it cannot be unpacked. Get it once more.';
  const withSheet = (data: string) => workbook([{ name: 'S', rows: [], data }]);

  test.each<[string, BlobPart, string]>([
    ['cut off', good.slice(0, -40), broken],
    ['no workbook in it', zipSync({ 'xl/styles.xml': strToU8('<a/>') }) as Bytes, broken],
    ['XML cut off', withSheet('<row r="1"><c r="A1"><v>1</v></c>'), broken],
    ['no XML', workbook([{ name: 'S', rows }], { files: { 'xl/workbook.xml': '{}' } }), broken],
    ['a shared string that is missing', withSheet('<row><c t="s"><v>7</v></c></row>'), broken],
    ['a cell beyond the last column', withSheet('<row><c r="XFE1"><v>7</v></c></row>'), broken],
    ['only empty sheets', workbook([{ name: 'S', rows: [] }]), 'has no rows in any of its sheets.'],
    [
      'only hidden sheets',
      workbook([{ name: 'S', rows, state: 'hidden' }]),
      'has no rows in the sheets that it shows. Unhide the sheet with the orders, save it and add it again.',
    ],
    [
      'a password',
      compound('Root Entry', 'EncryptionInfo', 'EncryptedPackage'),
      'is locked with a password. Save it without one and add that.',
    ],
    [
      'the old format',
      compound('Root Entry', 'Workbook'),
      'is an old Excel workbook (.xls). Save it as .xlsx or as CSV and add that.',
    ],
    [
      'the binary format',
      zipSync({ 'xl/workbook.bin': strToU8('x') }) as Bytes,
      'is a binary Excel workbook (.xlsb). Save it as .xlsx or as CSV and add that.',
    ],
  ])('%s', async (_, content, message) => {
    const { files, problem } = await unpack(content);
    expect(files).toEqual([]);
    expect(problem?.message.replace(/^shop\.xlsx\S* /, '')).toBe(message);
  });

  const tooMuch =
    'shop.xlsx unpacks to more than 250 times its size, which no table does. Unpack it yourself and add the CSV files.';

  test('a bomb: a sheet that unpacks to hundreds of megabytes', async () => {
    const { files, problem } = await unpack(
      workbook([{ name: 'S', rows }], {
        files: {
          'xl/worksheets/sheet1.xml': `<worksheet><sheetData/>${' '.repeat(66 * 1024 ** 2)}`,
        },
      }),
    );
    expect(files).toEqual([]);
    expect(problem?.message).toBe(tooMuch);
  });

  test('a bomb: rows of one cell that are to be as wide as the widest', async () => {
    const row = '<row><c><v>1</v></c></row>';
    const { files, problem } = await unpack(
      withSheet(`<row><c r="XFD1"><v>1</v></c></row>${row.repeat(20_000)}`),
    );
    expect(files).toEqual([]);
    expect(problem?.message).toBe(tooMuch);
  });
});
