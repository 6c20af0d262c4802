import { HashRouter, Route } from '@solidjs/router';
import { cleanup, fireEvent, render, screen, waitFor, within } from '@solidjs/testing-library';
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { FailureError, failed, success } from '../../../src/domain/errors';
import type { Ask } from '../../../src/engine/ask';
import { ShopProvider } from '../../../src/engine/context';
import BundlesPage from '../../../src/features/bundles/bundles-page';
import type { ChartTokens } from '../../../src/ui/chart/chart-theme';
import { questions } from '../../../workers/engine';
import type { Engine } from '../../../workers/state';
import { loadShopFromText } from '../../engine/support/load-shop';
import { call, openNodeDatabase, type NodeDatabase } from '../../engine/support/node-database';
import { fakeSession } from './bundles-session';

/** The charts were told to draw these since the last look, as JSON in which no value is lost. */
let drawn: string[] = [];

vi.mock('../../../src/ui/chart/chart', () => ({
  Chart: (props: { label: string; option: (tokens: ChartTokens) => unknown }) => {
    drawn.push(
      JSON.stringify(props.option(tokens), (_, value: unknown) =>
        typeof value === 'number' ? String(value) : value,
      ),
    );
    return <div role="img" aria-label={props.label} />;
  },
}));

const tokens = new Proxy({} as ChartTokens, {
  get: (_, name) =>
    ['sequence', 'series', 'seriesSoft'].includes(String(name)) ? Array(9).fill('red') : 'red',
});

/** Opens the page over the real engine, which answers in turn as in the worker. */
async function openShop(csv: string, address: string, database: NodeDatabase) {
  const { engine, report } = await loadShopFromText(
    { 'lines.csv': { kind: 'lines', text: csv } },
    { database },
  );
  window.location.hash = address;
  const session = {
    ...fakeSession().session,
    summary: () => report.summary,
    engine: {
      ask: askOf(engine),
      status: () => ({ state: 'ready' }) as const,
      restart: () => undefined,
    },
  };
  render(() => (
    <ShopProvider session={session}>
      <HashRouter>
        <Route path="/bundles" component={BundlesPage} />
      </HashRouter>
    </ShopProvider>
  ));
}

/** Asks one question after the other, as the worker answers them. */
function askOf(engine: Engine): Ask {
  let last: Promise<unknown> = Promise.resolve();
  pending = 0;
  const answer = async (name: keyof Ask, input: unknown) => {
    try {
      const question = questions[name] as (...of: unknown[]) => Promise<unknown>;
      return success(await question(engine, input, call()));
    } catch (error) {
      const message = error instanceof FailureError ? error.failure.message : String(error);
      faults.push(`${name}: ${message}`);
      return failed({ kind: 'unexpected', message });
    }
  };
  return new Proxy({} as Ask, {
    get: (_, name: keyof Ask) => (input: unknown) => {
      pending += 1;
      last = last.then(() => answer(name, input)).finally(() => (pending -= 1));
      return last;
    },
  });
}

/** Questions that the engine could not answer. */
let faults: string[] = [];
/** The number of questions that are not answered yet. */
let pending = 0;

const HEAD = 'order_id,ordered_at,customer_id,product_id,product_name,quantity,unit_price';
const day = (order: number) =>
  new Date(Date.UTC(2025, 0, 1 + order * 3)).toISOString().slice(0, 10);
interface Line {
  order: number;
  product: string;
  customer?: string;
  name?: string;
}
/** Writes one row a line, with the columns that are named. */
function csvOf(lines: readonly Line[], columns = HEAD): string {
  const rows = lines.map(({ order, product, customer = `C-${order % 7}`, name = product }) => {
    const cells: Record<string, string> = {
      order_id: `O-${order}`,
      ordered_at: day(order),
      customer_id: customer,
      product_id: product,
      product_name: `"${name}"`,
      quantity: '1',
      unit_price: '2.50',
    };
    return columns
      .split(',')
      .map((column) => cells[column])
      .join(',');
  });
  return [columns, ...rows, ''].join('\n');
}

const orders = (count: number, of: (order: number) => readonly string[]): Line[] =>
  Array.from({ length: count }, (_, order) =>
    of(order).map((product): Line => ({ order, product })),
  ).flat();
/** Tea and cake are together more than by chance, jam and soap less. */
const plain = orders(60, (order) => [
  ...(order % 2 === 0 ? ['tea', 'cake'] : ['jam']),
  ...(order % 3 === 0 ? ['soap'] : []),
  ...(order % 5 === 0 ? ['mug'] : []),
]);
const without = (column: string) =>
  HEAD.split(',')
    .filter((each) => each !== column)
    .join(',');
const long = (product: string) => `${product} ${'very '.repeat(58)}long`;

interface HostileShop {
  csv: string;
  hasPairs: boolean;
  /** The page says this in place of the pairs, or at the end of the evidence. */
  says?: string;
}

const SHOPS: Record<string, HostileShop> = {
  'of one product': {
    csv: csvOf(orders(30, () => ['tea'])),
    hasPairs: false,
    says: 'Only “tea” is in 5 orders or more: a bundle takes two products.',
  },
  'whose orders are of one product each': {
    csv: csvOf(orders(30, (order) => [order % 2 === 0 ? 'tea' : 'cake'])),
    hasPairs: false,
    says: 'No two products appear together in 5 orders or more.',
  },
  'of one order': { csv: csvOf(orders(1, () => ['tea', 'cake'])), hasPairs: false },
  'whose baskets are all alike': {
    csv: csvOf(orders(30, () => ['tea', 'cake', 'jam', 'mug'])),
    hasPairs: true,
  },
  'with names of 300 characters': {
    csv: csvOf(plain.map((line) => ({ ...line, name: long(line.product) }))),
    hasPairs: true,
  },
  'without dates': {
    csv: csvOf(plain, without('ordered_at')),
    hasPairs: true,
    says: 'No dates in this shop: no check on later orders, no lift by month. Give a column the role',
  },
  'without customers': {
    csv: csvOf(plain, without('customer_id')),
    hasPairs: true,
    says: 'No customers in this shop: no segments.',
  },
  'without prices': {
    csv: csvOf(plain, without('unit_price')),
    hasPairs: true,
    says: 'No prices in this shop: no revenue.',
  },
  'with nothing but orders and products': {
    csv: csvOf(plain, 'order_id,product_name'),
    hasPairs: true,
  },
  'of two customers': {
    csv: csvOf(plain.map((line) => ({ ...line, customer: `C-${line.order % 2}` }))),
    hasPairs: true,
  },
  'on one day': {
    csv: csvOf(plain).replaceAll(/2025-\d\d-\d\d/g, '2025-03-01'),
    hasPairs: true,
    says: 'All orders are of one day',
  },
};

/** Expects no figure that is none, in the page or in a drawing. */
function expectPlainFigures(): void {
  const none = /.{0,40}(?:NaN|Infinity|undefined|\[object|\bnull\b).{0,40}/;
  expect(none.exec(document.body.textContent)?.[0]).toBeUndefined();
  for (const option of drawn)
    expect(/.{0,60}"-?(?:NaN|Infinity)".{0,20}/.exec(option)?.[0]).toBeUndefined();
  expect(faults).toEqual([]);
  drawn = [];
}

/** This is longer, in ms, than a selection rests before it is asked about. */
const REST = 250;

/** Waits until nothing is asked any more, and everything that was asked for is there. */
async function settled(): Promise<void> {
  const answered = async () => {
    await new Promise((resolve) => setTimeout(resolve, REST));
    expect(pending).toBe(0);
    expect(document.querySelectorAll('.skeleton')).toHaveLength(0);
  };
  await waitFor(answered, { timeout: 20_000 });
}

let database: NodeDatabase;
beforeAll(async () => {
  database = await openNodeDatabase();
}, 60_000);
beforeEach(() => {
  const { happyDOM } = window as unknown as { happyDOM: { setViewport(size: object): void } };
  happyDOM.setViewport({ width: 1440, height: 900 });
  HTMLElement.prototype.hidePopover ??= () => undefined;
  faults = [];
  drawn = [];
});
afterEach(() => {
  cleanup();
  window.location.hash = '';
});

test('a product name of 300 characters is cut in the evidence, and the whole of it is at hand', async () => {
  const csv = csvOf(plain.map((line) => ({ ...line, name: long(line.product) })));
  await openShop(csv, '#/bundles?support=0&confidence=0&lift=0&max=all', database);
  const table = await screen.findByRole('table', { name: 'Bundles' }, { timeout: 20_000 });
  await settled();
  fireEvent.click(within(table).getAllByRole('row')[1]!);
  const panel = within(await screen.findByRole('complementary', { name: 'Selected bundle' }));
  await settled();
  const name = long('tea');
  const texts = () =>
    [...document.querySelectorAll('.detail h2, .detail p, .detail td, .detail dd')].map(
      ({ textContent }) => textContent,
    );
  expect(texts().filter((text) => text.includes(name))).toEqual([]);
  expect(panel.getAllByTitle(name).length).toBeGreaterThan(1);
  const heading = panel.getAllByRole('heading', { level: 2 })[0]!;
  for (const button of within(heading).getAllByRole('button', { name: 'Show the whole name' }))
    fireEvent.click(button);
  expect(heading.textContent).toContain(name);
  fireEvent.click(within(heading).getAllByRole('button', { name: 'Show less' })[0]!);
  expect(within(heading).getAllByRole('button', { name: 'Show the whole name' })).toHaveLength(1);
}, 60_000);

describe.each(Object.entries(SHOPS))('a shop %s', (_, { csv, hasPairs, says = '' }) => {
  test('has clear sentences or right figures in every view, list and panel', async () => {
    await openShop(csv, '#/bundles?support=0&confidence=0&lift=0&max=all', database);
    await screen.findByRole('tab', { name: 'Pairs' }, { timeout: 20_000 });
    if (!hasPairs) {
      expect(screen.queryByRole('table', { name: 'Bundles' })).toBeNull();
      expect(screen.getByRole('tabpanel').textContent).toContain(says);
      expectPlainFigures();
    } else {
      const table = await screen.findByRole('table', { name: 'Bundles' });
      await settled();
      expectPlainFigures();
      const map = within(screen.getByRole('region', { name: 'Bundle map' }));
      for (const view of ['Network', 'Matrix', 'Parallel', 'Scatter']) {
        fireEvent.click(map.getByRole('radio', { name: view }));
        expectPlainFigures();
      }
      fireEvent.click(within(table).getAllByRole('row')[1]!);
      const panel = await screen.findByRole('complementary', { name: 'Selected bundle' });
      await settled();
      expect(panel.textContent).toContain(says);
      expectPlainFigures();
    }
    for (const list of ['Larger sets', 'Do not bundle', 'Portfolio']) {
      fireEvent.click(screen.getByRole('tab', { name: list }));
      const take = screen.queryByRole('button', { name: /^Take the first/ });
      if (take !== null && list === 'Portfolio') fireEvent.click(take);
      // oxlint-disable-next-line no-await-in-loop -- one list after the other
      await settled();
      expectPlainFigures();
    }
  }, 60_000);
});
