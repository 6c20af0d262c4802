import { expect, test } from 'vitest';
import type { Dialect } from '../../../src/domain/recipe/recipe';
import { detectDialect } from '../../../workers/read/dialect/dialect';

const lines = (...texts: string[]) => `${texts.join('\n')}\n`;

test.each<[string, string, Partial<Dialect>]>([
  ['commas', lines('id,name', '1,Tea', '2,Milk'), { delimiter: ',', hasHeader: true }],
  [
    'semicolons and decimal commas',
    lines('id;price', '1;2,50', '2;3,75', '3;10,00'),
    { delimiter: ';' },
  ],
  ['tabs', lines('a\tb', '"x, y"\t2', 'z\t3'), { delimiter: '\t' }],
  ['vertical bars', lines('a|b', '1|2', '3|4'), { delimiter: '|' }],
  ['quoted commas', lines('id;name', '1;"Tea, green"', '2;"Milk, fresh"'), { delimiter: ';' }],
  ['two signs', lines('id||name||n', '1||a||2', '2||b||3'), { delimiter: '||' }],
  ['four signs', lines('id|~|name', '1|~|a', '2|~|b'), { delimiter: '|~|' }],
  ['colons twice', lines('id::name', '1::a', '2::b'), { delimiter: '::' }],
  [
    'backslashes before quotes',
    lines('id,name', '1,"a 9\\" pan"', '2,"b, \\"c\\""'),
    { escape: '\\' },
  ],
  ['single quotes', lines('id,name', "1,'a, b'", "2,'c, d'", "3,'e, f'"), { quote: "'" }],
  [
    'baskets of names',
    lines('whole milk,rolls/buns', 'tea', 'soda,tea,whole milk', 'tea,soda'),
    { delimiter: ',', hasHeader: false },
  ],
  [
    'baskets of numbers',
    lines('1 2 3 ', '4 5 ', '1 ', '2 3 4 5 6 '),
    { delimiter: ' ', hasHeader: false },
  ],
  [
    'a title before the header',
    lines('Sales report', '', 'id;name;n', '1;a;2', '2;b;3', '3;c;4'),
    { delimiter: ';', skip: 2, hasHeader: true },
  ],
  [
    'a title in a padded row',
    lines('Report,,,', ',,,', 'id,name,n,m', '1,a,2,3', '2,b,3,4'),
    { skip: 2, hasHeader: true },
  ],
  [
    'comments',
    lines('# made by', '# a shop', 'id,name', '1,a', '2,b'),
    { comment: '#', skip: 0, hasHeader: true },
  ],
  ['order numbers that begin with #', lines('Name,n', '#1,2', '#2,3', '#3,4'), { comment: '' }],
  [
    'unquoted commas in some rows',
    lines('id,name,n', '1,a,2', '2,b,c,3', '3,d,4', '4,e,5'),
    { delimiter: ',', hasHeader: true, skip: 0 },
  ],
  [
    'no header',
    lines('1,2024-01-05,Tea', '2,2024-01-06,Milk', '3,2024-01-06,Tea'),
    { hasHeader: false },
  ],
  [
    'products in a matrix, by number',
    lines('101,102,103', '0,1,0', '1,1,0', '0,0,1'),
    { hasHeader: true },
  ],
])('%s', (_, text, expected) => {
  expect(detectDialect(text, false).dialect).toMatchObject(expected);
});

test('one column is never accepted silently', () => {
  const { confidence, notes } = detectDialect(lines('item', 'Tea', 'Milk', 'Bread'), false);
  expect(confidence).toBeLessThan(0.9);
  expect(notes).toEqual(['Nothing divides its lines into columns: it is read as one column.']);
});

test('what is given is not questioned', () => {
  const { dialect } = detectDialect(lines('a,b', '1,2'), false, {
    delimiter: ';',
    hasHeader: false,
  });
  expect(dialect).toMatchObject({ delimiter: ';', hasHeader: false });
});

test('what is skipped is said', () => {
  const { notes } = detectDialect(lines('Report', '', 'id,n,m', '1,2,3', '2,3,4', '3,4,5'), false);
  expect(notes).toEqual(['2 lines before the header are skipped.']);
});
