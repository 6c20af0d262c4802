import { HashRouter, Route } from '@solidjs/router';
import { cleanup, fireEvent, render, screen, waitFor, within } from '@solidjs/testing-library';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Campaign } from '../../src/domain/campaign';
import { failed } from '../../src/domain/errors';
import { ShopProvider } from '../../src/engine/context';
import CampaignEditorPage from '../../src/features/campaigns/campaign-editor-page';
import CampaignPage from '../../src/features/campaigns/campaign-page';
import CampaignsPage from '../../src/features/campaigns/campaigns-page';
import { setFormats } from '../../src/ui/format';
import { aCampaign } from '../domain/campaign-fixtures';
import { memoryStore } from '../storage/memory-store';
import { fakeSession, summary } from './campaign-session';

const memory = memoryStore();
vi.mock('../../src/storage/key-value', () => ({ openKeyValue: () => memory.store }));

function open(address: string, session = fakeSession()): void {
  window.location.hash = address;
  render(() => (
    <ShopProvider session={session}>
      <HashRouter>
        <Route path="/campaigns" component={CampaignsPage} />
        <Route path="/campaigns/new" component={CampaignEditorPage} />
        <Route path="/campaigns/:id/edit" component={CampaignEditorPage} />
        <Route path="/campaigns/:id" component={CampaignPage} />
        <Route path="*" component={() => <h1>Elsewhere</h1>} />
      </HashRouter>
    </ShopProvider>
  ));
}

const store = (...campaigns: Campaign[]) => {
  for (const campaign of campaigns) memory.records.set(campaign.id, campaign);
};
const type = (label: string, value: string) =>
  fireEvent.input(screen.getByLabelText(label), { target: { value } });
const descriptionOf = (label: string) => {
  const id = screen.getByLabelText(label).getAttribute('aria-describedby');
  return id === null ? null : document.getElementById(id)?.textContent;
};
const NEW = '/campaigns/new?a=SK-14&c=SK-01&level=product&grain=order&view=/bundles?floor=12';

beforeEach(() => {
  memory.records.clear();
  setFormats({ locale: 'en-GB', currency: 'EUR' });
});
afterEach(cleanup);

describe('the editor', () => {
  test('has a valid default in every field but name, value and budget', async () => {
    open(NEW);
    await screen.findByText('Who gets it');
    fireEvent.submit(screen.getByRole('form', { name: 'Campaign' }));
    await waitFor(() => expect(descriptionOf('Campaign name')).toBe('Give the campaign a name.'));
    expect(descriptionOf('Discount value')).toBe('Enter a percentage, such as 15.');
    expect(descriptionOf('Budget')).toBe('Enter the budget as an amount, such as 1500.');
    expect(document.querySelectorAll('[aria-invalid]')).toHaveLength(3);
    expect(memory.records.size).toBe(0);
  });

  test('saves what was typed with what the shop says', async () => {
    open(NEW);
    await screen.findByText('Who gets it');
    type('Campaign name', 'Duo <b>');
    type('Discount value', '12.5');
    type('Budget', '1,500');
    fireEvent.change(screen.getByLabelText('Channel'), { target: { value: 'sms' } });
    fireEvent.submit(screen.getByRole('form', { name: 'Campaign' }));
    await screen.findByRole('region', { name: 'Campaign summary' });
    const [saved] = [...memory.records.values()];
    expect(saved).toMatchObject({
      name: 'Duo <b>',
      discount: { type: 'percentage', value: 12.5 },
      budget: 1500,
      minimumOrder: 0,
      channel: 'sms',
      segment: 'all',
      prices: { bundle: 52.8, afterDiscount: 46.2 },
      evidence: { pairCount: 427, antecedentCount: 1815, floor: 12, thresholds: 'floor=12' },
      segmentSize: 9000,
      shop: { name: 'Demo shop', fingerprint: summary.fingerprint, isDemo: true },
    });
    expect(screen.getByRole('heading', { level: 2, name: 'Duo <b>' })).toBeTruthy();
  });

  test('says why a bundle has no figures, and does not save', async () => {
    const message = 'The loaded shop has no product called “SK-14”.';
    const bundleFacts = async () => failed({ kind: 'no-rows', message });
    open(NEW, fakeSession({ bundleFacts }));
    expect(await screen.findByText(message)).toBeTruthy();
    fireEvent.submit(screen.getByRole('form', { name: 'Campaign' }));
    expect(memory.records.size).toBe(0);
  });

  test('keeps the figures of a campaign whose shop is not the one loaded', async () => {
    store(aCampaign());
    open('/campaigns/c-retinol/edit', fakeSession({}, { ...summary, fingerprint: 'other' }));
    await screen.findByText(/Another shop is loaded/);
    type('Budget', '2000');
    fireEvent.submit(screen.getByRole('form', { name: 'Campaign' }));
    await screen.findByRole('region', { name: 'Campaign summary' });
    const { evidence, audience, shop } = aCampaign();
    expect(memory.records.get('c-retinol')).toMatchObject({
      budget: 2000,
      evidence,
      audience,
      shop,
    });
  });
});

describe('the list', () => {
  test('shows names as text, whatever they hold', async () => {
    store(aCampaign({ name: '<img src=x onerror=alert(1)>' }));
    open('/campaigns');
    expect(await screen.findByText('<img src=x onerror=alert(1)>')).toBeTruthy();
    expect(document.querySelector('img')).toBeNull();
  });

  test('filters by status and by words', async () => {
    store(
      aCampaign({ id: 'a', name: 'Alpha' }),
      aCampaign({ id: 'b', name: 'Beta', status: 'running' }),
    );
    open('/campaigns');
    const table = async () => within(await screen.findByRole('table')).getAllByRole('link');
    expect(await table()).toHaveLength(2);
    const all = screen.getByRole('tab', { name: /^All/ });
    all.focus();
    fireEvent.keyDown(all, { key: 'ArrowLeft' });
    expect(await screen.findByText('None is ended.')).toBeTruthy();
    fireEvent.click(screen.getByRole('tab', { name: /^Running/ }));
    expect((await table()).map((link) => link.textContent)).toEqual([
      'BetaRetinol Night Serum → Barrier Repair Cream',
    ]);
    type('Find a campaign', 'alpha');
    expect(await screen.findByText('None has “alpha” in its name or products.')).toBeTruthy();
  });

  test('shows a broken record instead of dropping it', async () => {
    memory.records.set('torn', { schemaVersion: 1, id: 'torn', name: 'x' });
    open('/campaigns');
    expect(await screen.findByText('A stored campaign cannot be read.')).toBeTruthy();
    fireEvent.click(screen.getByText('Delete it'));
    await waitFor(() => expect(memory.records.size).toBe(0));
  });
});

test('a summary says that its shop is not loaded, and gives no audience', async () => {
  store(aCampaign());
  open('/campaigns/c-retinol', fakeSession({}, { ...summary, fingerprint: 'other' }));
  await screen.findByText('This campaign was made with Demo shop.');
  const button = screen.getByRole('button', { name: /^Audience CSV/ });
  expect(button).toHaveProperty('disabled', true);
  expect(button.textContent).toContain('Load Demo shop first');
});
