import { gzipSync } from 'node:zlib';
import type { ZooFile } from './files-below';

/**
 * Odd and hostile tables of the project's own, of every kind that people's collections of them hold.
 * They are made here and not kept as files, so that no tool rewrites their bytes on the way.
 */
const utf8 = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);
const latin1 = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const zipped = (...members: string[]): Uint8Array<ArrayBuffer> =>
  joined(...members.map((member) => new Uint8Array(gzipSync(member))));

function joined(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function utf16(text: string, isLittle = true): Uint8Array<ArrayBuffer> {
  const view = new DataView(new ArrayBuffer(2 * text.length));
  for (let at = 0; at < text.length; at++) view.setUint16(2 * at, text.charCodeAt(at), isLittle);
  return new Uint8Array(view.buffer);
}

const HEADER = 'order_id,ordered_at,product,quantity,unit_price';
const rowOf = (nth: number) =>
  `${1000 + (nth >> 1)},2024-03-${String(1 + (nth % 28)).padStart(2, '0')},Tea ${nth % 7},${1 + (nth % 3)},4.50`;
const ROWS = Array.from({ length: 40 }, (_, nth) => rowOf(nth));
const table = (rows: readonly string[] = ROWS, end = '\n') =>
  `${[HEADER, ...rows].join(end)}${end}`;
/** Returns the table with another row in one place. */
const with_ = (at: number, row: string) => table(ROWS.with(at, row));
/** Returns the table with another delimiter. */
const delimited = (delimiter: string, rows: readonly string[] = ROWS) =>
  table(rows).replaceAll(',', delimiter);

const ACCENTS = ROWS.map((row, at) =>
  row.replace('Tea', at % 2 === 0 ? 'Thé glacé' : 'Grüner Tee'),
);
/** These are 紅茶 and 急須 as Shift JIS writes them. */
const JAPANESE = [
  [0x8d, 0x67, 0x92, 0x83],
  [0x8b, 0x7d, 0x90, 0x7b],
] as const;

const TABLES: Readonly<Record<string, Uint8Array<ArrayBuffer>>> = {
  'plain/empty.csv': utf8(''),
  'plain/one-blank.csv': utf8(' '),
  'plain/line-feeds-alone.csv': utf8('\n\n\n'),
  'plain/lone-cell.csv': utf8('product'),
  'plain/lone-column.csv': utf8('product\nTea\nMug\n'),
  'plain/header-alone.csv': utf8(`${HEADER}\n`),
  'plain/no-final-newline.csv': utf8(table().trimEnd()),
  'plain/windows-line-ends.csv': utf8(table(ROWS, '\r\n')),
  'plain/old-line-ends.csv': utf8(table(ROWS, '\r')),
  'plain/mixed-line-ends.csv': utf8(
    [HEADER, ...ROWS].map((row, at) => `${row}${['\n', '\r\n', '\r'][at % 3]}`).join(''),
  ),
  'plain/many-empty-lines.csv': utf8(table(ROWS.flatMap((row) => [row, '', '']))),
  'plain/lines-of-blanks.csv': utf8(table(ROWS.flatMap((row) => [row, '   ']))),
  'plain/byte-order-mark.csv': utf8(`\uFEFF${table()}`),
  'plain/long-cell.csv': utf8(with_(7, `1003,2024-03-08,${'Tea '.repeat(8000)},1,4.50`)),
  'plain/long-line.csv': utf8(with_(7, `1003,2024-03-08,Tea 1,1,4.50${',x'.repeat(20_000)}`)),
  'plain/wide-header.csv': utf8(
    `${Array.from({ length: 1500 }, (_, at) => `c${at}`).join(',')}\n${'1,'.repeat(1499)}1\n`,
  ),
  'plain/zero-bytes.csv': utf8(with_(7, '1003,2024-03-08,Te\0a,1,4.50')),
  'plain/not-a-table.csv': utf8(
    '[{"order_id": 1, "product": "Tea"}, {"order_id": 2, "product": "Mug"}]',
  ),
  'plain/prose.txt': utf8(
    'Dear colleague,\n\nthe file you asked for is too large to send.\n\nYours, A.\n',
  ),
  'plain/bytes.csv': Uint8Array.from({ length: 4096 }, (_, at) => (at * 197 + 13) % 256),

  'quotes/line-feeds-within.csv': utf8(
    with_(7, '1003,2024-03-08,"Tea\nof\r\nfour lines\r",1,4.50'),
  ),
  'quotes/doubled.csv': utf8(with_(7, '1003,2024-03-08,"Tea ""wild"" 12""",1,4.50')),
  'quotes/backslash.csv': utf8(with_(7, String.raw`1003,2024-03-08,"Tea \"wild\"",1,4.50`)),
  'quotes/single.csv': utf8(with_(7, `1003,2024-03-08,'Tea, wild',1,4.50`)),
  'quotes/in-the-middle.csv': utf8(with_(7, '1003,2024-03-08,Tea 12" pot,1,4.50')),
  'quotes/behind-the-closing-one.csv': utf8(with_(7, '1003,2024-03-08,"Tea" wild,1,4.50')),
  'quotes/blanks-around.csv': utf8(with_(7, '1003,2024-03-08, "Tea, wild" ,1,4.50')),
  'quotes/never-closed.csv': utf8(with_(7, '1003,2024-03-08,"Tea wild,1,4.50')),
  'quotes/never-closed-at-the-end.csv': utf8(`${table()}1099,2024-03-30,"Tea`),
  'quotes/never-closed-twice.csv': utf8(
    table(ROWS.with(3, '1001,2024-03-04,"Tea,1,4.50').with(30, '1015,2024-03-03,Mug",1,4.50')),
  ),
  'quotes/escape-at-the-end.csv': utf8(`${table()}1099,2024-03-30,"Tea\\`),
  'quotes/all-cells.csv': utf8(table().replaceAll(/[^,\n]+/g, '"$&"')),

  'rejects/too-few-cells.csv': utf8(with_(7, '1003,2024-03-08')),
  'rejects/too-many-cells.csv': utf8(with_(7, '1003,2024-03-08,Tea 1,1,4.50,more,and more')),
  'rejects/few-and-many.csv': utf8(table(ROWS.with(3, '1001').with(9, `${ROWS[9]},,,`))),
  'rejects/no-number.csv': utf8(with_(7, '1003,2024-03-08,Tea 1,one,cheap')),
  'rejects/no-date.csv': utf8(with_(7, '1003,yesterday,Tea 1,1,4.50')),
  'rejects/no-such-day.csv': utf8(with_(7, '1003,2024-02-31,Tea 1,1,4.50')),
  'rejects/no-order.csv': utf8(with_(7, ',2024-03-08,Tea 1,1,4.50')),
  'rejects/several-in-one-line.csv': utf8(with_(7, ',yesterday,,one,cheap,more')),
  'rejects/header-again.csv': utf8(table(ROWS.with(20, HEADER))),
  'rejects/deep-inside.csv': utf8(
    table([
      ...Array.from({ length: 5000 }, (_, nth) => rowOf(nth)),
      '9999,2024-03-08,Tea 1,one,4.50',
    ]),
  ),
  'rejects/huge-numbers.csv': utf8(with_(7, '1003,2024-03-08,Tea 1,99999999999999999999,1e300')),
  'rejects/empty-fields.csv': utf8(with_(7, ',,,,')),

  'encodings/invalid.csv': joined(
    utf8(table()),
    Uint8Array.of(0x31, 0x2c, 0xff, 0xfe, 0x2c, 0xc3, 0x0a),
  ),
  'encodings/invalid-in-the-header.csv': joined(Uint8Array.of(0xe9), utf8(table())),
  'encodings/invalid-in-quotes.csv': joined(
    utf8(`${table()}1099,2024-03-30,"Tea `),
    Uint8Array.of(0xc3, 0x28),
    utf8('\nof two lines",1,4.50\n'),
  ),
  'encodings/cut-letter.csv': joined(utf8(`${table()}1099,2024-03-30,Th`), Uint8Array.of(0xc3)),
  'encodings/latin-1.csv': latin1(table(ACCENTS)),
  'encodings/windows-1252.csv': joined(
    latin1(table(ACCENTS)),
    Uint8Array.of(0x31, 0x2c, 0x93, 0x80, 0x94, 0x0a),
  ),
  'encodings/utf-16-little.csv': joined(Uint8Array.of(0xff, 0xfe), utf16(table(ACCENTS))),
  'encodings/utf-16-big.csv': joined(Uint8Array.of(0xfe, 0xff), utf16(table(ACCENTS), false)),
  'encodings/utf-16-without-mark.csv': utf16(table()),
  'encodings/shift-jis.csv': joined(
    utf8(`${HEADER}\n`),
    ...ROWS.map((_, at) =>
      joined(
        utf8(`${1000 + (at >> 1)},2024-03-08,`),
        Uint8Array.from(JAPANESE[at % 2]!),
        utf8(',1,450\n'),
      ),
    ),
  ),
  'encodings/every-latin-1-letter.csv': joined(
    utf8('order_id,product\n'),
    ...Array.from({ length: 96 }, (_, at) =>
      joined(utf8(`${at},Tea `), Uint8Array.of(160 + at), utf8('\n')),
    ),
  ),
  'encodings/composed-and-not.csv': utf8(
    table(ROWS.map((row, at) => row.replace('Tea', at % 2 === 0 ? 'Caf\u00E9' : 'Cafe\u0301'))),
  ),

  'delimiters/semicolons.csv': utf8(delimited(';')),
  'delimiters/tabs.tsv': utf8(delimited('\t')),
  'delimiters/bars.csv': utf8(delimited('|')),
  'delimiters/two-letters.csv': utf8(delimited('||')),
  'delimiters/three-letters.csv': utf8(delimited('~|~')),
  'delimiters/four-letters.csv': utf8(delimited('abac')),
  'delimiters/cut-at-the-end.csv': utf8(`${delimited('||')}1099|`),
  'delimiters/trailing.csv': utf8(table(ROWS.map((row) => `${row},`))),
  'delimiters/many-letters-never-closed.csv': utf8(
    delimited('||', ROWS.with(7, '1003,2024-03-08,"Tea')),
  ),
  'delimiters/named-in-the-first-line.csv': utf8(`sep=;\n${delimited(';')}`),
  'delimiters/decimal-commas.csv': utf8(delimited(';').replaceAll('4.50', '4,50')),

  'archives/gzip.csv.gz': zipped(table()),
  'archives/members.csv.gz': zipped(`${HEADER}\n`, `${ROWS.join('\n')}\n`, ''),
  'archives/cut.csv.gz': zipped(table()).slice(0, 120),
  'archives/only-by-name.csv.gz': utf8(table()),
  'archives/wrong-checksum.csv.gz': zipped(table()).map((byte, at, all) =>
    at === all.length - 6 ? byte ^ 0xff : byte,
  ),
  'archives/empty.zip': joined(Uint8Array.of(0x50, 0x4b, 0x05, 0x06), new Uint8Array(18)),
  'archives/only-a-beginning.zip': Uint8Array.of(0x50, 0x4b, 0x03, 0x04, 20, 0, 0, 0),
};

export const ownTables: readonly ZooFile[] = Object.entries(TABLES).map(([name, bytes]) => ({
  name,
  bytes,
}));
