import { describe, expect, test } from 'vitest';
import { plainDialect, type Dialect } from '../../../src/domain/recipe/recipe';
import { FLAGS, LIMITS, RecordReader } from '../../../workers/read/records';

/** Returns the cells of each record, read in pieces of `size` characters. */
function read(text: string, dialect: Partial<Dialect> = {}, size = text.length || 1) {
  const reader = new RecordReader({ ...plainDialect, ...dialect });
  const records = [];
  for (let at = 0; at < text.length; at += size)
    records.push(...reader.push(text.slice(at, at + size)));
  records.push(...reader.end());
  return { records, counts: reader.counts };
}

const cells = (text: string, dialect?: Partial<Dialect>, size?: number) =>
  read(text, dialect, size).records.map((record) => record.cells);

const { brokenQuote, tooLong, invalidText } = FLAGS;

describe('plain records', () => {
  test.each<[string, string, Partial<Dialect>, string[][]]>([
    ['one', 'a,b', {}, [['a', 'b']]],
    [
      'empty cells',
      ',,\na,,\n',
      {},
      [
        ['', '', ''],
        ['a', '', ''],
      ],
    ],
    ['mixed line ends', 'a\r\nb\rc\nd', {}, [['a'], ['b'], ['c'], ['d']]],
    ['quoted', '"a,b","c""d"\n', {}, [['a,b', 'c"d']]],
    ['line ends in quotes', '"a\r\nb",c\n', {}, [['a\r\nb', 'c']]],
    ['quotes inside a bare cell', '12" pan,a"b"c\n', {}, [['12" pan', 'a"b"c']]],
    ['empty quotes', '"",""\n', {}, [['', '']]],
    ['blanks around quotes', '"a" ,b\n', {}, [['a', 'b']]],
    ['a backslash as escape', '"a\\"b\\\\",c\n', { escape: '\\' }, [['a"b\\', 'c']]],
    ['single quotes', "'a,b','it''s'\n", { quote: "'", escape: "'" }, [['a,b', "it's"]]],
    ['no quotes', '"a,b"\n', { quote: '' }, [['"a', 'b"']]],
    [
      'delimiters of two characters',
      'a||"b||c"||d|e\n',
      { delimiter: '||' },
      [['a', 'b||c', 'd|e']],
    ],
    [
      'runs of blanks',
      ' 1  2\t3 \n"a b" c \n',
      { delimiter: ' ' },
      [
        ['1', '2', '3'],
        ['a b', 'c'],
      ],
    ],
    [
      'tabs',
      '\t\t\na\tb\t\n',
      { delimiter: '\t' },
      [
        ['', '', ''],
        ['a', 'b', ''],
      ],
    ],
    ['comments', '#x\na\n#y,z\nb\n', { comment: '#' }, [['a'], ['b']]],
    ['lines to skip', 'Report "x\n\na,b\n', { skip: 2 }, [['a', 'b']]],
    ['NUL', 'a\0b,c\n', {}, [['a\0b', 'c']]],
  ])('%s, however the text is cut', (_, text, dialect, expected) => {
    for (const size of [text.length, 1, 2, 3]) expect(cells(text, dialect, size)).toEqual(expected);
  });

  test('line numbers count every physical line', () => {
    const { records, counts } = read('#c\n\nh,i\r\n"a\nb",c\n  \n\rx,y\n', { comment: '#' });
    expect(records.map(({ line }) => line)).toEqual([3, 4, 8]);
    expect(counts).toEqual({
      records: 3,
      blankLines: 3,
      commentLines: 1,
      flagged: 0,
      brokenQuotes: 0,
      replaced: 0,
    });
  });
});

describe('broken quotes stay within their line', () => {
  const good = 'a,b,c\n1,2,3\n4,5,6\n';
  const goodCells = [
    ['a', 'b', 'c'],
    ['1', '2', '3'],
    ['4', '5', '6'],
  ];

  test.each<[string, string, [string[], number][]]>([
    [
      'never closed',
      '7,"x,9\n8,9,0\n',
      [
        [['7', '"x', '9'], brokenQuote],
        [['8', '9', '0'], 0],
      ],
    ],
    [
      'closed by the quote of a later record',
      '7,"x,9\n8,"y",0\n',
      [
        [['7', '"x', '9'], brokenQuote],
        [['8', 'y', '0'], 0],
      ],
    ],
    [
      'two of them',
      '7,"x,9\n8,"y,0\n',
      [
        [['7', '"x', '9'], brokenQuote],
        [['8', '"y', '0'], brokenQuote],
      ],
    ],
    ['a quoted word first', '7,"Best" tea,9\n', [[['7', '"Best" tea', '9'], brokenQuote]]],
    [
      'quotes inside that are not doubled',
      '7,"12" pan, red",9\n',
      [[['7', '12" pan, red', '9'], brokenQuote]],
    ],
    ['before another quoted cell', '7,"Best" tea,"z"\n', [[['7', '"Best" tea', 'z'], brokenQuote]]],
    ['at the end of a file cut off', '7,8,"x', [[['7', '8', '"x'], brokenQuote]]],
    [
      'over lines that are records',
      '7,8,"x\n1,2,3\n4,5,"6\n',
      [
        [['7', '8', '"x'], brokenQuote],
        [['1', '2', '3'], 0],
        [['4', '5', '"6'], brokenQuote],
      ],
    ],
  ])('%s', (_, text, expected) => {
    for (const size of [1000, 1, 7]) {
      const { records } = read(good + text, {}, size);
      expect(records.slice(0, 3).map((record) => record.cells)).toEqual(goodCells);
      expect(records.slice(3).map((record) => [record.cells, record.flags])).toEqual(expected);
    }
  });

  test('a cell of more lines than any text has, whose lines are records', () => {
    const many = '1,2,3\n'.repeat(LIMITS.lines + 5);
    const { records } = read(`${good}7,"x,9\n${many}8,y",0\n`);
    expect(records).toHaveLength(3 + LIMITS.lines + 7);
    expect(records[3]).toEqual({ cells: ['7', '"x', '9'], line: 4, flags: brokenQuote });
  });

  test('a long cell of several lines that are no records is one cell', () => {
    const text = 'one, two\n'.repeat(LIMITS.lines + 5);
    expect(cells(`${good}7,"${text}",9\n`)[3]).toEqual(['7', text, '9']);
  });
});

test('a record that is too long is cut and flagged, and the next is whole again', () => {
  const { records } = read(`a,b\n${'x'.repeat(LIMITS.record + 10)},1\nc,d\n`, {}, 100_000);
  expect(records.map(({ flags, line }) => [flags, line])).toEqual([
    [0, 1],
    [tooLong, 2],
    [0, 3],
  ]);
  expect(records[2]?.cells).toEqual(['c', 'd']);
});

test('a record that never ends costs no more memory than the limit', () => {
  const reader = new RecordReader(plainDialect);
  const records = [];
  for (let piece = 0; piece < 100; piece += 1)
    records.push(...reader.push('"x\n",'.repeat(20_000)));
  records.push(...reader.end());
  expect(records[0]?.flags).toBe(tooLong);
  expect(records.every(({ flags }) => flags !== 0)).toBe(true);
});

test('text that could not be decoded is flagged in its record', () => {
  const { records, counts } = read('a,b\nc,\uFFFD\uFFFD\nd,e\n');
  expect(records.map(({ flags }) => flags)).toEqual([0, invalidText, 0]);
  expect(counts).toMatchObject({ flagged: 1, brokenQuotes: 0, replaced: 2 });
});
