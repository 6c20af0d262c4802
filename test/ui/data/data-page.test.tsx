import { HashRouter, Route } from '@solidjs/router';
import { cleanup, fireEvent, render, screen, waitFor, within } from '@solidjs/testing-library';
import { Show } from 'solid-js';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ShopProvider } from '../../../src/engine/context';
import { ColumnsStep } from '../../../src/features/data/columns/columns-step';
import { createImport } from '../../../src/features/data/create-import';
import DataPage from '../../../src/features/data/data-page';
import { StartStep } from '../../../src/features/data/start/start-step';
import { createAnswerStore } from '../../../src/storage/shops/kept-answers';
import { createBegunLoads } from '../../../src/storage/shops/begun-loads';
import { createKeptPlaces } from '../../../src/storage/shops/kept-place';
import { createMappingStore } from '../../../src/storage/shops/mappings';
import { shopLibrary } from '../../../src/storage/shops/shops';
import { setFormats } from '../../../src/ui/format';
import { memoryStore } from '../../storage/memory-store';
import { csv, dataSession, reportOf } from './data-session';

const downloads = vi.hoisted((): { name: string; text: string }[] => []);
vi.mock('../../../src/ui/download', async (original) => ({
  ...(await original<object>()),
  downloadText: (name: string, text: string) => downloads.push({ name, text }),
}));

const LINES = 'Invoice;Date;Item;Qty;Price\n1;01.12.2024;Tea;1;2.50\n2;31.02.2025;Cake;1;3.00\n';

function open(loaded?: Parameters<typeof dataSession>[0]) {
  window.location.hash = '#/data';
  const fake = dataSession(loaded);
  const page = () => (
    <ShopProvider session={fake.session}>
      <HashRouter>
        <Route path="/data" component={DataPage} />
      </HashRouter>
    </ShopProvider>
  );
  return { ...fake, page, ...render(page) };
}

const add = (...files: File[]) => {
  const input = screen.getByLabelText<HTMLInputElement>('Add CSV files');
  Object.defineProperty(input, 'files', { value: files, configurable: true });
  fireEvent.change(input);
};
const heading = () => screen.getByRole('heading', { level: 1 });
const loadButton = () => screen.getByRole<HTMLButtonElement>('button', { name: /^Load shop/ });

beforeEach(() => {
  setFormats({ locale: 'en-GB', currency: 'EUR' });
  downloads.length = 0;
});
afterEach(cleanup);

describe('the first panel', () => {
  test('hands out a template that it can read itself', async () => {
    open();
    fireEvent.click(screen.getByRole('button', { name: 'Download a template' }));
    expect(downloads[0]?.text.trim().split('\n')).toHaveLength(11);
    add(csv('template.csv', downloads[0]!.text));
    await screen.findByRole('group', { name: 'Columns of template.csv' });
    await waitFor(() => expect(loadButton().disabled).toBe(false));
  });

  test('shows no report of a demo that nobody asked for', async () => {
    open({ report: reportOf('Demo shop'), isDemo: true });
    expect(screen.queryByRole('region', { name: 'Data quality' })).toBeNull();
    expect(screen.getByText(/It has 1,000 orders and 300 customers/)).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Try the demo shop' }));
    expect(await screen.findByRole('region', { name: 'Data quality' })).toBeTruthy();
  });

  test('takes files dropped anywhere, and only files', async () => {
    open();
    const drag = (type: string, data: object) => {
      const event = new Event(type, { bubbles: true, cancelable: true });
      Object.assign(event, { dataTransfer: data });
      window.dispatchEvent(event);
      return event;
    };
    expect(drag('dragover', { types: ['text/plain'] }).defaultPrevented).toBe(false);
    drag('dragover', { types: ['Files'] });
    expect(screen.getByText('Drop the CSV files anywhere')).toBeTruthy();
    drag('drop', { types: ['Files'], files: [csv('a.csv', LINES)] });
    expect(await screen.findByRole('group', { name: 'Columns of a.csv' })).toBeTruthy();
    expect(screen.queryByText('Drop the CSV files anywhere')).toBeNull();
  });
});

describe('the columns', () => {
  test('have a role each, and what stands in the way is said and tied to the button', async () => {
    const { asked } = open();
    add(csv('a.csv', LINES));
    const group = await screen.findByRole('group', { name: 'Columns of a.csv' });
    const roleOf = (name: string) =>
      within(group).getByLabelText<HTMLSelectElement>(`Role of ${name}`);
    await waitFor(() => expect(roleOf('Invoice').value).toBe('order_id'));
    expect(roleOf('Date').value).toBe('ordered_at');
    expect(document.activeElement).toBe(heading());

    fireEvent.change(roleOf('Invoice'), { target: { value: 'ignore' } });
    const sentence = 'Choose which column of a.csv is the order number.';
    expect(within(group).getByText(sentence)).toBeTruthy();
    expect(loadButton().disabled).toBe(true);
    const reason = document.getElementById(loadButton().getAttribute('aria-describedby') ?? '');
    expect(reason?.textContent).toBe(sentence);

    fireEvent.change(roleOf('Invoice'), { target: { value: 'order_id' } });
    fireEvent.click(screen.getByLabelText('Leave out returns'));
    fireEvent.input(screen.getByLabelText('Shop name'), { target: { value: 'Tea house' } });
    fireEvent.click(loadButton());
    expect(asked[0]?.recipe).toMatchObject({ name: 'Tea house', leaveOutReturns: false });
  });

  test('show the first rows, what cannot be used marked with its reason', async () => {
    open();
    add(csv('a.csv', LINES));
    const why = '“31.02.2025” cannot be read as a date. The row will be set aside.';
    const cell = (await screen.findByText('31.02.2025', { selector: 'td' })).closest('td')!;
    expect(cell.title).toBe(why);
    expect(cell.textContent).toContain(why);
    expect(screen.getByText(`Row 3, Date: ${why}`)).toBeTruthy();
    expect(screen.getByText('Row set aside, 1')).toBeTruthy();
  });

  test('say which decimal sign the prices have, whatever stands in front of them', async () => {
    open();
    const text = 'order_id;product;quantity;price\n1;Tea;1;4,50\n2;Mug;2;12,90\n';
    add(csv('a.csv', text));
    const read = await screen.findByRole('group', { name: 'How a.csv is read' });
    const sign = await within(read).findByLabelText<HTMLSelectElement>(/Decimals/);
    expect(sign.value).toBe(',');
  });

  test('say what each choice comes to, and what is no product can be left out', async () => {
    const { asked } = open();
    add(csv('a.csv', LINES));
    expect(await screen.findByText(/That is 1 row in 1 order/)).toBeTruthy();
    fireEvent.click(screen.getByLabelText(/Postage/));
    fireEvent.click(loadButton());
    await waitFor(() => expect(asked[0]?.recipe.leaveOutProducts).toEqual(['POST']));
  });

  test('treat text of a file as text', async () => {
    open();
    add(csv('<i>a</i>.csv', 'Invoice;<img src=x>\n1;<b>Tea</b>\n'));
    expect(await screen.findByLabelText('Role of <img src=x>')).toBeTruthy();
    expect(document.querySelector('main img, main td b, main th b')).toBeNull();
  });
});

describe('files of a known header', () => {
  test('say that they are read as last time, and lead back to what was detected', async () => {
    const { shopImport, page } = await remembering();
    render(page);
    await shopImport.add([csv('may.csv', LINES)]);
    const group = screen.getByRole('group', { name: 'Columns of may.csv' });
    expect(within(group).getByText(/^Read as last time, on 12 Nov 2026\./)).toBeTruthy();
    const price = () => within(group).getByLabelText<HTMLSelectElement>('Role of Price');
    expect(price().value).toBe('cost');
    const box = within(group).getByLabelText<HTMLInputElement>(
      /^Remember for files with these columns/,
    );
    expect(box.checked).toBe(true);
    fireEvent.click(box);
    expect(shopImport.sources[0]?.isRemembered).toBe(false);

    fireEvent.click(within(group).getByRole('button', { name: /^Read as detected/ }));
    await waitFor(() => expect(price().value).toBe('unit_price'));
    expect(within(group).queryByText(/^Read as last time/)).toBeNull();
  });

  test('are listed with the shops, and can be forgotten', async () => {
    const { mappings, page } = await remembering();
    render(page);
    expect(await screen.findByText('Remembered columns of 1 kind of file')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Forget columns as of april.csv' }));
    await waitFor(() => expect(screen.queryByText(/^Remembered columns/)).toBeNull());
    expect(await mappings.list()).toEqual({ ok: true, value: [] });
  });
});

/** Makes a browser that remembers, of the header of LINES, that the price is the cost of goods. */
async function remembering() {
  const { session } = dataSession();
  const mappings = createMappingStore(memoryStore().store, () => '2026-11-12T09:00:00Z');
  const headers = ['Invoice', 'Date', 'Item', 'Qty', 'Price'];
  await mappings.keep(headers, 'april.csv', {
    headers: headers.map((header) => header.toLowerCase()),
    columns: [{ index: 4, role: 'cost' }],
  });
  const shopImport = createImport(session, undefined, {
    library: shopLibrary(),
    mappings,
    places: createKeptPlaces(createAnswerStore(memoryStore().store)),
    begun: createBegunLoads(),
  });
  const steps = () => (
    <Show
      when={shopImport.step() === 'columns'}
      fallback={<StartStep shopImport={shopImport} session={session} />}
    >
      <ColumnsStep shopImport={shopImport} ask={session.engine.ask} loadedShop={undefined} />
    </Show>
  );
  return { shopImport, mappings, page: () => <HashRouter root={steps} /> };
}

describe('a load', () => {
  test('shows its stages, and cancelling keeps the shop, the files and the choices', async () => {
    const { tell } = open({ report: reportOf('Before'), isDemo: false });
    add(csv('a.csv', LINES));
    await screen.findByLabelText('Role of Item');
    fireEvent.change(screen.getByLabelText('Role of Price'), { target: { value: 'ignore' } });
    fireEvent.click(loadButton());
    tell('Read a.csv', 40, 80);
    expect(screen.getByRole('progressbar').getAttribute('aria-valuenow')).not.toBe('0');
    expect(screen.getByText('Read a.csv, 50% of the files read')).toBeTruthy();
    expect(screen.getByText('Cancelling keeps Before and your choices.')).toBeTruthy();

    fireEvent.click(screen.getByRole('button', { name: 'Cancel' }));
    expect(heading().textContent).toBe('Match the columns');
    await waitFor(() => expect(document.activeElement).toBe(heading()));
    expect(screen.getByText(/^Cancelled\./).textContent).toBe(
      'Cancelled. Before, loaded before, is unchanged.',
    );
    expect(screen.getByLabelText<HTMLSelectElement>('Role of Price').value).toBe('ignore');
  });

  test('that fails says why beside the button, and that the shop before is unchanged', async () => {
    const { fail } = open({ report: reportOf('Before'), isDemo: true });
    add(csv('a.csv', LINES));
    await screen.findByLabelText('Role of Item');
    fireEvent.click(loadButton());
    fail({ kind: 'file-gone', message: 'a.csv changed or disappeared. Choose it again.' });
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('a.csv changed or disappeared. Choose it again.');
    expect(alert.textContent).toContain('Before, loaded before, is unchanged.');
  });

  test('goes on while the person is elsewhere, and nothing is lost on the way', async () => {
    const { page, unmount, succeed } = open();
    add(csv('a.csv', LINES));
    await screen.findByLabelText('Role of Item');
    fireEvent.click(loadButton());
    unmount();
    succeed(reportOf('Mine'));
    render(page);
    expect(await screen.findByRole('region', { name: 'Data quality' })).toBeTruthy();
  });
});

describe('the report', () => {
  const names = [
    'Sources',
    'Rows read',
    'Rows loaded',
    'Rows set aside',
    'Orders',
    'Lines',
    'Products',
    'Customers',
    'First order',
    'Last order',
    'Baskets',
    'Items',
    'Basket items',
  ];

  test('names every figure and accounts for every row', () => {
    open({ report: reportOf('Mine'), isDemo: false });
    const region = screen.getByRole('region', { name: 'Data quality' });
    const lists = region.querySelectorAll('dl');
    expect(lists).toHaveLength(1);
    const text = (selector: string) =>
      [...lists[0]!.querySelectorAll(selector)].map(({ textContent }) => textContent);
    expect(text('dt')).toEqual(names);
    expect(text('dd').join('; ')).toBe(
      '1; 1,208; 1,205; 3; 1,000; 1,205; 40; 300; 1 Jan 2025; 4 Jan 2025; 998; 39; 1,200',
    );
    expect(within(region).getByRole('img', { name: '99.8% of the rows were loaded' })).toBeTruthy();
    expect(within(region).getByText('Date cannot be read')).toBeTruthy();
    expect(within(region).getByText('<b>31.2.</b>')).toBeTruthy();
    expect(within(region).getByText('5 orders have no customer.')).toBeTruthy();
    expect(
      within(region).getByRole('img', { name: /No orders for 2 days from 2 Jan 2025/ }),
    ).toBeTruthy();
  });

  test('hands out the rows set aside', async () => {
    open({ report: reportOf('My shop'), isDemo: false });
    fireEvent.click(screen.getByRole('button', { name: 'All 3 rows as CSV' }));
    await waitFor(() => expect(downloads).toHaveLength(1));
    expect(downloads[0]).toEqual({
      name: 'my-shop-set-aside.csv',
      text: "Source,Row,Reason,Date\na.csv,7,Date cannot be read,'=1+1\n",
    });
  });

  test('leads back to the first panel, and from there to the report again', () => {
    open({ report: reportOf('Mine'), isDemo: false });
    fireEvent.click(screen.getByRole('button', { name: 'Replace data' }));
    expect(screen.queryByRole('region', { name: 'Data quality' })).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Back to the quality report of Mine' }));
    expect(screen.getByRole('region', { name: 'Data quality' })).toBeTruthy();
  });
});
