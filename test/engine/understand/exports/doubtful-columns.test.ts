import { expect, test } from 'vitest';
import { createEngine } from '../../../../workers/state';
import { loadHandsOff, propose } from '../../support/hands-off';
import { known, linesAs, written } from '../../support/known-orders';
import { expectKnownShop } from '../../support/known-shop';
import { openNodeDatabase } from '../../support/node-database';

const engine = createEngine(await openNodeDatabase());

test('what only sorts sales, orders or customers is no category and no customer', async () => {
  const text = linesAs('Sale ID,Sale Date,Type,Customer type,Marital status,Item,Qty', (l) => [
    l.order,
    `${written.day(l.at).replaceAll('-', '.')}.`,
    l.order % 15 === 0 ? 'Refund' : 'Sale',
    l.order % 2 === 0 ? 'Member' : 'Normal',
    l.order % 3 === 0 ? 'single' : 'married',
    l.name,
    l.order % 15 === 0 ? -l.quantity : l.quantity,
  ]);
  const { sources, report } = await loadHandsOff(engine, [new File([text], 'pos.csv')]);
  const roles = sources[0]!.columns.map(({ role }) => role);
  expect(roles.filter((role) => role !== 'ignore' && role !== 'attribute')).toEqual([
    'order_id',
    'ordered_at',
    'product_name',
    'quantity',
  ]);
  expect(report.summary).toMatchObject({
    orders: known.orders,
    customers: 0,
    firstDay: '2024-01-03',
  });
});

test('order numbers that a spreadsheet cut off are no order numbers, and it is said', async () => {
  const text = linesAs('Order ID,Date,Item name,Quantity', (l) => [
    `5.76312E+17`,
    written.iso(l.at),
    l.name,
    l.quantity,
  ]);
  const { sources } = await propose(engine, [new File([text], 'orders.csv')]);
  expect(sources[0]?.columns[0]).toMatchObject({
    role: 'ignore',
    reason:
      'Named like order number, but 5.76312E+17 is what a spreadsheet left of a longer number: orders cannot be told apart by it.',
  });
});

test('what numbers of a status mean is asked where no file says so', async () => {
  const text = linesAs('order_id,date,customer,state_id,product,qty', (l) => [
    l.order,
    written.iso(l.at),
    l.customer.id,
    l.order % 10 === 0 ? 7 : 5,
    l.name,
    l.quantity,
  ]).replace('state_id', 'order_status');
  const { sources } = await expectKnownShop(engine, [new File([text], 'orders.csv')], {
    lacks: ['amount'],
  });
  expect(sources[0]?.clarifications).toMatchObject([
    {
      id: 'statuses 3',
      title: 'Does one of the numbers in order_status stand for orders that are no sales?',
      choices: [
        { label: 'No, all are sales' },
        { label: expect.stringMatching(/^7 \(\d+ rows\): returns, kept out of baskets$/) },
        { label: expect.stringMatching(/^5 /) },
      ],
    },
  ]);
});
