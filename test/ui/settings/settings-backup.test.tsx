import { cleanup, fireEvent, render, screen, waitFor, within } from '@solidjs/testing-library';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import SettingsPage from '../../../src/features/settings/settings-page';
import { campaignRecords } from '../../../src/storage/campaigns/campaign-records';
import { BROWSER_DATABASE, openKeyValue } from '../../../src/storage/key-value';
import { readSettings, type Settings } from '../../../src/storage/settings';
import { aCampaign } from '../../domain/campaign/campaign-fixtures';
import { budgetOf, must, newOne, seen } from '../../storage/outcomes';

vi.setConfig({ testTimeout: 30_000 });

let downloads: Blob[];
let changed: Partial<Settings>[];

// Pages keep their connection, as in a browser.
Object.assign(globalThis, { indexedDB: new IDBFactory(), IDBKeyRange });

beforeEach(async () => {
  const store = openKeyValue(BROWSER_DATABASE);
  await store.remove((await store.entries()).map(([key]) => key));
  localStorage.clear();
  downloads = [];
  changed = [];
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    downloads.push(blob as Blob);
    return 'blob:backup';
  });
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

const records = () => campaignRecords(openKeyValue(BROWSER_DATABASE));
const open = () =>
  render(() => (
    <SettingsPage settings={readSettings()} onChange={(change) => changed.push(change)} />
  ));
const panel = () => screen.getByRole('region', { name: 'Backup' });

async function makeBackup(): Promise<string> {
  const before = downloads.length;
  fireEvent.click(screen.getByRole('button', { name: 'Download a backup' }));
  await waitFor(() => expect(downloads).toHaveLength(before + 1));
  return downloads[before]!.text();
}

const choose = (text: string) =>
  fireEvent.change(screen.getByLabelText('Restore a backup'), {
    target: { files: [new File([text], 'saved.json')] },
  });

describe('the backup in Settings', () => {
  test('comes back after it was looked at, and not before', async () => {
    must(await records().save([newOne({ budget: 1 })]));
    open();
    const text = await makeBackup();
    await within(panel()).findByText(/The last backup was made on/);
    must(await records().update('c-retinol', (current) => ({ ...current, budget: 2 })));

    choose(text);
    const dialog = await screen.findByRole('dialog', { name: 'Restore this backup?' });
    expect(dialog.textContent).toContain(`1 replaced: ${aCampaign().name}`);
    expect(dialog.textContent).toContain('What stands goes into the history.');
    expect(budgetOf(await seen(records()))).toBe(2);
    fireEvent.click(within(dialog).getByRole('button', { name: 'Restore' }));
    await waitFor(async () => expect(budgetOf(await seen(records()))).toBe(1));
    expect(must(await records().versions('c-retinol')).map(budgetOf)).toEqual([2, 1]);
  });

  test('says so where all of it is here already', async () => {
    must(await records().save([newOne()]));
    open();
    choose(await makeBackup());
    const dialog = await screen.findByRole('dialog', { name: 'Nothing to restore' });
    expect(dialog.textContent).toContain('All of it is here already.');
    expect(within(dialog).queryByRole('button', { name: 'Restore' })).toBeNull();
  });

  test('refuses another file with a sentence', async () => {
    open();
    choose('{"schema": 1');
    expect((await screen.findByRole('alert')).textContent).toContain(
      'Nothing was restored. This file is not valid JSON',
    );
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  test('says how many campaigns have never been in a file, until they are', async () => {
    must(await records().save([newOne({ id: 'never-exported' })]));
    open();
    await within(panel()).findByText(/1 campaign has never been in a file/);
    await makeBackup();
    await waitFor(() => expect(panel().textContent).not.toContain('has never been in a file.'));
  });
});
