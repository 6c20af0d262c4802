import { HashRouter, Route } from '@solidjs/router';
import { cleanup, fireEvent, render, screen, waitFor, within } from '@solidjs/testing-library';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Campaign } from '../../../src/domain/campaign/campaign';
import { campaignEconomics } from '../../../src/domain/campaign/economics/campaign-economics';
import { success } from '../../../src/domain/errors';
import { defaultSegmentRules } from '../../../src/domain/segments/segments';
import { ShopProvider } from '../../../src/engine/context';
import CampaignPage from '../../../src/features/campaigns/summary/campaign-page';
import CampaignsPage from '../../../src/features/campaigns/list/campaigns-page';
import { CARD, cardMarks, linesOf } from '../../../src/features/campaigns/summary/card-layout';
import { setFormats } from '../../../src/ui/format';
import { aCampaign } from '../../domain/campaign/campaign-fixtures';
import { memoryStore } from '../../storage/memory-store';
import { fakeSession, summary } from './campaign-session';

vi.setConfig({ testTimeout: 30_000 });

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
        <Route path="/campaigns/:id" component={CampaignPage} />
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
const station = () =>
  within(screen.getByRole('list', { name: 'Status' })).getAllByRole('listitem', {
    current: 'step',
  })[0]?.textContent;
/** Presses a button, which rests while a move is saved. */
async function press(name: string): Promise<void> {
  const button = await screen.findByRole('button', { name });
  await waitFor(() => expect(button).toHaveProperty('disabled', false));
  fireEvent.click(button);
}

beforeEach(() => {
  memory.records.clear();
  setFormats({ locale: 'en-GB', currency: 'EUR' });
});
afterEach(cleanup);

describe('a campaign’s next step', () => {
  test('is to plan, start and end it; starting counts the audience of that moment', async () => {
    store(whole());
    const counted = { ...aCampaign().audience!, treatment: 512, control: 60, available: 572 };
    const audience = vi.fn(async () => success(counted));
    open('/campaigns/c-retinol', fakeSession({ audience }));
    await press('Plan');
    await waitFor(() => expect(station()).toBe('Planned'));
    expect(audience).not.toHaveBeenCalled();
    await press('Start');
    await waitFor(() => expect(station()).toBe('Running'));
    expect(audience).toHaveBeenCalledWith(
      expect.objectContaining({
        asOf: '2025-11-30',
        segmentRules: defaultSegmentRules,
        others: [],
      }),
    );
    expect(screen.getByText(/^Started on .* 512 contacted and 60 held out/)).toBeTruthy();
    await press('End');
    await waitFor(() => expect(station()).toBe('Ended'));
  });

  test('cannot be planned without its days, and says so', async () => {
    store(whole({ dates: { from: null, to: null } }));
    open('/campaigns/c-retinol');
    const plan = await screen.findByRole('button', { name: 'Plan' });
    expect(plan).toHaveProperty('disabled', true);
    expect(screen.getByText('Set its first and its last day.')).toBeTruthy();
  });

  test('is not to start it while another shop is loaded', async () => {
    store(whole({ status: 'planned' }));
    const other = { ...summary, name: 'Corner shop', fingerprint: 'other' };
    open('/campaigns/c-retinol', fakeSession({}, other));
    expect(await screen.findByText('Load Demo shop: the audience is counted in it.')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Start' })).toHaveProperty('disabled', true);
  });

  test('goes back from running only after a question', async () => {
    store(whole({ status: 'running' }));
    open('/campaigns/c-retinol');
    await press('Back to draft');
    expect(await screen.findByText('Go back to a draft?')).toBeTruthy();
    await press('Keep it running');
    expect(station()).toBe('Running');
  });
});

test('later orders of the same shop are measured; those of another are not', async () => {
  store(whole({ status: 'running' }));
  const group = { customers: 100, revenue: 90, totalRevenue: 300 };
  const measureCampaign = vi.fn(async () =>
    success({
      from: '2025-12-08',
      to: '2025-12-21',
      treatment: { ...group, buyers: 40 },
      control: { ...group, buyers: 10 },
    }),
  );
  const later = { ...summary, fingerprint: 'later', lastDay: '2025-12-31' };
  open('/campaigns/c-retinol', fakeSession({ measureCampaign }, later));
  await press('Measure');
  expect(
    await screen.findByText(/^40\.0% bought with a message, 10\.0% without: it worked\./),
  ).toBeTruthy();
  expect(measureCampaign).toHaveBeenCalledWith(
    expect.objectContaining({ asOf: '2025-11-30', event: 'bundle' }),
  );
  const table = screen.getByRole('table', { name: 'Treatment against control' });
  expect(
    within(table).getByRole('row', { name: /^Revenue from its products/ }).textContent,
  ).toContain('€90');
});

test('the list lays planned and running campaigns beside each other', async () => {
  store(
    whole({ status: 'planned', name: 'One' }),
    whole({ id: 'b', status: 'running', name: 'Two', budget: 100 }),
    whole({ id: 'c', name: 'A draft' }),
  );
  const audiencesTogether = async () =>
    success({ shared: [665, 96, 96, 400], reached: 969, several: 96 });
  open('/campaigns', fakeSession({ audiencesTogether }));
  expect(await screen.findByText(/more than their budgets/)).toBeTruthy();
  expect(await screen.findByText(/969 customers are in these audiences, 96 of them/)).toBeTruthy();
  const shared = screen.getByRole('list', { name: 'Shared customers' });
  expect(shared.textContent).toMatch(/^96 customers in (One and Two|Two and One), both on/);
  const calendar = screen.getByRole('list', { name: 'Campaigns by their first day' });
  expect(within(calendar).getAllByRole('listitem')).toHaveLength(3);
});

describe('the summary as a picture', () => {
  const measure = (text: string, { size }: { size: number }) => text.length * size * 0.55;
  const long = 'A name that goes on '.repeat(6).trim();

  test.each([
    ['plain', whole()],
    ['of long names', whole({ name: long, shop: { ...aCampaign().shop, name: long.repeat(3) } })],
    [
      'measured',
      whole({
        audienceRule: { ...aCampaign().audienceRule, restDays: 30, leaveOutOthers: true },
        outcome: {
          measuredAt: '2026-01-02T00:00:00.000Z',
          from: '2025-12-08',
          to: '2025-12-21',
          treatment: { customers: 598, buyers: 30, revenue: 1400, totalRevenue: 3000 },
          control: { customers: 67, buyers: 1, revenue: 40, totalRevenue: 400 },
        },
      }),
    ],
  ])('keeps everything on its page: %s', (_, campaign) => {
    const marks = cardMarks(campaign, measure);
    const foot = CARD.height - 62;
    for (const mark of marks) {
      expect(mark.y).toBeGreaterThan(0);
      expect(mark.y).toBeLessThan(CARD.height);
      if (mark.kind === 'rule') continue;
      const width = measure(mark.text, mark.font);
      const left = mark.align === 'left' ? mark.x : mark.x - width;
      expect(left).toBeGreaterThanOrEqual(0);
      expect(left + width).toBeLessThanOrEqual(CARD.width);
    }
    // The text above the foot does not run into it.
    const body = marks.slice(0, -3);
    expect(Math.max(...body.map(({ y }) => y))).toBeLessThan(foot);
  });

  test('breaks lines between words and cuts only the last', () => {
    const font = { size: 10, weight: 400 } as const;
    expect(linesOf('one two three four', font, 45, measure, 2)).toEqual(['one two', 'three …']);
    expect(linesOf('one two', font, 100, measure, 2)).toEqual(['one two']);
  });
});
