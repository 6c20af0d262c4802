import { HashRouter, Route } from '@solidjs/router';
import { cleanup, fireEvent, render, screen, waitFor, within } from '@solidjs/testing-library';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ShopSummary } from '../../../src/domain/shop/shop';
import { ShopProvider } from '../../../src/engine/context';
import DashboardPage from '../../../src/features/dashboard/dashboard-page';
import { setFormats } from '../../../src/ui/format';
import { fakeSession, shopWith } from './dashboard-session';

// There is no canvas here. The content of a canvas is tested by the options that are given to it.
vi.mock('../../../src/ui/chart/chart', () => ({
  Chart: (props: { label: string }) => <div role="img" aria-label={props.label} />,
}));

function open(address: string, shop: ShopSummary | undefined) {
  window.location.hash = address;
  const fake = fakeSession(shop);
  render(() => (
    <ShopProvider session={fake.session}>
      <HashRouter>
        <Route path="/dashboard" component={DashboardPage} />
        <Route path="*" component={() => <h1>Elsewhere</h1>} />
      </HashRouter>
    </ShopProvider>
  ));
  return fake;
}

const heading = () => screen.getByRole('heading', { level: 1 });
const panel = (name: string) => screen.findByRole('region', { name });

beforeEach(() => setFormats({ locale: 'en-GB', currency: 'EUR' }));
afterEach(() => {
  cleanup();
  window.location.hash = '';
});

test('before a shop is there, every panel waits', async () => {
  const { scopes, setSummary } = open('#/dashboard', undefined);
  expect(screen.getAllByRole('status', { name: 'Loading' })).toHaveLength(9);
  expect(scopes).toEqual([]);
  setSummary(shopWith());
  await waitFor(() => expect(screen.queryAllByRole('status', { name: 'Loading' })).toEqual([]));
});

test('the finding and the key figures say how the period compares', async () => {
  const { scopes } = open('#/dashboard', shopWith());
  await waitFor(() =>
    expect(heading().textContent).toBe('Revenue is up 20.0% on the previous 91 days'),
  );
  expect(scopes).toEqual([
    {
      period: { from: '2025-10-02', to: '2025-12-31' },
      previous: { from: '2025-07-03', to: '2025-10-01' },
      category: null,
      segment: null,
    },
  ]);
  const figures = within(await panel('Key figures'));
  expect(figures.getByText('€1,092')).toBeTruthy();
  expect(figures.getByText('vs €910')).toBeTruthy();
  // Segments add up to the whole, with orders without a customer among them.
  const segments = within(await panel('Customer segments'));
  expect(segments.getAllByRole('row').map((row) => row.textContent)).toEqual([
    'SegmentCustomersof revenueper customer',
    'High value375.0%€25',
    'No customer–25.0%–',
    'All3100.0%€33',
  ]);
});

test('names from files are text', async () => {
  open('#/dashboard', shopWith());
  const top = within(await panel('Top products'));
  expect(await top.findByText('<img src=x>')).toBeTruthy();
  expect(document.querySelector('img')).toBeNull();
  // It is sold now and was not before, so there is no change to tell.
  expect(top.getByText('new')).toBeTruthy();
});

test('a category is chosen and taken back by its bar', async () => {
  const { scopes } = open('#/dashboard', shopWith());
  const categories = within(await panel('Revenue by category'));
  fireEvent.click(await categories.findByRole('radio', { name: 'Bars' }));
  fireEvent.click(categories.getByRole('button', { name: '<b>Cake</b>' }));
  await waitFor(() => expect(scopes.at(-1)?.category).toBe('<b>Cake</b>'));
  expect(window.location.hash).toContain(`category=${encodeURIComponent('<b>Cake</b>')}`);
  fireEvent.click(categories.getByRole('button', { name: 'All categories' }));
  await waitFor(() => expect(scopes.at(-1)?.category).toBeNull());
  expect(window.location.hash).toBe('#/dashboard');
});

test('the address sets the filter, and the comparison can be switched off', async () => {
  const { scopes } = open(
    '#/dashboard?from=2025-05-01&to=2025-05-31&segment=new&category=Tea',
    shopWith(),
  );
  const scope = {
    period: { from: '2025-05-01', to: '2025-05-31' },
    category: 'Tea',
    segment: 'new',
  };
  await waitFor(() =>
    expect(scopes.at(-1)).toEqual({
      ...scope,
      previous: { from: '2025-03-31', to: '2025-04-30' },
    }),
  );
  fireEvent.click(screen.getByRole('switch'));
  await waitFor(() => expect(scopes.at(-1)).toEqual({ ...scope, previous: null }));
  expect(window.location.hash).toContain('compare=0');
});

test('a period without orders says so, and leads back', async () => {
  const { scopes } = open('#/dashboard?from=2031-01-01&to=2031-01-31', shopWith());
  await waitFor(() => expect(heading().textContent).toBe('No orders in this period'));
  const products = within(await panel('Top products'));
  fireEvent.click(products.getByRole('button', { name: 'Show the last 91 days' }));
  await waitFor(() => expect(scopes.at(-1)?.period?.to).toBe('2025-12-31'));
});

test('without prices, revenue is off by name and orders are counted', async () => {
  open('#/dashboard', shopWith({ prices: false }));
  await waitFor(() => expect(heading().textContent).toMatch(/^Orders are level with/));
  expect(screen.getByRole('note').textContent).toContain(
    'No prices in this shop: revenue panels are off',
  );
  expect((await panel('Customer segments')).textContent).toContain('No prices in this shop');
  expect(await panel('Daily orders')).toBeTruthy();
  expect(within(await panel('Top products')).queryByText('Revenue')).toBeNull();
});

test('without dates, customers and categories, their panels say what would bring them', async () => {
  const { scopes } = open(
    '#/dashboard',
    shopWith({ dates: false, customers: false, categories: false }),
  );
  await waitFor(() => expect(scopes).toHaveLength(1));
  expect(scopes[0]).toEqual({ period: null, previous: null, category: null, segment: null });
  const expected = {
    'Daily revenue': 'No dates in this shop',
    'When people order': 'No dates in this shop',
    'Revenue by category': 'No categories in this shop',
    'Customer segments': 'No customers in this shop',
    'New and returning customers': 'No customers in this shop',
    'Orders per customer': 'No customers in this shop',
    Customers: 'No customers in this shop',
  };
  for (const [name, text] of Object.entries(expected)) {
    expect((await panel(name)).textContent).toContain(text);
  }
  expect(screen.queryByRole('combobox', { name: 'Segment' })).toBeNull();
  expect(screen.queryByRole('switch')).toBeNull();
});

test('a failure shows in each panel, and another try brings the figures', async () => {
  const fake = fakeSession(shopWith());
  fake.fail({ kind: 'unexpected', message: 'The engine could not answer this.' });
  window.location.hash = '#/dashboard';
  render(() => (
    <ShopProvider session={fake.session}>
      <HashRouter>
        <Route path="/dashboard" component={DashboardPage} />
      </HashRouter>
    </ShopProvider>
  ));
  const retry = await screen.findAllByRole('button', { name: 'Try again' });
  expect(retry).toHaveLength(9);
  fireEvent.click(retry[0]!);
  await waitFor(() => expect(heading().textContent).toMatch(/^Revenue is up/));
  expect(screen.queryByRole('alert')).toBeNull();
});

test('customers are turned page by page', async () => {
  open('#/dashboard', shopWith());
  const customers = within(await panel('Customers'));
  expect(await customers.findByText('1 to 8 of 20')).toBeTruthy();
  fireEvent.click(customers.getByRole('button', { name: 'Next' }));
  expect(await customers.findByText('9 to 16 of 20')).toBeTruthy();
  expect(await customers.findByText('C8')).toBeTruthy();
  fireEvent.click(customers.getByRole('button', { name: 'Next' }));
  await customers.findByText('17 to 20 of 20');
  expect(customers.getByRole<HTMLButtonElement>('button', { name: 'Next' }).disabled).toBe(true);
});
