import { expect, test } from 'vitest';
import { createEngine } from '../../../../workers/state';
import { loadShop } from '../../../../workers/ingest/load';
import {
  comma,
  known,
  knownOrders,
  linesAs,
  written,
  type KnownLine,
} from '../../support/known-orders';
import { expectKnownShop } from '../../support/known-shop';
import { call, openNodeDatabase } from '../../support/node-database';

const engine = createEngine(await openNodeDatabase());

test('orders that are no sales in other words are asked about, and kept until answered', async () => {
  const status = ({ order }: KnownLine) =>
    order % 10 === 0 ? 'storniert' : order % 10 === 1 ? 'Pending payment' : 'abgeschlossen';
  const text = linesAs('Bestellnr;Datum;Kunde;Status;Artikel;Menge;Preis', (l) => [
    l.order,
    written.dotted(l.at),
    l.customer.id,
    status(l),
    l.name,
    l.quantity,
    comma(l.price),
  ]);
  const files = [new File([text], 'bestellungen.csv')];
  const { sources, recipe } = await expectKnownShop(engine, files);
  const [clarification] = sources[0]!.clarifications;
  expect(clarification).toMatchObject({ id: 'statuses 3', mustAnswer: false });
  expect(clarification?.title).toMatch(/^Are orders with the Status “.*” or “.*” sales\?$/);
  const [source] = recipe.sources;
  const { returns } = clarification!.choices[1]!.change.columns![0]!.change;
  const columns = source!.columns.map((column, index) =>
    index === 3 ? { ...column, returns } : column,
  );
  const answered = { ...recipe, sources: [{ ...source!, columns }] };
  const report = await loadShop(engine, { recipe: answered, files }, call());
  const left = knownOrders.filter(([l]) => ![0, 1].includes(l!.order % 10)).length;
  expect(report.summary).toMatchObject({ orders: known.orders, baskets: left });
});
