import { HashRouter, Route } from '@solidjs/router';
import { cleanup, fireEvent, render, screen, waitFor, within } from '@solidjs/testing-library';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Campaign } from '../../../src/domain/campaign/campaign';
import { campaignEconomics } from '../../../src/domain/campaign/economics/campaign-economics';
import { ShopProvider } from '../../../src/engine/context';
import ComparePage from '../../../src/features/campaigns/compare/compare-page';
import { compareCampaigns } from '../../../src/features/campaigns/compare/compare-rows';
import { setFormats } from '../../../src/ui/format';
import { aCampaign } from '../../domain/campaign/campaign-fixtures';
import { memoryStore } from '../../storage/memory-store';
import { fakeSession } from './campaign-session';

vi.setConfig({ testTimeout: 30_000 });

const memory = memoryStore();
vi.mock('../../../src/storage/key-value', () => ({
  BROWSER_DATABASE: 'memory',
  openKeyValue: () => memory.store,
}));

function open(address = '/campaigns/compare'): void {
  window.location.hash = address;
  render(() => (
    <ShopProvider session={fakeSession()}>
      <HashRouter>
        <Route path="/campaigns/compare" component={ComparePage} />
        <Route path="*" component={() => <h1>Elsewhere</h1>} />
      </HashRouter>
    </ShopProvider>
  ));
}

const whole = (changes: Partial<Campaign> = {}): Campaign => {
  const campaign = aCampaign(changes);
  return { ...campaign, economics: campaignEconomics(campaign) };
};
const store = (...campaigns: Campaign[]) => {
  for (const campaign of campaigns) memory.records.set(campaign.id, campaign);
};
const group = (customers: number, buyers: number) => ({
  customers,
  buyers,
  revenue: buyers * 45,
  totalRevenue: buyers * 60,
});
/** 90 of 598 bought with a message, 2 of 67 without. */
const outcome: Campaign['outcome'] = {
  measuredAt: '2026-01-02T10:00:00.000Z',
  from: '2025-12-08',
  to: '2025-12-21',
  treatment: group(598, 90),
  control: group(67, 2),
};
const rowOf = (label: RegExp) => {
  const row = screen.getByRole('row', { name: label });
  return within(row)
    .getAllByRole('cell')
    .map((cell) => cell.textContent);
};

beforeEach(() => {
  memory.records.clear();
  setFormats({ locale: 'en-GB', currency: 'EUR' });
});
afterEach(cleanup);

test('two campaigns are compared line by line, and what differs is marked', () => {
  const groups = compareCampaigns(whole(), whole({ id: 'b', budget: 900, channel: 'sms' }));
  const different = groups.flatMap(({ rows }) => rows.filter(({ differs }) => differs));
  expect(different.map(({ label, one, other }) => [label, one, other])).toEqual([
    ['Budget', '€1,500', '€900.00'],
    ['Channel', 'Email', 'SMS'],
  ]);
});

describe('the page', () => {
  test('shows the two its address names, the plan and what was measured', async () => {
    store(
      whole({ name: '<b>One</b>' }),
      whole({ id: 'b', name: 'Two', budget: 900, status: 'ended', outcome }),
      whole({ id: 'c', name: 'Three' }),
    );
    open('/campaigns/compare?a=c-retinol&b=b');
    const table = await screen.findByRole('table');
    const heads = within(table)
      .getAllByRole('columnheader')
      .map((head) => head.textContent);
    expect(heads).toEqual(['<b>One</b>', 'Two']);
    expect(rowOf(/^Budget/)).toEqual(['€1,500', '€900.00']);
    expect(rowOf(/^Status/)).toEqual(['Draft', 'Ended']);
    expect(rowOf(/^Measured/)).toEqual([
      'Not yet',
      expect.stringMatching(/^15\.1% bought with a message, 3\.0% without: it worked\. Net gain /),
    ]);
    expect(screen.getByRole('row', { name: /^Lift/ }).textContent).not.toContain('differs');
    expect(screen.getByRole('row', { name: /^Budget/ }).textContent).toContain('differs');
  });

  test('takes the last two saved without an address, and others by choice, never one twice', async () => {
    store(
      whole({ id: 'a', name: 'Old', updatedAt: '2025-11-01T00:00:00.000Z' }),
      whole({ id: 'b', name: 'New', updatedAt: '2025-11-03T00:00:00.000Z' }),
      whole({ id: 'c', name: 'Newer', updatedAt: '2025-11-05T00:00:00.000Z' }),
    );
    open();
    const names = () => screen.getAllByRole('columnheader').map((head) => head.textContent);
    await screen.findByRole('table');
    expect(names()).toEqual(['Newer', 'New']);
    const pick = (label: string, value: string) =>
      fireEvent.change(screen.getByLabelText(label), { target: { value } });
    pick('Second campaign', 'a');
    await waitFor(() => expect(names()).toEqual(['Newer', 'Old']));
    expect(window.location.hash).toContain('a=c&b=a');
    pick('First campaign', 'a');
    await waitFor(() => expect(names()).toEqual(['Old', 'Newer']));
  });

  test('compares another pair when its address names none that is here', async () => {
    store(whole({ id: 'a', name: 'One' }), whole({ id: 'b', name: 'Two' }));
    open('/campaigns/compare?a=gone&b=gone-too');
    expect(await screen.findAllByRole('columnheader')).toHaveLength(2);
  });

  test('says in a sentence that there are not two', async () => {
    store(whole());
    open();
    expect(await screen.findByText('There are not two campaigns yet')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Show all campaigns' }));
    await waitFor(() => expect(window.location.hash).toBe('#/campaigns'));
  });
});
