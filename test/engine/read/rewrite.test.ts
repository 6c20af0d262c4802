import { expect, test } from 'vitest';
import { plainDialect } from '../../../src/domain/recipe/recipe';
import { FLAGS } from '../../../workers/read/records';
import { recordsAt, rewritten } from '../../../workers/read/rewrite';

const file = (content: BlobPart) => new File([content], 'shop.csv');

test('a rewritten file is plain CSV with the line, the number of cells and the flags of each row', async () => {
  const source = file('Report\nid;name;price\n\n1;"a;b";2,5\n2;"x\ny"\n#c\n3;"4;5;6;7\n');
  const dialect = { ...plainDialect, delimiter: ';', skip: 1, comment: '#' };
  const { blob, counts, rows } = await rewritten(source, dialect, { width: 3 });
  expect(await blob.text()).toBe(
    ['4,3,0,1,a;b,"2,5",', '5,2,0,2,"x\ny",,', `8,5,${FLAGS.brokenQuote},3,"""4",5,6;7`, ''].join(
      '\n',
    ),
  );
  expect(rows).toBe(3);
  expect(counts).toEqual({
    records: 4,
    blankLines: 1,
    commentLines: 1,
    flagged: 1,
    brokenQuotes: 1,
    replaced: 0,
  });
});

test('text is transcoded, and what is no text counted', async () => {
  const latin = new Uint8Array([0xe9, 0x2c, 0x31, 0x0a]);
  const dialect = { ...plainDialect, hasHeader: false };
  const western = { ...dialect, encoding: 'windows-1252' };
  expect(await (await rewritten(file(latin), western, { width: 2 })).blob.text()).toBe(
    '1,2,0,é,1,\n',
  );
  const { counts } = await rewritten(file(latin), dialect, { width: 2 });
  expect(counts).toMatchObject({ flagged: 1, brokenQuotes: 0, replaced: 1 });
});

test('the original cells and lines of chosen records', async () => {
  const source = file(`h,i\n${Array.from({ length: 50_000 }, (_, n) => `${n},x\n`).join('')}`);
  const found = await recordsAt(source, plainDialect, [0, 7, 49_999, 50_000]);
  expect(found.map(({ cells, line }) => [cells[0], line])).toEqual([
    ['0', 2],
    ['7', 9],
    ['49999', 50_001],
  ]);
});

test('reading stops when it is cancelled', async () => {
  const signal = AbortSignal.abort();
  await expect(rewritten(file('a,b\n'), plainDialect, { width: 2, signal })).rejects.toMatchObject({
    failure: { kind: 'cancelled' },
  });
});
