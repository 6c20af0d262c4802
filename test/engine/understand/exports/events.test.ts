import { expect, test } from 'vitest';
import { createEngine } from '../../../../workers/state';
import {
  csvOf,
  knownLines,
  point,
  skuNumber as id,
  written,
  type KnownLine,
} from '../../support/known-orders';
import { expectKnownShop } from '../../support/known-shop';
import { openNodeDatabase } from '../../support/node-database';

const visits = knownLines.flatMap((l): [type: string, line: KnownLine][] => [
  ['view', l],
  ['view', l],
  ['cart', l],
  ['purchase', l],
]);

const engine = createEngine(await openNodeDatabase());

test('of an event log only what was bought is loaded, and the rest set aside by name', async () => {
  const text = csvOf(
    'event_time,event_type,product_id,category_code,brand,price,user_id,user_session',
    visits,
    ([type, l]) => [
      `${written.iso(l.at)} UTC`,
      type,
      1000000 + id(l),
      l.category,
      'acme',
      point(l.price),
      l.customer.id,
      `26dd6e6e-4dac-4778-8d2c-${100000000000 + l.order}`,
    ],
  );
  const setAside = knownLines.length * 3;
  const { report, sources } = await expectKnownShop(engine, [new File([text], 'events.csv')], {
    lacks: ['amount', 'quantity'],
    setAside,
  });
  expect(report.setAside).toEqual([
    expect.objectContaining({ reason: 'not-bought', rows: setAside }),
  ]);
  expect(sources[0]?.notes.join(' ')).toContain(
    `only ${knownLines.length} of the ${visits.length} rows looked at are purchases`,
  );
});

test('an event log without an order number makes orders of what was bought', async () => {
  const text = csvOf('user_id,item_id,behavior,timestamp', visits, ([type, l]) => [
    l.customer.id,
    500 + id(l),
    type === 'purchase' ? 'buy' : 'pv',
    l.at.getTime() / 1000,
  ]);
  await expectKnownShop(engine, [new File([text], 'UserBehavior.csv')], {
    lacks: ['amount', 'quantity'],
    setAside: knownLines.length * 3,
  });
});
