import { expect, test } from 'vitest';
import { createEngine } from '../../../workers/state';
import { loadEffects } from '../../../workers/ingest/effects';
import { loadShopFromText } from '../support/load-shop';
import { call, openNodeDatabase } from '../support/node-database';
import { recipeOf } from '../support/recipe-of';

const text = `order_id,ordered_at,customer_id,product_name,quantity,unit_price
1,2024-01-01,A,Soap,1,2
1,2024-01-01,A,Postage,1,5
2,2024-01-01,A,Soap,-1,2
3,2024-01-02,B,Brush,1,3
`;
const sources = { 'lines.csv': { kind: 'lines', text } } as const;

test('the effects of choices are counted before loading, and touch nothing', async () => {
  const database = await openNodeDatabase();
  const engine = createEngine(database);
  const files = [new File([text], 'lines.csv')];
  expect(await loadEffects(engine, { recipe: recipeOf(sources), files }, call())).toEqual({
    isWhole: true,
    rows: 4,
    orders: 3,
    returns: { rows: 1, orders: 1 },
    nonProducts: [
      { id: 'Postage', label: 'Postage', why: expect.any(String) as string, rows: 1, orders: 1 },
    ],
    ordersBy: [
      { ordersBy: { by: 'number' }, orders: 3 },
      { ordersBy: { by: 'customer', within: 'day' }, orders: 2 },
    ],
  });
  expect(engine.shop).toBeNull();
  expect(await database.query('SHOW TABLES', call())).toMatchObject({ rowCount: 0 });
});

test('a product that is left out is in no basket, and is loaded all the same', async () => {
  const database = await openNodeDatabase();
  const recipe = { ...recipeOf(sources), leaveOutProducts: ['Postage'] };
  const { loadShop } = await import('../../../workers/ingest/load');
  const files = [new File([text], 'lines.csv')];
  const { summary } = await loadShop(createEngine(database), { recipe, files }, call());
  const all = await loadShopFromText(sources);
  expect(summary).toMatchObject({ lines: 4, items: 2, basketItems: 2, baskets: 2 });
  expect(all.report.summary).toMatchObject({ lines: 4, items: 3, basketItems: 3 });
});
