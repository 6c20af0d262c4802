import { HashRouter, Route } from '@solidjs/router';
import { cleanup, fireEvent, render, screen, waitFor, within } from '@solidjs/testing-library';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { failed, success, type Result } from '../../../src/domain/errors';
import type { MinedPairs } from '../../../src/domain/bundles/rules';
import { ShopProvider } from '../../../src/engine/context';
import type { Ask } from '../../../src/engine/ask';
import BundlesPage from '../../../src/features/bundles/bundles-page';
import { minedPairs } from './bundles-rules';
import { fakeSession } from './bundles-session';

// There is no canvas here. The content of a canvas is tested by the options that are given to it.
vi.mock('../../../src/ui/chart/chart', () => ({
  Chart: (props: { label: string }) => <div role="img" aria-label={props.label} />,
}));

function open(address: string, replaced: Partial<Ask> = {}, mined?: MinedPairs) {
  window.location.hash = address;
  const fake = fakeSession(replaced, mined);
  render(() => (
    <ShopProvider session={fake.session}>
      <HashRouter>
        <Route path="/bundles" component={BundlesPage} />
        <Route path="*" component={() => <h1>Elsewhere</h1>} />
      </HashRouter>
    </ShopProvider>
  ));
  return fake;
}

const live = () => screen.getByText(/of [\d,]+ bundles/).closest('p')!;
const bundles = async () => {
  const rows = within(await screen.findByRole('table', { name: 'Bundles' })).getAllByRole('row');
  return rows.slice(1).map((row) => row.querySelector('.pair')!.textContent);
};
const slide = (name: string, position: number) => {
  const slider = screen.getByRole('slider', { name });
  fireEvent.input(slider, { target: { value: String(position) } });
  return slider;
};
const detail = () => screen.getByRole('complementary', { name: 'Selected bundle' });

beforeEach(() => {
  // The window is as wide as a desktop, so that the panel stands beside the table.
  const { happyDOM } = window as unknown as { happyDOM: { setViewport(size: object): void } };
  happyDOM.setViewport({ width: 1440, height: 900 });
});
afterEach(() => {
  cleanup();
  window.location.hash = '';
});

describe('the Bundles page', () => {
  test('shows the rules that pass, the best first, and how many orders they cover', async () => {
    open('#/bundles');
    // At a likelihood of 10 % and a lift of 1 these are Tea ↔ Cake (3.0) and Mug ↔ Cake (2.0).
    expect(await bundles()).toEqual([
      'Tea→then Cake',
      'Cake→then Tea',
      'Cake→then <b>Mug</b>',
      '<b>Mug</b>→then Cake',
    ]);
    expect(live().textContent).toContain('4 of 8 bundles');
    await waitFor(() => expect(live().textContent).toContain('covers 12.4% of orders'));
    // The revenue of pairs arrives later.
    await waitFor(() => expect(screen.getAllByRole('cell', { name: '€900' })).toHaveLength(2));
  });

  test('a slider changes the rules at once and the address when it rests', async () => {
    open('#/bundles');
    await bundles();
    slide('Likelihood (confidence)', 25);
    expect(live().textContent).toContain('2 of 8 bundles');
    expect(window.location.hash).toBe('#/bundles');
    await waitFor(() => expect(window.location.hash).toBe('#/bundles?confidence=0.25'));
    expect(slide('Lift', 0).getAttribute('aria-valuetext')).toBe('any');
    expect(live().textContent).toContain('3 of 8 bundles');
  });

  test('the whole view comes from the address', async () => {
    const { asked } = open(
      '#/bundles?floor=7&support=0.01&confidence=0.2&lift=1.5&q=0.2&max=10&sort=confidence&grain=customer&level=category&search=cake',
      {},
      minedPairs({ grain: 'customer', level: 'category', floor: 7, floorIsAutomatic: false }),
    );
    expect(await bundles()).toEqual(['Cake→then Tea', 'Tea→then Cake', '<b>Mug</b>→then Cake']);
    expect(asked[0]).toEqual({
      name: 'mine',
      input: { grain: 'customer', level: 'category', floor: 7 },
    });
    const valueOf = (name: string) => screen.getByLabelText<HTMLInputElement>(name).value;
    expect(valueOf('Maximum bundles')).toBe('10');
    expect(valueOf('Sort by')).toBe('confidence');
    expect(valueOf('Basket per')).toBe('customer');
    expect(valueOf('Level')).toBe('category');
    expect(valueOf('Find a product')).toBe('cake');
    expect(valueOf('Floor (orders mined)')).toBe('7');
    const textOf = (name: string) =>
      screen.getByRole('slider', { name }).getAttribute('aria-valuetext');
    expect(textOf('Popularity (support)')).toBe('≥ 1.00%, 10 customers');
    expect(textOf('Likelihood (confidence)')).toBe('≥ 20%');
    expect(textOf('Lift')).toBe('≥ 1.5×');
    expect(textOf('Significance (q-value)')).toBe('≤ 0.2');
  });

  test('an address changed from outside changes the view, without mining anew', async () => {
    const { asked } = open('#/bundles');
    await bundles();
    window.location.hash = '#/bundles?max=10&search=spoon&lift=0&confidence=0';
    await waitFor(async () =>
      expect((await bundles()).every((name) => name.includes('Spoon'))).toBe(true),
    );
    expect(live().textContent).toContain('4 of 8 bundles');
    expect(asked.filter(({ name }) => name === 'mine')).toHaveLength(1);
  });

  test('headers sort, and say so', async () => {
    open('#/bundles');
    await bundles();
    const table = within(screen.getByRole('table', { name: 'Bundles' }));
    const header = (name: string) => table.getByRole('columnheader', { name });
    expect(header('Lift').getAttribute('aria-sort')).toBe('descending');
    fireEvent.click(within(header('Likelihood')).getByRole('button'));
    expect(header('Likelihood').getAttribute('aria-sort')).toBe('descending');
    expect(header('Lift').getAttribute('aria-sort')).toBeNull();
    expect((await bundles())[0]).toBe('Cake→then Tea');
    expect(screen.getByLabelText<HTMLSelectElement>('Sort by').value).toBe('confidence');
  });

  test('a sort without a column of its own gets one', async () => {
    open('#/bundles?sort=leverage');
    await bundles();
    const header = screen.getByRole('columnheader', { name: 'Extra orders' });
    expect(header.getAttribute('aria-sort')).toBe('descending');
    // Tea and cake are in 60 joint orders, where chance would give 20.
    expect(screen.getAllByRole('cell', { name: '+40' })).toHaveLength(2);
  });

  test('keys walk the table, and Enter selects', async () => {
    open('#/bundles');
    await bundles();
    const rows = () => screen.getAllByRole('row').slice(1);
    const press = (key: string) => fireEvent.keyDown(document.activeElement!, { key });
    rows()[0]!.focus();
    press('ArrowDown');
    press('ArrowDown');
    expect(document.activeElement).toBe(rows()[2]);
    press('End');
    expect(document.activeElement).toBe(rows()[3]);
    press('Home');
    press('ArrowUp');
    expect(document.activeElement).toBe(rows()[0]);
    press('PageDown');
    press('Enter');
    expect(document.activeElement!.getAttribute('aria-selected')).toBe('true');
    expect(rows().filter((row) => row.tabIndex === 0)).toHaveLength(1);
  });

  test('the evidence says what was counted', async () => {
    open('#/bundles');
    await bundles();
    const panel = within(detail());
    expect(panel.getByText('Bundle 1 of 4')).toBeTruthy();
    expect(detail().querySelector('.sentence')!.textContent).toBe(
      'When an order has Tea, 30.0% also have Cake. That is 3.0 times the usual 10.0%.',
    );
    const counted = within(panel.getByRole('region', { name: 'In how many orders' }));
    const counts = counted.getAllByRole('row');
    expect(counts.map((row) => row.textContent)).toEqual([
      'With CakeWithoutorders',
      'With Tea60140200',
      'Without40760800',
      'orders1009001,000',
    ]);
    expect(panel.getByText(/6 pairs were tested/)).toBeTruthy();
    await waitFor(() => expect(panel.getByText('O-77')).toBeTruthy());
    // A file's text is shown as text.
    expect(panel.getByText('<i>Scone</i>')).toBeTruthy();
    await waitFor(() =>
      expect(panel.getByRole('img', { name: /^Lift by month, Jan 2025 to Mar 2025/ })).toBeTruthy(),
    );
  });

  test('the selected rule stays while it passes, and Previous and Next walk the list', async () => {
    open('#/bundles');
    await bundles();
    fireEvent.click(screen.getAllByRole('row')[2]!);
    const title = () => detail().querySelector('h2')!.textContent;
    expect(title()).toBe('Cake→then Tea');
    slide('Likelihood (confidence)', 45);
    expect(title()).toBe('Cake→then Tea');
    expect(within(detail()).getByText('Bundle 1 of 1')).toBeTruthy();
    slide('Likelihood (confidence)', 10);
    expect(within(detail()).getByText('Bundle 2 of 4')).toBeTruthy();
    fireEvent.click(within(detail()).getByRole('button', { name: 'Next bundle' }));
    expect(title()).toBe('Cake→then <b>Mug</b>');
    fireEvent.click(within(detail()).getByRole('button', { name: 'Close panel' }));
    expect(screen.queryByRole('complementary', { name: 'Selected bundle' })).toBeNull();
  });

  test('Create campaign names the items by id and the view it came from', async () => {
    open('#/bundles');
    await bundles();
    slide('Likelihood (confidence)', 25);
    fireEvent.click(screen.getByRole('button', { name: 'Create campaign' }));
    await screen.findByRole('heading', { name: 'Elsewhere' });
    const [path, query] = window.location.hash.slice(1).split('?');
    expect(path).toBe('/campaigns/new');
    expect(Object.fromEntries(new URLSearchParams(query))).toEqual({
      a: 'T-1',
      c: 'C-2',
      level: 'product',
      grain: 'order',
      view: '/bundles?confidence=0.25',
    });
  });

  test('says why nothing passes, and offers one step', async () => {
    open('#/bundles?support=0.08');
    expect(await screen.findByText(/below your minimum of 80/)).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: /^Lower to/ }));
    expect(live().textContent).toContain('2 of 8 bundles');
  });

  test('mining can be cancelled, and started again', async () => {
    let aborted = 0;
    let answer: ((result: Result<MinedPairs>) => void) | undefined;
    const mine: Ask['mine'] = (_, options) =>
      new Promise((resolve) => {
        answer = resolve;
        options?.signal?.addEventListener('abort', () => (aborted += 1));
        options?.onProgress?.({ stage: 'Counting pairs', done: 1, total: 4 });
      });
    open('#/bundles', { mine });
    expect(await screen.findByText('Counting pairs, 25%')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Export rules CSV' })).toHaveProperty(
      'disabled',
      true,
    );
    fireEvent.click(screen.getByRole('button', { name: 'Cancel' }));
    expect(aborted).toBe(1);
    fireEvent.click(await screen.findByRole('button', { name: 'Mine again' }));
    answer!(success(minedPairs()));
    expect(await bundles()).toHaveLength(4);
    expect(screen.getByRole('button', { name: 'Export rules CSV' })).toHaveProperty(
      'disabled',
      false,
    );
  });

  test('other baskets are mined while the bundles before stay, marked as such', async () => {
    let answer: ((result: Result<MinedPairs>) => void) | undefined;
    const mine: Ask['mine'] = ({ grain }) =>
      grain === 'order'
        ? Promise.resolve(success(minedPairs()))
        : new Promise((resolve) => {
            answer = resolve;
          });
    open('#/bundles', { mine });
    await bundles();
    fireEvent.change(screen.getByLabelText('Basket per'), { target: { value: 'customer' } });
    expect(screen.getByRole('table', { name: 'Bundles' }).getAttribute('aria-busy')).toBe('true');
    expect(screen.getByRole('button', { name: 'Export rules CSV' })).toHaveProperty(
      'disabled',
      true,
    );
    answer!(success(minedPairs({ grain: 'customer', baskets: 500 })));
    await waitFor(() =>
      expect(screen.getByRole('columnheader', { name: 'Customers' })).toBeTruthy(),
    );
    expect(detail().querySelector('.sentence')!.textContent).toContain('When a customer buys Tea');
  });

  test('a failure is said in words, with a way to try again', async () => {
    let round = 0;
    const mine: Ask['mine'] = () => {
      round += 1;
      return Promise.resolve(
        round === 1
          ? failed({
              kind: 'out-of-memory',
              message: 'It needed more memory than this tab may use.',
            })
          : success(minedPairs()),
      );
    };
    open('#/bundles', { mine });
    expect(await screen.findByText('It needed more memory than this tab may use.')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await bundles()).toHaveLength(4);
  });
});
