import { HashRouter, Route } from '@solidjs/router';
import { cleanup, fireEvent, render, screen, waitFor, within } from '@solidjs/testing-library';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Campaign } from '../../../src/domain/campaign/campaign';
import { failed, success } from '../../../src/domain/errors';
import { defaultSegmentRules } from '../../../src/domain/segments/segments';
import { ShopProvider } from '../../../src/engine/context';
import CampaignEditorPage from '../../../src/features/campaigns/editor/campaign-editor-page';
import CampaignPage from '../../../src/features/campaigns/summary/campaign-page';
import CampaignsPage from '../../../src/features/campaigns/list/campaigns-page';
import { campaignRecords } from '../../../src/storage/campaigns/campaign-records';
import { setFormats } from '../../../src/ui/format';
import { aCampaign } from '../../domain/campaign/campaign-fixtures';
import { memoryStore } from '../../storage/memory-store';
import { facts, fakeSession, summary } from './campaign-session';

// A busy machine draws a whole page slowly.
vi.setConfig({ testTimeout: 30_000 });

const otherShop = { ...summary, name: 'Corner shop', fingerprint: 'other' };
const memory = memoryStore();
vi.mock('../../../src/storage/key-value', () => ({
  BROWSER_DATABASE: 'memory',
  openKeyValue: () => memory.store,
}));

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
    expect(memory.campaigns()[0]).toMatchObject({
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
    open('/campaigns/c-retinol/edit', fakeSession({}, otherShop));
    await screen.findByText(/Another shop is loaded/);
    type('Budget', '2000');
    fireEvent.submit(screen.getByRole('form', { name: 'Campaign' }));
    await screen.findByRole('region', { name: 'Campaign summary' });
    const { evidence, audience, shop } = aCampaign();
    expect(memory.campaigns()[0]).toMatchObject({
      budget: 2000,
      evidence,
      audience,
      shop,
    });
  });
});

describe('the economics', () => {
  const openWith = async (discount: string) => {
    open(NEW);
    await screen.findByText('Who gets it');
    type('Campaign name', 'Duo');
    type('Discount value', discount);
    type('Budget', '1500');
  };

  test('follow what is typed, each number with its formula and its source', async () => {
    await openWith('15');
    const table = within(await screen.findByRole('table'));
    const netGain = () => table.getByText('Net gain').closest('tr')?.textContent;
    const before = netGain();
    type('Discount value', '20');
    await waitFor(() => expect(netGain()).not.toBe(before));
    fireEvent.focus(table.getByRole('button', { name: 'Net gain' }));
    expect(screen.getByRole('tooltip').textContent).toContain(
      'Contribution − what would have sold',
    );
    expect(screen.getAllByText('Measured').length).toBeGreaterThan(1);
    expect(screen.getAllByText('Assumption').length).toBeGreaterThan(1);
  });

  test('leave no number without its formula and where it comes from', async () => {
    await openWith('15');
    const table = await screen.findByRole('table');
    const labels = within(table)
      .getAllByRole('rowheader')
      .map((header) => within(header).getByRole('button'));
    const values = [...document.querySelectorAll('.outs dd, .out__v, .inputs dd')];
    expect(values.length).toBe(5 + 7 + 3);
    const numbers = values.map((value) => within(value as HTMLElement).getByRole('button'));
    const told = [...labels, ...numbers].map((button) => {
      fireEvent.focus(button);
      const text = screen.getByRole('tooltip').textContent;
      fireEvent.blur(button);
      return text;
    });
    expect(told).toHaveLength(10 + 15);
    for (const text of told) expect(text).toMatch(/^(Measured|Assumption|Worked out)\. \S/);
    const marked = (mark: string) => told.filter((text) => text.startsWith(mark)).length;
    // Measured are p₀ twice, the success probability, margin and reach; assumed are uplift and contact
    // cost.
    expect([marked('Measured'), marked('Assumption')]).toEqual([5, 2]);
  });

  test('suggest a cap that keeps the budget, and take it', async () => {
    await openWith('15');
    // (1,500 − 598 × 0.01) / 7.92
    fireEvent.click(await screen.findByRole('button', { name: 'Cap at 188' }));
    expect(screen.getByLabelText('Redemption cap')).toHaveProperty('value', '188');
    expect(await screen.findByText('Budget covers the worst case')).toBeTruthy();
  });

  test('stop a discount above the margin until someone says to have seen it', async () => {
    await openWith('60');
    fireEvent.submit(screen.getByRole('form', { name: 'Campaign' }));
    expect(await screen.findByText(/Say that you have seen this/)).toBeTruthy();
    expect(memory.records.size).toBe(0);
    fireEvent.click(screen.getByLabelText(/^I have seen/));
    fireEvent.submit(screen.getByRole('form', { name: 'Campaign' }));
    await screen.findByRole('region', { name: 'Campaign summary' });
    expect(memory.campaigns()[0]).toMatchObject({ lossAcknowledged: true });
  });

  test('ask again when the discount, seen to lose money once, is another', async () => {
    await openWith('60');
    fireEvent.click(await screen.findByLabelText(/^I have seen/));
    type('Discount value', '15');
    type('Discount value', '90');
    expect(screen.getByLabelText(/^I have seen/)).toHaveProperty('checked', false);
    fireEvent.submit(screen.getByRole('form', { name: 'Campaign' }));
    expect(await screen.findByText(/Say that you have seen this/)).toBeTruthy();
    expect(memory.records.size).toBe(0);
    type('Discount value', '15');
    fireEvent.submit(screen.getByRole('form', { name: 'Campaign' }));
    await screen.findByRole('region', { name: 'Campaign summary' });
    expect(memory.campaigns()[0]).toMatchObject({ lossAcknowledged: false });
  });

  test('show the smallest effect the test can detect beside the control group', async () => {
    await openWith('15');
    await waitFor(() =>
      expect(descriptionOf('Control group')).toBe(
        'Smallest effect that shows: 5.7 points (power 80%, two-sided 5%). Expected: 0.6.',
      ),
    );
  });

  test('count whom other saved campaigns share, as their start settled them', async () => {
    const settled = {
      at: '2025-11-01T00:00:00.000Z',
      asOf: '2025-10-31',
      segmentRules: defaultSegmentRules,
      spared: [],
    };
    store(
      aCampaign({ id: 'idea', name: 'Idea' }),
      aCampaign({ id: 'runs', name: 'Runs', status: 'running', fixed: settled }),
      aCampaign({
        id: 'away',
        name: 'Away',
        shop: { ...aCampaign().shop, name: 'Corner shop', fingerprint: 'other' },
      }),
    );
    const asked = vi.fn(async ({ others }: { others: readonly unknown[] }) =>
      success(others.map((_, index) => 10 + index)),
    );
    open(NEW, fakeSession({ audienceOverlap: asked }));
    expect(await screen.findByText(/10 are also in Runs \(running\)/)).toBeTruthy();
    expect(screen.getByText(/11 are also in Idea \(draft\)/)).toBeTruthy();
    expect(asked.mock.lastCall?.[0].others).toMatchObject([
      { asOf: '2025-10-31', segmentRules: defaultSegmentRules },
      {},
    ]);
  });

  test('ask for what the shop does not say', async () => {
    const unpriced = facts.consequent.map((item) => ({ ...item, cost: null }));
    const session = fakeSession({
      bundleFacts: async () => success({ ...facts, consequent: unpriced }),
      baseline: async () => success(null),
    });
    open(NEW, session);
    await screen.findByText('Who gets it');
    type('Discount value', '15');
    expect(await screen.findByText(/Give the margin under Assumptions/)).toBeTruthy();
    type('Margin', '40');
    expect(await screen.findByText(/Give that share under Assumptions/)).toBeTruthy();
    type('Buy anyway', '2');
    expect(await screen.findByText('Net gain by discount')).toBeTruthy();
  });
});

describe('the list', () => {
  test('shows names as text, whatever they hold', async () => {
    store(aCampaign({ name: '<img src=x onerror=alert(1)>' }));
    open('/campaigns');
    // It stands in the list and in the calendar.
    const shown = await screen.findAllByText('<img src=x onerror=alert(1)>');
    expect(shown.length).toBeGreaterThan(0);
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
  open('/campaigns/c-retinol', fakeSession({}, otherShop));
  await screen.findByText('This campaign was made with Demo shop.');
  const button = screen.getByRole('button', { name: /^Audience CSV/ });
  expect(button).toHaveProperty('disabled', true);
  expect(button.textContent).toContain('Load Demo shop first');
});

describe('a campaign that another tab changes while it is edited', () => {
  const openEdit = async () => {
    store(aCampaign());
    open('/campaigns/c-retinol/edit');
    await screen.findByText('Who gets it');
  };
  /** Changes a campaign as another tab does. */
  const elsewhere = async (changes: Partial<Campaign>) => {
    const outcome = await campaignRecords(memory.store).update('c-retinol', (current) => ({
      ...current,
      ...changes,
    }));
    expect(outcome.ok).toBe(true);
  };
  const hear = () => new BroadcastChannel('bundlewise.campaigns').postMessage('changed');
  const submit = () => fireEvent.submit(screen.getByRole('form', { name: 'Campaign' }));

  test('is not overwritten: the edits are shown side by side and merged', async () => {
    await openEdit();
    type('Budget', '2000');
    type('Campaign name', 'Mine');
    await elsewhere({ name: 'Theirs', note: 'From the other tab' });
    submit();
    expect((await screen.findByRole('alert')).textContent).toContain(
      'This campaign was changed in another tab',
    );
    expect(memory.campaigns()).toMatchObject([{ name: 'Theirs', budget: 1500 }]);
    fireEvent.click(
      within(screen.getByRole('radiogroup', { name: 'Keep Campaign name' })).getByLabelText(
        'Theirs',
      ),
    );
    fireEvent.click(screen.getByRole('button', { name: 'Merge into the form' }));
    await waitFor(() =>
      expect(screen.getByLabelText('Campaign name')).toHaveProperty('value', 'Theirs'),
    );
    expect(screen.getByLabelText('Budget')).toHaveProperty('value', '2000');
    expect(screen.getByLabelText('Note')).toHaveProperty('value', 'From the other tab');
    await screen.findByText('Who gets it');
    submit();
    await screen.findByRole('region', { name: 'Campaign summary' });
    expect(memory.campaigns()).toMatchObject([
      { name: 'Theirs', budget: 2000, note: 'From the other tab' },
    ]);
  });

  test('shows the change at once where nothing was typed', async () => {
    await openEdit();
    await elsewhere({ name: 'Theirs' });
    hear();
    await waitFor(() =>
      expect(screen.getByLabelText('Campaign name')).toHaveProperty('value', 'Theirs'),
    );
    expect(screen.queryByRole('alert')).toBeNull();
  });

  test('keeps what was typed when it is deleted there', async () => {
    await openEdit();
    type('Budget', '2000');
    memory.records.clear();
    hear();
    expect(await screen.findByText('This campaign was deleted in another tab.')).toBeTruthy();
    submit();
    await waitFor(() => expect(memory.records.size).toBe(0));
    fireEvent.click(await screen.findByRole('button', { name: 'Keep it after all' }));
    await screen.findByText('Who gets it');
    submit();
    await screen.findByRole('region', { name: 'Campaign summary' });
    expect(memory.campaigns()).toMatchObject([{ budget: 2000 }]);
  });
});

test('a campaign that does not fit into storage can be taken along at once', async () => {
  const change = vi
    .spyOn(memory.store, 'change')
    .mockRejectedValue(new DOMException('no room', 'QuotaExceededError'));
  open(NEW);
  await screen.findByText('Who gets it');
  type('Campaign name', 'Duo');
  type('Discount value', '15');
  type('Budget', '1500');
  fireEvent.submit(screen.getByRole('form', { name: 'Campaign' }));
  const alert = await screen.findByRole('alert');
  expect(alert.textContent).toContain('The browser’s storage is full, so nothing was saved.');
  expect(within(alert).getByRole('button', { name: 'Export JSON' })).toBeTruthy();
  expect(screen.getByLabelText('Campaign name')).toHaveProperty('value', 'Duo');
  change.mockRestore();
});

test('a campaign shows what it was before each save, and goes back to it', async () => {
  store(aCampaign());
  const records = campaignRecords(memory.store);
  await records.update('c-retinol', (current) => ({ ...current, budget: 2000, name: 'New name' }));
  open('/campaigns/c-retinol');
  const history = within(await screen.findByRole('list', { name: 'Earlier versions' }));
  expect(history.getByRole('listitem').textContent).toContain('Budget: 1500, then 2000');
  fireEvent.click(history.getByRole('button', { name: /^Restore the version of/ }));
  await screen.findByRole('heading', { level: 2, name: aCampaign().name });
  expect(memory.campaigns()).toMatchObject([{ name: aCampaign().name, budget: 1500 }]);
  await waitFor(() => expect(history.getAllByRole('listitem')).toHaveLength(2));
});
