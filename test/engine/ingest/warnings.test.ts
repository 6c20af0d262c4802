import { expect, test } from 'vitest';
import { loadShopFromText } from '../support/load-shop';
import { openNodeDatabase } from '../support/node-database';

const database = await openNodeDatabase();
const messages = async (rows: readonly string[]) => {
  const header = 'order_id,ordered_at,customer_id,product_name,quantity,unit_price,currency';
  const text = `${[header, ...rows].join('\n')}\n`;
  const { report } = await loadShopFromText({ 'lines.csv': { kind: 'lines', text } }, { database });
  return report.warnings.map(({ message }) => message);
};
const days = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, index) => {
    const day = new Date(Date.UTC(2024, 0, 1 + from + index)).toISOString().slice(0, 10);
    return `${from + index},${day},C${index},Soap,1,2,EUR`;
  });

test('what is plain is not warned of', async () => {
  expect(await messages(days(0, 60))).toEqual([]);
});

test.each([
  [
    'days that may be missing',
    [...days(0, 30), ...days(40, 70)],
    /no order from 2024-01-31 to 2024-02-09, 10 days/,
  ],
  [
    'an extreme price',
    [...days(0, 30), 'x,2024-01-05,A,Soap,1,2001,EUR'],
    /^1 line has a price over a thousand/,
  ],
  [
    'an extreme quantity',
    [...days(0, 30), 'x,2024-01-05,A,Soap,5000,2,EUR'],
    /^1 line has a quantity over a thousand/,
  ],
  [
    'an endless order',
    Array.from({ length: 201 }, (_, i) => `1,2024-01-01,A,P${i},1,2,EUR`),
    /^1 order has more than 200 lines/,
  ],
  [
    'two currencies',
    [...days(0, 30), 'x,2024-01-05,A,Soap,1,2,USD'],
    /^Orders are in 2 currencies/,
  ],
  [
    'a customer who is everybody',
    days(0, 60).map((row) => row.replace(/,C\d+,/, ',GUEST,')),
    /^1 customer has more than half/,
  ],
])('%s is warned of', async (_, rows, message) => {
  expect(await messages(rows)).toContainEqual(expect.stringMatching(message));
});
