import { describe, expect, it } from 'vitest';
import type { CampaignOutcome } from '../../../src/domain/campaign/campaign';
import { campaignEconomics } from '../../../src/domain/campaign/economics/campaign-economics';
import { judgeOutcome } from '../../../src/domain/campaign/life/verdict';
import { aCampaign } from './campaign-fixtures';

const group = (buyers: number, customers: number) => ({
  buyers,
  customers,
  revenue: buyers * 50,
  totalRevenue: buyers * 80,
});
const outcome = (
  treatment: [number, number],
  control: [number, number],
  to = '2025-12-21',
): CampaignOutcome => ({
  measuredAt: '2026-01-02T09:00:00.000Z',
  from: '2025-12-08',
  to,
  treatment: group(...treatment),
  control: group(...control),
});
const planned = aCampaign();
const campaign = { ...planned, economics: campaignEconomics(planned) };

describe('the verdict on a campaign', () => {
  it('says whether the difference is clear', () => {
    expect(judgeOutcome(campaign, outcome([90, 1000], [20, 1000])).kind).toBe('worked');
    expect(judgeOutcome(campaign, outcome([20, 1000], [90, 1000])).kind).toBe('harmed');
    expect(judgeOutcome(campaign, outcome([9, 100], [8, 100])).kind).toBe('unclear');
    expect(judgeOutcome(campaign, outcome([9, 100], [0, 0])).kind).toBe('no-control');
    expect(judgeOutcome(campaign, outcome([0, 0], [1, 10])).kind).toBe('empty');
  });

  it('holds contribution and net gain against the plan', () => {
    // m 52.8 − 27.46 = 25.34, D 7.92, e 398/427, k 0.01.
    const found = judgeOutcome(campaign, outcome([60, 600], [4, 100]));
    const contribution = 60 * 25.34 - 60 * (398 / 427) * 7.92 - 6;
    expect(found.contribution).toBeCloseTo(contribution, 9);
    expect(found.netGain).toBeCloseTo(contribution - 600 * 0.04 * 25.34, 9);
    expect(found.planned).toEqual({
      contribution: campaign.economics!.base.contribution,
      netGain: campaign.economics!.base.netGain,
    });
    expect(judgeOutcome({ ...campaign, economics: null }, outcome([6, 60], [1, 10]))).toMatchObject(
      {
        contribution: null,
        netGain: null,
        planned: null,
      },
    );
    expect(judgeOutcome(campaign, outcome([0, 0], [1, 10])).contribution).toBe(0);
  });

  it('knows when not all days are there yet', () => {
    expect(judgeOutcome(campaign, outcome([9, 90], [1, 10], '2025-12-15')).isEarly).toBe(true);
    expect(judgeOutcome(campaign, outcome([9, 90], [1, 10])).isEarly).toBe(false);
  });
});
