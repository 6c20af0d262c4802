import { describe, expect, it } from 'vitest';
import { campaignCalendar } from '../../../src/domain/campaign/life/calendar';
import { campaignEconomics } from '../../../src/domain/campaign/economics/campaign-economics';
import { portfolioSums, sharedCustomers } from '../../../src/domain/campaign/life/portfolio';
import { aCampaign } from './campaign-fixtures';

const whole = (changes: Parameters<typeof aCampaign>[0] = {}) => {
  const campaign = aCampaign(changes);
  return { ...campaign, economics: campaignEconomics(campaign) };
};

describe('campaigns together', () => {
  it('add up: budgets, worst cases, contacted and net gain', () => {
    const one = whole({ id: 'a' });
    const other = whole({ id: 'b', budget: 250, redemptionCap: 10 });
    const [sum] = portfolioSums([one, other]);
    const [a, b] = [one.economics!, other.economics!];
    expect(sum).toEqual({
      campaigns: 2,
      currency: 'EUR',
      budget: 1750,
      worstCase: a.worstCase + b.worstCase,
      contacted: a.contacted + b.contacted,
      netGain: {
        low: a.low.netGain + b.low.netGain,
        base: a.base.netGain + b.base.netGain,
        high: a.high.netGain + b.high.netGain,
      },
      unknown: 0,
    });
  });

  it('never add two currencies, and say which figures are missing', () => {
    const dollars = { ...aCampaign().prices, currency: 'USD' };
    const sums = portfolioSums([
      whole({ prices: dollars }),
      whole({ id: 'b' }),
      aCampaign({ id: 'c' }),
    ]);
    expect(sums).toMatchObject([
      { currency: 'EUR', campaigns: 2, unknown: 1, budget: 3000 },
      { currency: 'USD', campaigns: 1, unknown: 0 },
    ]);
  });

  it('share customers in pairs, those on the same days first', () => {
    const january = aCampaign({ id: 'a', dates: { from: '2026-01-01', to: '2026-01-20' } });
    const february = aCampaign({ id: 'b', dates: { from: '2026-02-01', to: '2026-02-28' } });
    const both = aCampaign({ id: 'c', dates: { from: '2026-01-15', to: '2026-02-02' } });
    const open = aCampaign({ id: 'd', dates: { from: '2026-01-01', to: null } });
    // prettier-ignore
    const shared = [
      9, 7, 2, 0,
      7, 9, 3, 1,
      2, 3, 9, 0,
      0, 1, 0, 9,
    ];
    const pairs = sharedCustomers([january, february, both, open], {
      shared,
      reached: 20,
      several: 10,
    });
    expect(
      pairs.map(({ one, other, customers, days }) => [one.id, other.id, customers, days]),
    ).toEqual([
      ['b', 'c', 3, { from: '2026-02-01', to: '2026-02-02' }],
      ['a', 'c', 2, { from: '2026-01-15', to: '2026-01-20' }],
      ['a', 'b', 7, null],
      ['b', 'd', 1, null],
    ]);
  });
});

describe('the calendar', () => {
  it('spans whole weeks of what is not over, four at least', () => {
    // 8 December 2025 is a Monday.
    const calendar = campaignCalendar([aCampaign()], '2025-12-10')!;
    expect(calendar.range).toEqual({ from: '2025-12-08', to: '2026-01-04' });
    expect(calendar.rows).toMatchObject([{ start: 0, length: 0.5 }]);
    expect(calendar.ticks.map(({ day }) => day)).toEqual([
      '2025-12-08',
      '2025-12-15',
      '2025-12-22',
      '2025-12-29',
    ]);
    expect(calendar.today).toBeCloseTo(2 / 28, 12);
  });

  it('shows ended campaigns where they fall into it, cut to it, and knows no day outside', () => {
    const ended = aCampaign({
      id: 'e',
      status: 'ended',
      dates: { from: '2025-11-20', to: '2025-12-09' },
    });
    const long = aCampaign({
      id: 'l',
      status: 'ended',
      dates: { from: '2025-01-01', to: '2025-02-01' },
    });
    const calendar = campaignCalendar([aCampaign(), ended, long], '2026-03-01')!;
    expect(calendar.rows.map(({ campaign }) => campaign.id)).toEqual(['e', 'c-retinol']);
    expect(calendar.rows[0]).toMatchObject({ start: 0, length: 2 / 28 });
    expect(calendar.today).toBeNull();
    expect(campaignCalendar([long], '2026-03-01')!.rows).toHaveLength(1);
  });

  it('is a year at most, with a tick a month, and none without days', () => {
    const dates = { from: '2023-01-01', to: '2025-12-31' };
    const calendar = campaignCalendar([aCampaign({ dates })], '2025-06-01')!;
    expect(calendar.range).toEqual({ from: '2025-01-06', to: '2026-01-04' });
    expect(calendar.rows).toMatchObject([{ start: 0 }]);
    expect(calendar.ticks).toHaveLength(12);
    expect(
      campaignCalendar([aCampaign({ dates: { from: null, to: null } })], '2025-06-01'),
    ).toBeNull();
  });
});
