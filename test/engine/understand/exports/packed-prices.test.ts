import { expect, test } from 'vitest';
import { createEngine } from '../../../../workers/state';
import { comma, ordersAs, plainName, point, written } from '../../support/known-orders';
import { expectKnownShop, testKnownExports, type KnownExport } from '../../support/known-shop';
import { openNodeDatabase } from '../../support/node-database';

/**
 * The items of an order in one cell, with prices. Each was written down before detection was tried on
 * it. Whatever came out wrong was mended for all files, and for none by its name.
 */
const EXPORTS: Record<string, KnownExport> = {
  'packed with the price of a piece behind, the order’s total beside it': {
    files: {
      'orders.csv': ordersAs('order_no,placed_at,customer,grand_total,items', (order, l) => [
        l.order,
        written.iso(l.at),
        l.customer.id,
        point(l.orderTotal),
        order
          .map((each) => `${each.quantity}× ${plainName(each.name)} @ ${point(each.price)}`)
          .join(', '),
      ]),
    },
  },
  'packed with euros and decimal commas, no total': {
    files: {
      'bestellungen.csv': ordersAs('Bestellung;Datum;Kunde;Artikel', (order, l) => [
        l.order,
        written.dotted(l.at),
        l.customer.id,
        order
          .map((each) => `${each.quantity}x ${plainName(each.name)} @ ${comma(each.price)} €`)
          .join(' | '),
      ]),
    },
  },
  'packed as JSON whose prices are of lines, as the total says': {
    files: {
      'api.csv': ordersAs('id,created_at,customer_id,total,products', (order, l) => [
        l.order,
        written.iso(l.at),
        l.customer.id,
        point(l.orderTotal),
        JSON.stringify(
          order.map(({ name, quantity, price }) => ({ name, quantity, price: quantity * price })),
        ),
      ]),
    },
  },
};

const engine = createEngine(await openNodeDatabase());

testKnownExports(engine, EXPORTS);

test('prices in packed cells that cannot be told are left out, and it is said', async () => {
  // Some of the products have no price.
  const text = ordersAs('order_no,placed_at,customer,items', (order, l) => [
    l.order,
    written.iso(l.at),
    l.customer.id,
    order
      .map((each) => `${each.quantity}× ${plainName(each.name)}${each.nth === 1 ? ' @ 3.50' : ''}`)
      .join(', '),
  ]);
  const file = new File([text], 'orders.csv');
  const { sources, report } = await expectKnownShop(engine, [file], { lacks: ['amount'] });
  expect(sources[0]?.notes.join(' ')).toMatch(
    /Prices in the lists of products are not used: only 60 of the \d+ products looked at have one\./,
  );
  expect(report.summary.parts.prices).toBe(false);
});
