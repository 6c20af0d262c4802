import { HashRouter, Route } from '@solidjs/router';
import { cleanup, fireEvent, render, screen, waitFor, within } from '@solidjs/testing-library';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ShopProvider } from '../../../src/engine/context';
import BundlesPage from '../../../src/features/bundles/bundles-page';
import { fakeSession } from './bundles-session';

vi.mock('../../../src/ui/chart/chart', () => ({
  Chart: (props: { label: string }) => <div role="img" aria-label={props.label} />,
}));

async function open(address: string) {
  window.location.hash = address;
  const fake = fakeSession();
  render(() => (
    <ShopProvider session={fake.session}>
      <HashRouter>
        <Route path="/bundles" component={BundlesPage} />
      </HashRouter>
    </ShopProvider>
  ));
  await screen.findByRole('table', { name: 'Bundles' });
  return fake;
}

const rowNames = () =>
  within(screen.getByRole('table', { name: 'Bundles' }))
    .getAllByRole('row')
    .slice(1)
    .map((row) => row.querySelector('.pair')!.textContent);
const detail = () => screen.getByRole('complementary', { name: 'Selected bundle' });
const map = () => within(screen.getByRole('region', { name: 'Bundle map' }));

beforeEach(() => {
  const { happyDOM } = window as unknown as { happyDOM: { setViewport(size: object): void } };
  happyDOM.setViewport({ width: 1440, height: 900 });
  HTMLElement.prototype.hidePopover ??= () => undefined;
});
afterEach(() => {
  cleanup();
  window.location.hash = '';
});

describe('the views', () => {
  test('each says what it shows, comes from the address, and is reached by keys', async () => {
    await open('#/bundles?view=network');
    expect(
      map().getByRole('img', { name: /^A network of 3 products joined by 2 bundles/ }),
    ).toBeTruthy();
    fireEvent.click(map().getByRole('radio', { name: 'Matrix' }));
    await waitFor(() => expect(window.location.hash).toBe('#/bundles?view=matrix'));
    expect(
      map().getByRole('img', { name: /^Lift of 3 products with each other: 4 bundles/ }),
    ).toBeTruthy();
    fireEvent.click(map().getByRole('radio', { name: 'Scatter' }));
    const keys = map().getByRole('application', { name: /^Bundles of the scatter/ });
    keys.focus();
    fireEvent.keyDown(keys, { key: 'ArrowRight' });
    fireEvent.keyDown(keys, { key: 'ArrowRight' });
    expect(within(keys).getByRole('status').textContent).toMatch(/^Cake then Tea: likelihood 60/);
    // A pair that is hovered in the map is hovered in the table too.
    expect(document.querySelector('tr.is-hover .pair')!.textContent).toBe('Cake→then Tea');
    fireEvent.keyDown(keys, { key: 'Enter' });
    expect(detail().querySelector('h2')!.textContent).toBe('Cake→then Tea');
  });

  test('each is also a table', async () => {
    await open('#/bundles?view=matrix');
    fireEvent.click(map().getByRole('button', { name: 'As table' }));
    const table = map().getByRole('region', { name: 'Bundles of this view as table' });
    expect(within(table).getAllByRole('row')).toHaveLength(5);
  });

  test('the parallel axes set least and largest values by keys', async () => {
    await open('#/bundles?view=parallel');
    const most = map().getByRole('slider', { name: 'Likelihood, at most' });
    fireEvent.keyDown(most, { key: 'PageDown' });
    await waitFor(() => expect(window.location.hash).toContain('where=confidence'));
    expect(rowNames()).not.toContain('Cake→then Tea');
    fireEvent.keyDown(most, { key: 'End' });
    expect(rowNames()).toContain('Cake→then Tea');
    fireEvent.keyDown(map().getByRole('slider', { name: 'Lift, at least' }), { key: 'Home' });
    await waitFor(() => expect(window.location.hash).toContain('lift=0'));
  });
});

describe('the table', () => {
  test('with Shift a header sorts ties, and once more turns round', async () => {
    await open('#/bundles');
    const header = (name: string | RegExp) =>
      within(
        within(screen.getByRole('table', { name: 'Bundles' })).getByRole('columnheader', { name }),
      ).getByRole('button');
    fireEvent.click(header('Likelihood'), { shiftKey: true });
    await waitFor(() => expect(window.location.hash).toBe('#/bundles?ties=confidence'));
    expect(rowNames()[0]).toBe('Cake→then Tea');
    fireEvent.click(header(/^Likelihood/), { shiftKey: true });
    expect(rowNames()[0]).toBe('Tea→then Cake');
    fireEvent.click(header('Orders'));
    await waitFor(() => expect(window.location.hash).toBe('#/bundles?sort=pair_count'));
    fireEvent.click(header('Orders'));
    expect(header('Orders').closest('th')!.getAttribute('aria-sort')).toBe('ascending');
  });

  test('has the columns one chooses', async () => {
    await open('#/bundles');
    fireEvent.click(screen.getByLabelText('Correlation'));
    await waitFor(() =>
      expect(screen.getByRole('columnheader', { name: 'Correlation' })).toBeTruthy(),
    );
    fireEvent.click(screen.getByLabelText('Popularity'));
    expect(screen.queryByRole('columnheader', { name: 'Popularity' })).toBeNull();
    await waitFor(() => expect(window.location.hash).toContain('columns=phi'));
  });

  test('shows one row per pair when asked to, while the export has both directions', async () => {
    await open('#/bundles');
    fireEvent.click(screen.getByLabelText('One row per pair'));
    expect(rowNames()).toEqual(['Tea→then Cake', 'Cake→then <b>Mug</b>']);
    await waitFor(() => expect(window.location.hash).toBe('#/bundles?pairs=one'));
  });

  test('is filtered by any measure', async () => {
    await open('#/bundles');
    fireEvent.change(screen.getByLabelText('Measure'), { target: { value: 'pair_count' } });
    fireEvent.input(screen.getByLabelText('Limit'), { target: { value: '20' } });
    fireEvent.click(screen.getByRole('button', { name: 'Add' }));
    expect(rowNames()).toEqual(['Tea→then Cake', 'Cake→then Tea']);
    fireEvent.click(screen.getByRole('button', { name: /^Remove Number of joint orders ≥ 20/ }));
    expect(rowNames()).toHaveLength(4);
  });
});

describe('what would be left', () => {
  test('is said while a slider is looked at, before it is moved', async () => {
    await open('#/bundles');
    await screen.findAllByRole('cell', { name: '€900' });
    const slider = screen.getByRole('slider', { name: 'Likelihood (confidence)' });
    slider.focus();
    await waitFor(() => {
      const id = slider.getAttribute('aria-describedby')!;
      // At a likelihood of 10 % there are 4 bundles of two pairs, with 900 and 50 of revenue.
      expect(document.getElementById(id)!.textContent).toMatch(/^4 bundles, 80 customers, €950/);
    });
  });
});

describe('items', () => {
  test('are left out or asked for by name, and mined so', async () => {
    const { asked } = await open('#/bundles');
    const box = screen.getByRole('combobox', { name: 'Include or exclude' });
    fireEvent.input(box, { target: { value: 'spo' } });
    await screen.findByRole('option', { name: /Spoon/ });
    fireEvent.keyDown(box, { key: 'Enter' });
    await waitFor(() => expect(window.location.hash).toBe('#/bundles?without=S-4'));
    const mined = asked.filter(({ name }) => name === 'mine').at(-1)!;
    expect(mined.input).toMatchObject({ without: ['S-4'] });
    fireEvent.click(screen.getByRole('button', { name: 'Remove without Spoon' }));
    await waitFor(() => expect(window.location.hash).toBe('#/bundles'));
  });

  test('a hidden pair says what hides it, and can be shown', async () => {
    await open('#/bundles?support=0.01&confidence=0.45');
    const pick = async (box: HTMLElement, text: string) => {
      fireEvent.input(box, { target: { value: text } });
      await screen.findByRole('option', { name: new RegExp(text) });
      fireEvent.keyDown(box, { key: 'Enter' });
    };
    const found = () => screen.getByText(/its likelihood is/i).closest('ul')!.textContent;
    await pick(screen.getByRole('combobox', { name: /^First/ }), 'Tea');
    await pick(screen.getByRole('combobox', { name: /^Second/ }), 'Spoon');
    await waitFor(() =>
      expect(found()).toContain('likelihood is 32.0%, below your minimum of 45.0%'),
    );
    expect(found()).toContain('lift is 0.80×, below your minimum of 1.00×');
    fireEvent.click(screen.getByRole('button', { name: 'Show it' }));
    await waitFor(() => expect(detail().querySelector('h2')!.textContent).toBe('Tea→then Spoon'));
  }, 15_000);
});

describe('the evidence', () => {
  const section = (name: string) => within(within(detail()).getByRole('region', { name }));

  test('has holdout, months, groups, discounts and a third product, each with its verdict', async () => {
    await open('#/bundles');
    await waitFor(() =>
      expect(section('Found earlier, checked later').getByText('Confirmed')).toBeTruthy(),
    );
    await waitFor(() =>
      expect(section('By Segment').getByText(/Odds ratio common to all groups/)).toBeTruthy(),
    );
    expect(section('By Segment').getByText('High value')).toBeTruthy();
    await waitFor(() =>
      expect(section('Lift by month').getByText(/too few months or joint orders/)).toBeTruthy(),
    );
    await waitFor(() =>
      expect(section('Best third product').getByText(/^Best third product: Spoon/)).toBeTruthy(),
    );
  });

  test('every panel can be copied as a sentence and shows its SQL', async () => {
    await open('#/bundles');
    for (const name of ['Likelihood against the usual share', 'Example orders', 'All measures']) {
      // oxlint-disable-next-line no-await-in-loop -- panels of one page
      await waitFor(() => {
        expect(section(name).getByText('Copy as sentence')).toBeTruthy();
        expect(section(name).getByText('Show the SQL')).toBeTruthy();
      });
    }
  });

  test('shows the SQL behind a panel', async () => {
    const { asked } = await open('#/bundles');
    await waitFor(() => expect(section('By Segment').getByText('High value')).toBeTruthy());
    fireEvent.click(
      section('By Segment').getByRole('menuitem', { name: 'Show the SQL', hidden: true }),
    );
    expect(await screen.findByText('SELECT 42;')).toBeTruthy();
    expect(asked.at(-1)).toMatchObject({ name: 'showSql', input: { name: 'strataCounts' } });
  });
});

describe('the lists', () => {
  const list = (name: string) =>
    fireEvent.click(screen.getByRole('tab', { name: new RegExp(name) }));

  test('come from the address and stand in it', async () => {
    await open('#/bundles');
    const tab = (name: string) => screen.getByRole('tab', { name: new RegExp(name) });
    window.location.hash = '#/bundles?list=portfolio';
    await waitFor(() => expect(tab('Portfolio').getAttribute('aria-selected')).toBe('true'));
    list('Do not bundle');
    await waitFor(() => expect(location.hash).toContain('list=substitutes'));
    list('Pairs');
    await waitFor(() => expect(location.hash).not.toContain('list='));
  });

  test('what is not to be bundled', async () => {
    await open('#/bundles');
    list('Do not bundle');
    const table = await screen.findByRole('table', { name: 'Do not bundle' });
    expect(within(table).getByText('Tea and <b>Mug</b>')).toBeTruthy();
  });

  test('larger sets, with what a part explains', async () => {
    await open('#/bundles');
    list('Larger sets');
    const table = await screen.findByRole('table', { name: 'Larger sets' });
    expect(within(table).getAllByRole('row')).toHaveLength(2);
  });

  test('a portfolio has its reach, its overlap and the few that cover most', async () => {
    await open('#/bundles');
    fireEvent.click(within(detail()).getByRole('button', { name: 'In portfolio' }));
    fireEvent.click(screen.getAllByRole('row')[3]!);
    fireEvent.click(within(detail()).getByRole('button', { name: 'In portfolio' }));
    list('Portfolio');
    const greedy = await screen.findByRole('table', { name: 'Greedy choice' });
    expect(
      within(greedy)
        .getAllByRole('row')
        .map((row) => row.textContent),
    ).toEqual([
      'kAddReach aloneRevenue coveredShare',
      '1Tea and Cake40€50050.1%',
      '2Cake and <b>Mug</b>40€999100.0%',
    ]);
    expect(screen.getByText(/Together they reach/).textContent).toContain(
      '60 customers (60.0% of 100)',
    );
    expect(
      within(screen.getByRole('table', { name: 'Overlap' })).getAllByRole('cell'),
    ).toHaveLength(4);
  });

  test('a portfolio stands in the address, and is there again from it', async () => {
    await open('#/bundles');
    fireEvent.click(within(detail()).getByRole('button', { name: 'In portfolio' }));
    await waitFor(() => expect(location.hash).toBe('#/bundles?chosen=T-1&chosen=C-2'));
    cleanup();
    // They are given the other way round, and with a bundle that is not mined here.
    await open('#/bundles?chosen=C-2&chosen=T-1&chosen=M-3&chosen=gone&chosen=half');
    list('Portfolio');
    const chips = await screen.findByRole('list', { name: 'Chosen bundles' });
    expect(within(chips).getAllByRole('listitem')).toHaveLength(1);
    fireEvent.click(within(chips).getByRole('button', { name: 'Remove Tea and Cake' }));
    await waitFor(() => expect(location.hash).toContain('?list=portfolio&chosen=M-3&chosen=gone'));
  });
});
