import { expect, test } from 'vitest';
import { plainDialect, type Dialect } from '../../../src/domain/recipe/recipe';
import { readRows } from '../../../workers/read/read-rows';
import { FLAGS } from '../../../workers/read/records';
import { rowsAt } from '../../../workers/read/rows-at';
import { textsOfRow, type Rows } from '../../../workers/read/rows/row-cutter';

const file = (content: BlobPart) => new File([content], 'shop.csv');
const { signal } = new AbortController();

async function allRows(source: File, dialect: Dialect, aborted = signal) {
  const rows: [line: number, flags: number, ...cells: string[]][] = [];
  const gathered = {
    lines: 0,
    add(cut: Rows, from: number) {
      for (let row = from; row < cut.count; row += 1) {
        rows.push([cut.lines[row] as number, cut.flags[row] as number, ...textsOfRow(cut, row)]);
      }
    },
    take: () => null,
  };
  const reading = readRows(source, dialect, gathered, { signal: aborted, linesAtOnce: 100 });
  for (;;) {
    // oxlint-disable-next-line no-await-in-loop -- in their order
    const { done, value } = await reading.next();
    if (done) return { rows, counts: value };
  }
}

test('rows behind the header have the line they begin in, their cells and their flags', async () => {
  const source = file('Report\nid;name;price\n\n1;"a;b";2,5\n2;"x\ny"\n#c\n3;"4;5;6;7\n');
  const dialect = { ...plainDialect, delimiter: ';', skip: 1, comment: '#' };
  const { rows, counts } = await allRows(source, dialect);
  expect(rows).toEqual([
    [4, 0, '1', 'a;b', '2,5'],
    [5, 0, '2', 'x\ny'],
    [8, FLAGS.brokenQuote, '3', '"4', '5', '6', '7'],
  ]);
  expect(counts).toEqual({ brokenQuotes: 1, replaced: 0 });
});

test('text is transcoded, and what is no text counted', async () => {
  const latin = new Uint8Array([0xe9, 0x2c, 0x31, 0x0a]);
  const dialect = { ...plainDialect, hasHeader: false };
  const western = { ...dialect, encoding: 'windows-1252' };
  expect((await allRows(file(latin), western)).rows).toEqual([[1, 0, 'é', '1']]);
  const { counts } = await allRows(file(latin), dialect);
  expect(counts).toEqual({ brokenQuotes: 0, replaced: 1 });
});

test('the original cells of the rows that begin in chosen lines', async () => {
  const source = file(`h,i\n${Array.from({ length: 50_000 }, (_, n) => `${n},x\n`).join('')}`);
  const found = [];
  const lines = Int32Array.of(2, 9, 50_001, 50_002);
  for await (const rows of rowsAt(source, plainDialect, lines, signal)) found.push(...rows);
  expect(found).toEqual([
    { line: 2, cells: ['0', 'x'] },
    { line: 9, cells: ['7', 'x'] },
    { line: 50_001, cells: ['49999', 'x'] },
  ]);
});

test('reading stops when it is cancelled', async () => {
  const reading = allRows(file('a,b\n'), plainDialect, AbortSignal.abort());
  await expect(reading).rejects.toMatchObject({ failure: { kind: 'cancelled' } });
});
