import { describe, expect, test } from 'vitest';
import { dashboardFigures } from '../../../workers/questions/dashboard';
import { loadShopFromText } from '../support/load-shop';
import { call, openNodeDatabase } from '../support/node-database';
import type { TestSource } from '../support/recipe-of';
import { rows } from '../support/rows';

const database = await openNodeDatabase();
const load = (sources: Record<string, TestSource>) => loadShopFromText(sources, { database });
const SAID = 'Prices come from the product file; they may not be what was paid.';

const products: TestSource = {
  kind: 'products',
  text: 'product_id,name,price\nP1,Soap,2.50\nP2,Brush,9\nP3,Free sample,\n',
};
const lines = (header: string, ...records: string[]): TestSource => ({
  kind: 'lines',
  text: [`order_id,${header}`, ...records, ''].join('\n'),
});
const amounts = () =>
  rows(
    database,
    'SELECT product_key, unit_price, amount FROM line ORDER BY order_key, product_key',
  );

describe('lines without prices', () => {
  test('are worth price × quantity of the products file, and that is said', async () => {
    const { report, engine } = await load({
      'products.csv': products,
      'lines.csv': lines(
        'product_id,quantity,ordered_at',
        '1,P1,2,2025-01-01',
        '1,P2,1,2025-01-01',
        '2,P1,-1,2025-01-02',
        '2,P3,1,2025-01-02',
        '3,P9,4,2025-01-02',
      ),
    });
    expect(await amounts()).toEqual([
      '0 | 2.5000 | 5.0000',
      '1 | 9.0000 | 9.0000',
      '0 | 2.5000 | -2.5000',
      '2 | ∅ | ∅',
      '3 | ∅ | ∅',
    ]);
    expect(report.summary.parts.prices).toBe(true);
    const messages = report.warnings.map(({ message }) => message);
    expect(messages).toContain(SAID);
    expect(messages).toContain('2 lines have neither an amount nor a price.');

    const scope = { period: null, previous: null, category: null, segment: null };
    const { current } = await dashboardFigures(engine, scope, call());
    expect(current.totals).toMatchObject({ net: 11.5, orders: 3 });
  });

  test('count as one piece where no quantity is given', async () => {
    const { report } = await load({
      'products.csv': products,
      'lines.csv': lines('product_name', '1,Soap', '1,Brush'),
    });
    expect(await amounts()).toEqual(['0 | 2.5000 | 2.5000', '1 | 9.0000 | 9.0000']);
    expect(report.warnings.find(({ message }) => message === SAID)?.advice).toContain('one piece');
  });

  test('stay without amounts where no product has a price', async () => {
    const { report } = await load({
      'lines.csv': lines('product_id,quantity', '1,P1,2', '2,P2,1'),
    });
    expect(report.summary.parts.prices).toBe(false);
    expect(report.warnings.map(({ message }) => message)).not.toContain(SAID);
  });
});

test('what lines say of prices is not mixed with list prices', async () => {
  const { report } = await load({
    'products.csv': products,
    'lines.csv': lines('product_id,quantity,unit_price', '1,P1,2,2.00', '2,P2,1,'),
  });
  expect(await amounts()).toEqual(['0 | 2.0000 | 4.0000', '1 | ∅ | ∅']);
  expect(report.warnings.map(({ message }) => message)).not.toContain(SAID);
});
