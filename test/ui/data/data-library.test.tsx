import { HashRouter } from '@solidjs/router';
import { cleanup, fireEvent, render, screen, waitFor, within } from '@solidjs/testing-library';
import { Show } from 'solid-js';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ColumnsStep } from '../../../src/features/data/columns/columns-step';
import { createImport } from '../../../src/features/data/create-import';
import { InterruptedLoad } from '../../../src/features/data/loading/interrupted-load';
import { ReportStep } from '../../../src/features/data/report/report-step';
import { StartStep } from '../../../src/features/data/start/start-step';
import { createAnswerStore } from '../../../src/storage/shops/kept-answers';
import { createBegunLoads } from '../../../src/storage/shops/begun-loads';
import { createKeptPlaces } from '../../../src/storage/shops/kept-place';
import { createMappingStore } from '../../../src/storage/shops/mappings';
import { createShopLibrary } from '../../../src/storage/shops/shops';
import type { SourceFiles } from '../../../src/storage/shops/source-files';
import { setFormats } from '../../../src/ui/format';
import { Toasts } from '../../../src/ui/overlay/toast';
import { memoryItems } from '../../storage/memory-items';
import { memoryStore } from '../../storage/memory-store';
import { csv, dataSession, reportOf } from './data-session';

const LINES = 'Invoice,Date,Item,Qty,Price\n1,13/04/2024,Tea,1,2.50\n2,05/06/2024,Milk,2,3.00\n';
const ITEMS = 'Item,Category\nTea,Drinks\nMilk,Drinks\n';

/** Makes the origin private file system of a browser that has none, or has no room left. */
const without = (error: () => Error): SourceFiles => {
  const refuse = async () => {
    throw error();
  };
  return { write: refuse, read: refuse, remove: refuse };
};
const missing = () => new TypeError('navigator.storage.getDirectory is not a function');
const full = () => new DOMException('full', 'QuotaExceededError');

/** Makes one browser over several visits. */
function browser(files: SourceFiles) {
  const { storage } = memoryItems();
  // All visits are one page here, which does not go.
  const locks = { hold: () => () => undefined, isHeldElsewhere: async () => false };
  const kept = {
    library: createShopLibrary(memoryStore().store, files),
    places: createKeptPlaces(createAnswerStore(memoryStore().store)),
    begun: createBegunLoads(() => storage, locks),
    mappings: createMappingStore(memoryStore().store),
  };
  return () => {
    cleanup();
    const fake = dataSession();
    const shopImport = createImport(fake.session, undefined, kept);
    render(() => (
      <HashRouter
        root={() => (
          <>
            <Toasts />
            <InterruptedLoad shopImport={shopImport} />
            <Show when={shopImport.step() === 'start'}>
              <StartStep shopImport={shopImport} session={fake.session} />
            </Show>
            <Show when={shopImport.step() === 'columns'}>
              <ColumnsStep
                shopImport={shopImport}
                ask={fake.session.engine.ask}
                loadedShop={undefined}
              />
            </Show>
            <Show when={shopImport.step() === 'report' && fake.session.report()}>
              {(report) => (
                <ReportStep
                  shopImport={shopImport}
                  report={report()}
                  ask={fake.session.engine.ask}
                />
              )}
            </Show>
          </>
        )}
      />
    ));
    return { ...fake, shopImport };
  };
}

/** Loads the two files as `Tea house`. */
async function loaded(visit: ReturnType<typeof browser>) {
  const { shopImport, succeed, asked } = visit();
  await shopImport.add([csv('lines.csv', LINES), csv('items.csv', ITEMS)]);
  shopImport.setShopName('Tea house');
  const loading = shopImport.load();
  succeed(reportOf('Tea house'));
  await loading;
  return asked[0]!;
}

const choose = (dialog: HTMLElement, ...files: File[]) => {
  const input = within(dialog).getByLabelText<HTMLInputElement>('Choose files');
  Object.defineProperty(input, 'files', { value: files, configurable: true });
  fireEvent.change(input);
};
const openDialog = async () => {
  fireEvent.click(await screen.findByRole('button', { name: 'Open Tea house' }));
  return screen.findByRole('dialog', { name: 'Choose lines.csv and items.csv again' });
};

beforeEach(() => setFormats({ locale: 'en-GB', currency: 'EUR' }));
afterEach(cleanup);

describe('a browser that keeps no files', () => {
  test('says once that they are asked for, and loses nothing', async () => {
    await loaded(browser(without(full)));
    expect(
      await screen.findByText(
        'The browser’s storage is full, so the files of Tea house are not kept: they are asked for next time.',
      ),
    ).toBeTruthy();
    expect(screen.getByRole('region', { name: 'Data quality' })).toBeTruthy();
  });

  test('lists the shop, asks for its files by name, and loads it with the same ones', async () => {
    const visit = browser(without(missing));
    const before = await loaded(visit);
    await screen.findByText(/^This browser keeps no files/);
    const { asked, succeed } = visit();
    expect(await screen.findByText(/Its files have to be chosen again/)).toBeTruthy();
    const dialog = await openDialog();
    choose(dialog, csv('lines.csv', LINES));
    expect(await within(dialog).findByText('The same file')).toBeTruthy();
    expect(asked).toEqual([]);
    choose(dialog, csv('items copy.csv', ITEMS));
    await waitFor(() => expect(asked).toHaveLength(1));
    expect(asked[0]?.recipe).toEqual(before.recipe);
    expect(asked[0]?.files.map(({ name }) => name)).toEqual(['lines.csv', 'items.csv']);
    succeed(reportOf('Tea house'));
    expect(await screen.findByRole('region', { name: 'Data quality' })).toBeTruthy();
  });

  test('says when a file is another, and offers to match it anew by the recipe', async () => {
    const visit = browser(without(missing));
    await loaded(visit);
    await screen.findByText(/^This browser keeps no files/);
    const { asked, shopImport } = visit();
    const dialog = await openDialog();
    choose(
      dialog,
      csv('lines.csv', LINES.replace('Tea', 'Pie')),
      csv('items.csv', `${ITEMS}Jam,Food\n`),
    );
    expect(await within(dialog).findByText(/its content differs/)).toBeTruthy();
    expect(
      within(dialog).getByText(/Another file: 46 B, the one that was loaded had 37 B/),
    ).toBeTruthy();
    expect(asked).toEqual([]);
    fireEvent.click(within(dialog).getByRole('button', { name: 'Match them anew' }));
    await screen.findByRole('group', { name: 'Columns of lines.csv' });
    expect(shopImport.shopName()).toBe('Tea house');
    await waitFor(() =>
      expect(shopImport.sources.map(({ kind }) => kind)).toEqual(['lines', 'products']),
    );
  });
});

describe('a load that was cut short', () => {
  /** Begins to load the two files, and leaves before the engine has answered. */
  async function cutShort() {
    const visit = browser(without(missing));
    const { shopImport, asked } = visit();
    await shopImport.add([csv('lines.csv', LINES), csv('items.csv', ITEMS)]);
    shopImport.setShopName('Tea house');
    void shopImport.load();
    await waitFor(() => expect(asked).toHaveLength(1));
    return { visit, before: asked[0]! };
  }
  const SAID = /^Loading Tea house was interrupted/;

  test('is said at the next visit, and goes on with the same files', async () => {
    const { visit, before } = await cutShort();
    const { asked, succeed } = visit();
    expect(await screen.findByText(SAID)).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Go on loading' }));
    const again = await screen.findByRole('dialog', {
      name: 'Choose lines.csv and items.csv again',
    });
    choose(again, csv('items.csv', ITEMS), csv('lines.csv', LINES));
    await waitFor(() => expect(asked).toHaveLength(1));
    expect(asked[0]?.recipe).toEqual(before.recipe);
    expect(screen.queryByText(SAID)).toBeNull();
    succeed(reportOf('Tea house'));
    await screen.findByRole('region', { name: 'Data quality' });
    await screen.findByText(/^This browser keeps no files/);
    visit();
    await screen.findByRole('button', { name: 'Open Tea house' });
    expect(screen.queryByText(SAID)).toBeNull();
  });

  test('is said no more once it was dismissed', async () => {
    const { visit } = await cutShort();
    visit();
    await screen.findByText(SAID);
    fireEvent.click(screen.getByRole('button', { name: 'Dismiss' }));
    await waitFor(() => expect(screen.queryByText(SAID)).toBeNull());
    const { shopImport } = visit();
    await screen.findByText('No shop of your own is kept yet.');
    expect(shopImport.interrupted()).toBeUndefined();
  });
});
