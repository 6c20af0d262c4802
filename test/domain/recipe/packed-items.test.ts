import { expect, test } from 'vitest';
import { packedItems } from '../../../src/domain/recipe/packed-items';

const items = (cell: string) => packedItems(cell).map(({ name, quantity }) => [name, quantity]);

test.each([
  ['2× Soap, 1× Brush', ['Soap', '2'], ['Brush', '1']],
  ['2x Soap, 1 x Brush', ['Soap', '2'], ['Brush', '1']],
  ['2 * Soap; Brush', ['Soap', '2'], ['Brush', '']],
  ['Soap x2; Brush', ['Soap', '2'], ['Brush', '']],
  ['Soap × 2 | Brush x 10', ['Soap', '2'], ['Brush', '10']],
  ['Soap (2), Brush (1)', ['Soap', '2'], ['Brush', '1']],
  ['Soap (x2)\nBrush', ['Soap', '2'], ['Brush', '']],
  ["['Soap', 'Brush']", ['Soap', ''], ['Brush', '']],
  ['["Soap, liquid", "Brush"]', ['Soap, liquid', ''], ['Brush', '']],
  ['{Soap,Brush}', ['Soap', ''], ['Brush', '']],
  ['Soap + Brush', ['Soap', ''], ['Brush', '']],
])('%s', (cell, ...expected) => {
  expect(items(cell)).toEqual(expected);
});

test.each([
  ['2× Soap @ 3.50', { name: 'Soap', quantity: '2', unitPrice: '3.50' }],
  ['Soap x2 @ €1.234,50', { name: 'Soap', quantity: '2', unitPrice: '1234.50' }],
  ['Soap @ $4 each', { name: 'Soap', quantity: '', unitPrice: '4' }],
  ['Tea @ home', { name: 'Tea @ home', quantity: '' }],
  [
    '[{"name":"Soap","quantity":2,"unit_price":"3.50","total":7}]',
    { name: 'Soap', quantity: '2', unitPrice: '3.50', price: undefined, total: '7' },
  ],
])('what products of a cell cost: %s', (cell, expected) => {
  expect(packedItems(cell)).toEqual([expected]);
});

test('a name keeps what only looks like a quantity or a separator', () => {
  expect(items('Box 2x4')).toEqual([['Box 2x4', '']]);
  expect(items('Wine 0,75 l, Bread')).toEqual([
    ['Wine 0,75 l', ''],
    ['Bread', ''],
  ]);
  expect(items('Mug (white, large), Tea')).toEqual([
    ['Mug (white, large)', ''],
    ['Tea', ''],
  ]);
  expect(items("Farmer's cheese, Bread")).toEqual([
    ["Farmer's cheese", ''],
    ['Bread', ''],
  ]);
});

test('what lists nothing is no product', () => {
  for (const cell of ['', ' ', '[]', '{}', ', ,', ' ; ']) expect(items(cell)).toEqual([]);
});

test.each([
  ['[{"name":"Soap","quantity":2},{"title":"Brush","qty":"1"}]', ['Soap', '2'], ['Brush', '1']],
  ["[{'product': {'name': \"Kid's soap\"}, 'quantity': 2, 'gift': None}]", ["Kid's soap", '2']],
  ['{"line_items":[{"sku":"S-1","quantity":3}]}', ['S-1', '3']],
  ['{"Soap":2,"Brush":1}', ['Soap', '2'], ['Brush', '1']],
  [
    'Product ID: 7, Product Qty: 2, Product Name: Mug: white, large, Product Total Price: 9.00|Product ID: 8, Product Qty: 1, Product Name: Tea',
    ['Mug: white, large', '2'],
    ['Tea', '1'],
  ],
  ['name:Soap|quantity:2|total:9.00;name:Brush|quantity:1|total:4', ['Soap', '2'], ['Brush', '1']],
])('of data in a cell the names and quantities: %s', (cell, ...expected) => {
  expect(items(cell)).toEqual(expected);
});

test('what only looks like data is read as the list it is', () => {
  expect(items('{"name":"Anna","city":"Bern"}')).not.toEqual([['Anna', '']]);
  expect(items('Note: call first, Soap')).toEqual([
    ['Note: call first', ''],
    ['Soap', ''],
  ]);
});
