import { describe, expect, it, test } from 'vitest';
import { CAMPAIGN_STATUSES } from '../../../src/domain/campaign/campaign';
import { campaignEconomics } from '../../../src/domain/campaign/economics/campaign-economics';
import {
  campaignFileText,
  parseCampaignFile,
} from '../../../src/domain/campaign/files/campaign-file';
import { checkCampaign } from '../../../src/domain/campaign/checks';
import {
  audienceDay,
  isSettled,
  movedCampaign,
  MOVES,
  movesFrom,
  obstaclesTo,
  startedCampaign,
  type Settlement,
} from '../../../src/domain/campaign/life/life';
import { defaultSegmentRules } from '../../../src/domain/segments/segments';
import { kinshipOf } from '../../../src/domain/shop/kinship';
import { aCampaign } from './campaign-fixtures';

const NOW = '2025-12-05T09:00:00.000Z';
const settlement: Settlement = {
  fixed: {
    at: NOW,
    asOf: '2025-11-30',
    segmentRules: defaultSegmentRules,
    spared: [
      {
        level: 'product',
        antecedent: ['SK-14'],
        consequent: ['SK-01'],
        segment: 'all',
        channel: 'sms',
        rule: aCampaign().audienceRule,
      },
    ],
  },
  audience: { ...aCampaign().audience!, treatment: 500, control: 50, available: 550 },
  shop: { ...aCampaign().shop, fingerprint: 'ff' },
};

describe('the life of a campaign', () => {
  it('goes draft, planned, running, ended, and back where nothing is lost by it', () => {
    expect(CAMPAIGN_STATUSES.map((status) => movesFrom(status))).toEqual([
      ['plan'],
      ['start', 'draft'],
      ['end', 'draft'],
      ['reopen'],
    ]);
  });

  it('allows no other move', () => {
    for (const status of CAMPAIGN_STATUSES) {
      for (const move of MOVES) {
        if (movesFrom(status).includes(move)) continue;
        const campaign = aCampaign({ status });
        const make = () =>
          move === 'start'
            ? startedCampaign(campaign, settlement)
            : movedCampaign(campaign, move, NOW);
        expect(make).toThrow(RangeError);
      }
    }
  });

  it('can be changed until it is started', () => {
    const settled = CAMPAIGN_STATUSES.filter((status) => isSettled({ status }));
    expect(settled).toEqual(['running', 'ended']);
  });

  it('settles audience, groups and shop at the start, and works the economics out anew', () => {
    const planned = movedCampaign(aCampaign(), 'plan', NOW);
    const running = startedCampaign(planned, settlement);
    expect(running).toMatchObject({ status: 'running', updatedAt: NOW, ...settlement });
    expect(running.economics).toEqual(campaignEconomics(running));
    expect(running.economics?.contacted).toBe(500);
    expect(checkCampaign(running).errors).toBeUndefined();
    const file = parseCampaignFile(campaignFileText([running], '0.1.0'));
    expect(file).toEqual({ ok: true, value: [running] });
  });

  it('remembers when it ended, and forgets what was settled when it is a draft again', () => {
    const running = startedCampaign(aCampaign({ status: 'planned' }), settlement);
    const ended = movedCampaign(running, 'end', NOW);
    expect(ended).toMatchObject({ status: 'ended', endedAt: NOW, fixed: settlement.fixed });
    expect(movedCampaign(ended, 'reopen', NOW)).toMatchObject({ status: 'running', endedAt: null });
    const draft = movedCampaign(running, 'draft', NOW);
    expect(draft).toMatchObject({ status: 'draft', fixed: null, endedAt: null, outcome: null });
  });
});

describe('what stands against planning and starting', () => {
  test.each(['plan', 'start'] as const)('nothing, for a whole campaign: %s', (move) => {
    expect(obstaclesTo(move, aCampaign())).toEqual([]);
  });

  it('is a day that is missing', () => {
    const campaign = aCampaign({ dates: { from: '2025-12-08', to: null } });
    expect(obstaclesTo('plan', campaign)).toEqual(['Set its first and its last day.']);
    expect(obstaclesTo('end', campaign)).toEqual([]);
  });

  it('is an audience of nobody, but not one that cannot be counted', () => {
    const empty = { ...aCampaign().audience!, available: 0 };
    expect(obstaclesTo('start', aCampaign({ audience: empty }))[0]).toMatch(/^Nobody is left/);
    expect(obstaclesTo('start', aCampaign({ audience: null }))).toEqual([]);
  });

  it('is a discount above the margin that nobody has seen', () => {
    const discount = { type: 'fixed', value: 40 } as const;
    expect(obstaclesTo('plan', aCampaign({ discount }))[0]).toMatch(/gives away more/);
    expect(obstaclesTo('plan', aCampaign({ discount, lossAcknowledged: true }))).toEqual([]);
  });
});

test('what people do in a campaign’s own days never decides who is in it', () => {
  expect(audienceDay({ from: '2025-12-08' }, '2025-11-30')).toBe('2025-11-30');
  expect(audienceDay({ from: '2025-11-30' }, '2025-11-30')).toBe('2025-11-29');
  expect(audienceDay({ from: '2025-03-01' }, '2025-11-30')).toBe('2025-02-28');
  expect(audienceDay({ from: null }, '2025-11-30')).toBe('2025-11-30');
  expect(audienceDay({ from: '2025-12-08' }, null)).toBeNull();
});

describe('a campaign’s shop', () => {
  const made = { name: 'Tea', fingerprint: 'a', firstDay: '2025-01-02', lastDay: '2025-03-31' };
  test.each([
    ['same', {}],
    ['same', { name: 'Renamed' }],
    ['continued', { fingerprint: 'b' }],
    ['continued', { fingerprint: 'b', lastDay: '2025-04-30' }],
    ['continued', { fingerprint: 'b', firstDay: '2024-12-01', lastDay: '2025-04-30' }],
    ['other', { fingerprint: 'b', name: 'Coffee' }],
    ['other', { fingerprint: 'b', lastDay: '2025-02-28' }],
    ['other', { fingerprint: 'b', firstDay: '2025-02-01', lastDay: '2025-04-30' }],
    ['other', { fingerprint: 'b', firstDay: null, lastDay: null }],
  ] as const)('is %s with %o', (kinship, changes) => {
    expect(kinshipOf(made, { ...made, ...changes })).toBe(kinship);
  });

  it('without dates is known by its name', () => {
    const undated = { ...made, firstDay: null, lastDay: null };
    expect(kinshipOf(undated, { ...made, fingerprint: 'b' })).toBe('continued');
  });
});

describe('the landing page', () => {
  test.each([
    '',
    'https://shop.example/duo',
    'http://localhost:8080/a?b=1#c',
    'HTTPS://Shop.example',
  ])('may be “%s”', (landingPage) => {
    expect(checkCampaign(aCampaign({ landingPage })).errors).toBeUndefined();
  });
  test.each([
    'shop.example',
    'javascript:alert(1)',
    'ftp://shop.example',
    'https://',
    'https:///x',
    'https://a b',
  ])('is not “%s”', (landingPage) => {
    const { errors } = checkCampaign(aCampaign({ landingPage }));
    expect(errors?.['landingPage']).toMatch(/web address/);
  });
});

test('a campaign of before these fields comes in without them', () => {
  const file = JSON.parse(campaignFileText([aCampaign()], '0.1.0'));
  for (const key of ['fixed', 'endedAt', 'landingPage']) delete file.campaigns[0][key];
  const parsed = parseCampaignFile(JSON.stringify(file));
  expect(parsed).toEqual({ ok: true, value: [aCampaign()] });
});
