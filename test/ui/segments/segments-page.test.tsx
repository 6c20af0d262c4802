import { HashRouter, Route } from '@solidjs/router';
import { cleanup, fireEvent, render, screen, waitFor, within } from '@solidjs/testing-library';
import { createSignal } from 'solid-js';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { success } from '../../../src/domain/errors';
import type { CohortRetention, SegmentOverview } from '../../../src/domain/segments/figures';
import { defaultSegmentRules } from '../../../src/domain/segments/segments';
import type { ShopSummary } from '../../../src/domain/shop/shop';
import { ShopProvider } from '../../../src/engine/context';
import SegmentsPage from '../../../src/features/segments/segments-page';
import { setFormats } from '../../../src/ui/format';
import { shopWith } from '../dashboard/dashboard-session';
import { segmentsSession } from './segments-session';

function open(shop: ShopSummary | undefined, address = '#/segments', found?: SegmentOverview) {
  window.location.hash = address;
  const fake = segmentsSession(shop, found);
  const [rules, setRules] = createSignal(defaultSegmentRules);
  const show = () =>
    render(() => (
      <ShopProvider session={fake.session}>
        <HashRouter>
          <Route
            path="/segments"
            component={() => <SegmentsPage rules={rules()} onRules={setRules} />}
          />
          <Route path="*" component={() => <h1>Elsewhere</h1>} />
        </HashRouter>
      </ShopProvider>
    ));
  return { ...fake, rules, show };
}

const heading = () => screen.getByRole('heading', { level: 1 }).textContent;
const panel = async (name: string) => within(await screen.findByRole('region', { name }));
const rowsOf = (area: { getAllByRole: typeof screen.getAllByRole }) =>
  area.getAllByRole('row').map((row) => row.textContent);

beforeEach(() => setFormats({ locale: 'en-GB', currency: 'EUR' }));
afterEach(() => {
  cleanup();
  window.location.hash = '';
});

test('sizes and revenue add up, segments without customers stand there too', async () => {
  open(shopWith()).show();
  await waitFor(() =>
    expect(heading()).toBe(
      'High value customers are 10.0% of customers and bring 60.0% of revenue',
    ),
  );
  const sizes = await panel('Sizes and revenue');
  expect(
    sizes.getByText('100 customers with an order as of 31 Dec 2025; 7 more have never ordered'),
  ).toBeTruthy();
  expect(rowsOf(sizes)).toEqual([
    'SegmentCustomersof allRevenueof allper customerOrders eachDays silentCampaign',
    'High value1010.0%€3,00060.0%€3008.012Plan a campaign',
    'Medium value3030.0%€1,00020.0%€333.041Plan a campaign',
    'Low value4040.0%€50010.0%€131.590Plan a campaign',
    'New customers00.0%€00.0%–––',
    'At-risk2020.0%€50010.0%€253.0120Plan a campaign',
    'All100100.0%€5,000100.0%€502.9–',
  ]);
  expect(
    sizes.getByRole('link', { name: 'Plan a campaign for At-risk' }).getAttribute('href'),
  ).toBe('#/campaigns/new?segment=at-risk');
});

test('a cell of recency and frequency says who is in it, by click and by arrow keys', async () => {
  open(shopWith()).show();
  const scores = await panel('Recency and frequency');
  const said = () => scores.getByRole('status').textContent;
  await waitFor(() => expect(said()).toContain('Recency 5, frequency 5: 25 customers (25.0%)'));
  expect(said()).toContain('€2,750 of revenue (55.0%), monetary score 4.8 on average.');
  fireEvent.click(scores.getByRole('button', { name: 'Recency 1, frequency 1: 60 customers' }));
  expect(said()).toContain('60 customers (60.0%)');
  fireEvent.keyDown(document.activeElement ?? document.body, { key: 'ArrowDown' });
  const chosen = scores.getByRole('button', { pressed: true });
  fireEvent.keyDown(chosen, { key: 'ArrowDown' });
  expect(said()).toContain('Recency 1, frequency 1');
  fireEvent.keyDown(chosen, { key: 'ArrowUp' });
  expect(said()).toContain('Recency 2, frequency 1: no customer.');
  expect(document.activeElement?.getAttribute('aria-label')).toBe(
    'Recency 2, frequency 1: 0 customers',
  );
});

test('movement: the last two month ends, others by choice, with counts and shares of the row', async () => {
  open(shopWith()).show();
  const moves = await panel('Movement between segments');
  expect(await moves.findByText('6 of 12 customers (50.0%) stayed where they were')).toBeTruthy();
  const rows = rowsOf(moves);
  expect(rows).toContain('High value6 75.0%0002 25.0%8');
  expect(rows).toContain('No order yet0005 100.0%05');
  expect(rows.at(-1)).toBe('All10005217');
  fireEvent.change(moves.getByRole('combobox', { name: 'Months' }), {
    target: { value: '2025-11-30' },
  });
  expect(moves.getByText('9 of 9 customers (100.0%) stayed where they were')).toBeTruthy();
});

test('who comes back: shares of the cohort, the month that is not over marked', async () => {
  open(shopWith()).show();
  const cohorts = await panel('Who comes back');
  // December is not over, so November’s customers are not counted in the sentence.
  expect(
    await cohorts.findByText(/25.0% order again in the month after \(10 of 40\)/),
  ).toBeTruthy();
  expect(rowsOf(cohorts).slice(1)).toEqual(['Oct 20254025%10%*', 'Nov 20252040%*', 'Dec 20255']);
  expect(cohorts.getByText(/Figures with \* are of the last month/)).toBeTruthy();
});

test('what a segment buys: names are text, counts stand beside, chance is called chance', async () => {
  open(shopWith()).show();
  const bought = await panel('What they buy that others don’t');
  await waitFor(() => expect(bought.getAllByRole('row')).toHaveLength(3));
  expect(rowsOf(bought)[1]).toMatch(
    /^<img src=x>4\.0×3\.\d\d× to 4\.\d\d×20\.0%5\.0%40 of 80 \(50\.0%\)Sure$/,
  );
  expect(rowsOf(bought)[2]).toMatch(/^Scone1\.1×.*Could be chance$/);
  expect(bought.getByRole('link', { name: '<img src=x>' }).getAttribute('href')).toBe(
    '#/bundles?only=P1%262',
  );
  expect(document.querySelector('img')).toBeNull();
  fireEvent.change(bought.getByRole('combobox', { name: 'Segment' }), {
    target: { value: 'at-risk' },
  });
  expect(await bought.findByText('Nothing stands out')).toBeTruthy();
  await waitFor(() => expect(window.location.hash).toBe('#/segments?segment=at-risk'));
});

test('thresholds are changed, refused in sentences, and reset', async () => {
  const { rules, show } = open(shopWith());
  show();
  const form = await panel('What the segments mean');
  const use = () => form.getByRole<HTMLButtonElement>('button', { name: 'Use these thresholds' });
  const type = (label: string, value: string) =>
    fireEvent.input(form.getByLabelText(label), { target: { value } });
  expect(use().disabled).toBe(true);
  expect(form.getByText('First order in the last 60 days.')).toBeTruthy();

  type('First order in the last', '0');
  expect(form.getByText('Enter a number between 1 and 3,650.')).toBeTruthy();
  expect(use().disabled).toBe(true);
  type('First order in the last', 'many');
  expect(use().disabled).toBe(true);
  type('First order in the last', '30');
  type('Top share of the rest, by spend', '12.34');
  expect(form.getByText('Enter a percentage with one decimal at most.')).toBeTruthy();
  type('Top share of the rest, by spend', '70');
  expect(form.getByText('High and medium value together are at most 100%.')).toBeTruthy();
  type('Top share of the rest, by spend', '12.3');
  fireEvent.click(use());
  expect(rules()).toEqual({ ...defaultSegmentRules, newDays: 30, highShare: 0.123 });
  expect(form.getByText('First order in the last 30 days.')).toBeTruthy();
  expect(form.getByText('These thresholds hold from now on.')).toBeTruthy();
  expect(use().disabled).toBe(true);

  fireEvent.click(form.getByRole('button', { name: 'Reset to defaults' }));
  expect(rules()).toEqual(defaultSegmentRules);
  expect(form.getByLabelText<HTMLInputElement>('First order in the last').value).toBe('60');
});

test('another shop, or other thresholds, are counted anew', async () => {
  const { asked, setSummary, show } = open(shopWith());
  show();
  await panel('Sizes and revenue');
  await waitFor(() => expect(asked.filter((name) => name === 'segmentOverview')).toHaveLength(1));
  setSummary({ ...shopWith(), segmentRules: { ...defaultSegmentRules, newDays: 30 } });
  await waitFor(() => expect(asked.filter((name) => name === 'segmentOverview')).toHaveLength(2));
});

test('before a shop is there, the panels wait; without customers nothing is asked', async () => {
  const { asked, setSummary, show } = open(undefined);
  show();
  expect(screen.getAllByRole('status', { name: 'Loading' })).toHaveLength(5);
  expect(heading()).toBe('Segments');
  setSummary(shopWith({ customers: false }));
  expect(await screen.findByText('No customers in this shop')).toBeTruthy();
  expect(screen.getByText(/Give a column the role/)).toBeTruthy();
  expect(asked).toEqual([]);
  fireEvent.click(screen.getByRole('button', { name: 'Open the Data page' }));
  await waitFor(() => expect(window.location.hash).toBe('#/data'));
});

test('without prices high, medium and low are one; without dates only they are left', async () => {
  open(shopWith({ prices: false })).show();
  expect(await screen.findByText('No prices in this shop:')).toBeTruthy();
  const sizes = await panel('Sizes and revenue');
  expect(rowsOf(sizes).slice(1)).toEqual([
    'New customers00.0%––',
    'At-risk2020.0%3.0120Plan a campaign',
    'All others8080.0%2.9–',
    'All100100.0%2.9–',
  ]);
  expect(heading()).toBe('20 customers are at risk of 100');
  cleanup();

  open(shopWith({ dates: false })).show();
  expect(await screen.findByText('No dates in this shop:')).toBeTruthy();
  for (const name of ['Recency and frequency', 'Movement between segments', 'Who comes back']) {
    // oxlint-disable-next-line no-await-in-loop
    expect((await panel(name)).getByText('No dates in this shop')).toBeTruthy();
  }
  cleanup();

  open(shopWith({ dates: false, prices: false })).show();
  expect(await screen.findByText(/this shop has neither/)).toBeTruthy();
});

test('customers who never ordered are said, a failure too, and another try helps', async () => {
  open(shopWith(), '#/segments', { segments: [], scores: [], without: 12 }).show();
  expect(await screen.findByText('No customer has an order yet')).toBeTruthy();
  cleanup();

  const { fail, show } = open(shopWith());
  fail({ kind: 'unexpected', message: 'The engine could not answer this.' });
  show();
  const sizes = await panel('Sizes and revenue');
  expect(await sizes.findByText('The engine could not answer this.')).toBeTruthy();
  fireEvent.click(sizes.getByRole('button', { name: 'Try again' }));
  expect(await sizes.findByText(/^100 customers/)).toBeTruthy();
});

describe('shops at the edges end in sentences, and no figure is none:', () => {
  const row = { customers: 1, orders: 1, silence: 0 };
  const edges: Record<string, Edge> = {
    'one customer with one order, on one day': {
      overview: {
        segments: [{ ...row, segment: 'new', spend: 12 }],
        scores: [{ recency: 1, frequency: 1, customers: 1, spend: 12, monetary: 1 }],
        without: 0,
      },
      cohorts: {
        cohorts: [{ month: '2025-12', customers: 1, active: [1] }],
        lastMonthIsOpen: true,
      },
      says: ['1 customer with an order', 'Only one month so far', 'Nobody can come back yet'],
    },
    'more sent back than bought': {
      overview: {
        segments: [
          { ...row, segment: 'high', spend: -20 },
          { ...row, segment: 'low', spend: -300, customers: 4, orders: 4 },
        ],
        scores: [{ recency: 3, frequency: 1, customers: 5, spend: -320, monetary: 1 }],
        without: 0,
      },
      cohorts: {
        cohorts: [{ month: '2025-11', customers: 5, active: [5, 0] }],
        lastMonthIsOpen: false,
      },
      says: ['5 customers with an order', '0.0% order again in the month after (0 of 5)'],
    },
    'nothing was paid': {
      overview: {
        segments: [{ ...row, segment: 'medium', spend: 0 }],
        scores: [{ recency: 1, frequency: 1, customers: 1, spend: 0, monetary: 1 }],
        without: 3,
      },
      cohorts: { cohorts: [], lastMonthIsOpen: false },
      says: ['3 more have never ordered', 'No customer with a dated order'],
    },
  };

  test.each(Object.entries(edges))('%s', async (_, edge) => {
    window.location.hash = '#/segments';
    const { session } = segmentsSession(shopWith(), edge.overview, {
      segmentMigration: async () => success([]),
      cohortRetention: async () => success(edge.cohorts),
      segmentAffinity: async () => success({ products: [], compared: 0 }),
    });
    render(() => (
      <ShopProvider session={session}>
        <HashRouter>
          <Route
            path="/segments"
            component={() => <SegmentsPage rules={defaultSegmentRules} onRules={() => undefined} />}
          />
        </HashRouter>
      </ShopProvider>
    ));
    await waitFor(() => {
      for (const text of edge.says) expect(document.body.textContent).toContain(text);
    });
    expect(document.body.textContent).toContain('Nothing stands out');
    expect(document.body.innerHTML).not.toMatch(/NaN|Infinity|undefined|null|-0/);
    expect(document.body.innerHTML).not.toMatch(/width: ?-|--w: ?-/);
  });
});

interface Edge {
  overview: SegmentOverview;
  cohorts: CohortRetention;
  says: string[];
}
