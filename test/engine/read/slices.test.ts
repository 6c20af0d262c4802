import { describe, expect, test } from 'vitest';
import { rowSlices } from '../../../workers/read/row-slices';

async function sliced(text: string, sliceBytes: number, quote = '"') {
  const slices: string[] = [];
  const signal = new AbortController().signal;
  const each = rowSlices(new File([text], 'lines.csv'), { quote, sliceBytes, signal });
  for (;;) {
    const { done, value } = await each.next();
    if (done) return { slices, isDamaged: value };
    slices.push(await value.text());
  }
}

const ROWS = [
  'order,product\n',
  '1,soap\n',
  '1,"a\nb"\n',
  '2,"5"" pipe"\r\n',
  '3,comb\n',
  '4,brush',
];
const TEXT = ROWS.join('');

describe('a file in slices', () => {
  test('is one slice where it is small', async () => {
    expect(await sliced(TEXT, 1000)).toEqual({ slices: [TEXT], isDamaged: false });
  });

  test('is cut behind rows only, whatever the size: never within quotes', async () => {
    const ends = new Set(ROWS.map((_, index) => ROWS.slice(0, index + 1).join('').length));
    for (let bytes = 1; bytes <= TEXT.length; bytes += 1) {
      const { slices, isDamaged } = await sliced(TEXT, bytes);
      expect(isDamaged).toBe(false);
      expect(slices.join('')).toBe(TEXT);
      let at = 0;
      for (const slice of slices) {
        at += slice.length;
        expect(ends).toContain(at);
      }
      expect(slices.slice(0, -1).every((slice) => slice.length >= bytes)).toBe(true);
    }
  });

  test('takes a quote for a letter where the file has no quotes', async () => {
    expect(await sliced('a\n"b\nc\n', 3, '')).toEqual({
      slices: ['a\n"b\n', 'c\n'],
      isDamaged: false,
    });
  });

  test('with a quote that never closes is damaged, and what lies behind it is in no slice', async () => {
    const { slices, isDamaged } = await sliced('a,b\n1,x\n2,"y\n3,z\n4,w\n', 4);
    expect(isDamaged).toBe(true);
    expect(slices).toEqual(['a,b\n', '1,x\n']);
  });

  test('small and with such a quote is damaged, too', async () => {
    expect((await sliced('a,b\n1,"x\n', 100)).isDamaged).toBe(true);
  });

  test('can be cancelled', async () => {
    const options = { quote: '"', sliceBytes: 4, signal: AbortSignal.abort() };
    await expect(rowSlices(new File([TEXT], 'lines.csv'), options).next()).rejects.toMatchObject({
      failure: { kind: 'cancelled' },
    });
  });
});
