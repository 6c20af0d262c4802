import { HashRouter, Route } from '@solidjs/router';
import { cleanup, fireEvent, render, screen, waitFor, within } from '@solidjs/testing-library';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Campaign } from '../../../src/domain/campaign/campaign';
import {
  campaignFileText,
  parseCampaignFile,
} from '../../../src/domain/campaign/files/campaign-file';
import { success } from '../../../src/domain/errors';
import { ShopProvider } from '../../../src/engine/context';
import CampaignPage from '../../../src/features/campaigns/summary/campaign-page';
import CampaignsPage from '../../../src/features/campaigns/list/campaigns-page';
import { campaignRecords } from '../../../src/storage/campaigns/campaign-records';
import { BROWSER_DATABASE, openKeyValue } from '../../../src/storage/key-value';
import { setFormats } from '../../../src/ui/format';
import { Toasts } from '../../../src/ui/overlay/toast';
import { aCampaign } from '../../domain/campaign/campaign-fixtures';
import { failWrite } from '../../storage/fake-database';
import { must } from '../../storage/outcomes';
import { fakeSession } from './campaign-session';

// Pages keep their connection, as in a browser.
Object.assign(globalThis, { indexedDB: new IDBFactory(), IDBKeyRange });
const records = () => campaignRecords(openKeyValue(BROWSER_DATABASE));

let downloads: Blob[];
let repair: (() => unknown) | undefined;

beforeEach(async () => {
  const store = openKeyValue(BROWSER_DATABASE);
  await store.remove((await store.entries()).map(([key]) => key));
  setFormats({ locale: 'en-GB', currency: 'EUR' });
  downloads = [];
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    downloads.push(blob as Blob);
    return 'blob:campaigns';
  });
});
afterEach(() => {
  repair?.();
  repair = undefined;
  for (const button of screen.queryAllByRole('button', { name: 'Dismiss' }))
    fireEvent.click(button);
  cleanup();
  vi.restoreAllMocks();
});

const keep = async (...campaigns: Campaign[]) =>
  must(await records().save(campaigns.map((campaign) => ({ campaign, base: null }))));

const outcome = {
  from: '2025-12-08',
  to: '2025-12-21',
  treatment: { customers: 10, buyers: 4, revenue: 100, totalRevenue: 100 },
  control: { customers: 10, buyers: 1, revenue: 20, totalRevenue: 20 },
};

function open(address: string): void {
  window.location.hash = address;
  const session = fakeSession({
    measureCampaign: async () => success(outcome),
  });
  render(() => (
    <ShopProvider session={session}>
      <HashRouter>
        <Route path="/campaigns" component={CampaignsPage} />
        <Route path="/campaigns/:id" component={CampaignPage} />
        <Route path="*" component={() => <h1>Elsewhere</h1>} />
      </HashRouter>
      <Toasts />
    </ShopProvider>
  ));
}

const press = async (name: string | RegExp) =>
  fireEvent.click((await screen.findAllByRole('button', { name }))[0]!);

/** Makes storage full from here on. */
const fill = () => {
  repair = failWrite(0);
};

/** Takes the file that is offered beside the sentence. */
async function offered(): Promise<Campaign[]> {
  const said = await screen.findByText(/The browser’s storage is full/);
  expect(said).toBeTruthy();
  await press('Export JSON');
  await waitFor(() => expect(downloads).toHaveLength(1));
  const parsed = parseCampaignFile(await downloads[0]!.text());
  if (!parsed.ok) throw new Error(parsed.failure.message);
  return parsed.value;
}

describe('where storage is full, what was not kept is offered as a file', () => {
  test('at a step of its life', async () => {
    await keep(aCampaign());
    open('/campaigns/c-retinol');
    await screen.findByRole('button', { name: 'Plan' });
    fill();
    await press('Plan');
    expect(await offered()).toMatchObject([{ id: 'c-retinol', status: 'planned' }]);
  });

  test('when it starts, with what the start settles', async () => {
    await keep(aCampaign({ status: 'planned' }));
    open('/campaigns/c-retinol');
    await screen.findByRole('button', { name: 'Start' });
    await waitFor(() =>
      expect(screen.getByRole('button', { name: 'Start' }).hasAttribute('disabled')).toBe(false),
    );
    fill();
    await press('Start');
    const [started] = await offered();
    expect(started?.status).toBe('running');
    expect(started?.fixed).not.toBeNull();
  });

  test('when it is measured, with the result', async () => {
    await keep(aCampaign());
    // The shop ends before it begins; its days are in the loaded one.
    must(
      await records().update('c-retinol', (current) => ({
        ...current,
        dates: { from: '2025-11-01', to: '2025-11-14' },
      })),
    );
    open('/campaigns/c-retinol');
    await screen.findByRole('button', { name: 'Measure' });
    fill();
    await press('Measure');
    const [measured] = await offered();
    expect(measured?.outcome).toMatchObject({ treatment: { buyers: 4 } });
  });

  test('when it is duplicated', async () => {
    await keep(aCampaign());
    open('/campaigns/c-retinol');
    await screen.findByRole('button', { name: 'Duplicate' });
    fill();
    await press('Duplicate');
    expect((await offered())[0]?.name).toBe(`${aCampaign().name}, copy`);
  });

  test('when a delete is undone', async () => {
    await keep(aCampaign());
    open('/campaigns/c-retinol');
    await press('Delete');
    await screen.findByRole('button', { name: 'Undo' });
    fill();
    await press('Undo');
    expect(await offered()).toMatchObject([{ id: 'c-retinol' }]);
  });

  test('when a version is restored', async () => {
    await keep(aCampaign({ budget: 1 }));
    must(await records().update('c-retinol', (current) => ({ ...current, budget: 2 })));
    open('/campaigns/c-retinol');
    await screen.findByRole('button', { name: /^Restore the version/ });
    fill();
    await press(/^Restore the version/);
    expect(await offered()).toMatchObject([{ id: 'c-retinol', budget: 1 }]);
  });

  test('at an import, all that stands is offered: the file is there already', async () => {
    await keep(aCampaign());
    open('/campaigns');
    await screen.findByRole('button', { name: 'Export all' });
    fill();
    const text = campaignFileText([aCampaign({ id: 'more' })], '0.1.0');
    fireEvent.change(screen.getByLabelText('Import JSON'), {
      target: { files: [new File([text], 'more.json')] },
    });
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('Nothing was imported.');
    fireEvent.click(within(alert).getByRole('button', { name: 'Export all' }));
    await waitFor(() => expect(downloads).toHaveLength(1));
  });
});

describe('work that was never in a file is mentioned', () => {
  const alone = /in this browser alone/;
  const today = new Date().toISOString();
  const fresh = (id: string) => aCampaign({ id, createdAt: today, updatedAt: today });

  test('not for two new campaigns, but for three; and no more once they are exported', async () => {
    await keep(fresh('r-1'), fresh('r-2'));
    open('/campaigns');
    await screen.findAllByRole('button', { name: 'Export all' });
    expect(screen.queryByText(alone)).toBeNull();
    cleanup();
    await keep(fresh('r-3'));
    open('/campaigns');
    expect((await screen.findByText(alone)).textContent).toBe(
      '3 campaigns are in this browser alone.',
    );
    await press('Export all');
    await waitFor(() => expect(screen.queryByText(alone)).toBeNull());
  });

  test('for one that is older than a week, until it is told to keep quiet', async () => {
    await keep(aCampaign({ id: 'r-old' }));
    open('/campaigns');
    expect((await screen.findByText(alone)).textContent).toBe(
      '1 campaign is in this browser alone.',
    );
    await press('Not now');
    await waitFor(() => expect(screen.queryByText(alone)).toBeNull());
    cleanup();
    open('/campaigns');
    await screen.findAllByRole('button', { name: 'Export all' });
    expect(screen.queryByText(alone)).toBeNull();
  });
});
