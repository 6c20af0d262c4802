import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  AUDIENCE_FORMATS,
  audienceFile,
  e164,
  normalEmail,
  sha256,
  type AudienceMember,
} from '../../../src/domain/campaign/files/audience-formats';
import { archiveFiles } from '../../../src/domain/campaign/files/archive';
import {
  campaignBrief,
  discountCode,
  utmLink,
  utmQuery,
} from '../../../src/domain/campaign/files/brief';
import { campaignEconomics } from '../../../src/domain/campaign/economics/campaign-economics';
import { parseCampaignFile } from '../../../src/domain/campaign/files/campaign-file';
import { ownUplift } from '../../../src/domain/campaign/economics/own-uplift';
import { aCampaign } from './campaign-fixtures';

const member = (changes: Partial<AudienceMember> = {}): AudienceMember => ({
  customerId: 'C1',
  name: 'Ana de Souza',
  email: ' Ana@Example.com ',
  phone: '+49 (0)30 123-456',
  group: 'treatment',
  ...changes,
});
const people = [
  member(),
  member({ customerId: 'C2', group: 'control', phone: '030 1', name: null }),
];
const hash = (text: string) => createHash('sha256').update(text).digest('hex');
const csv = async (
  format: (typeof AUDIENCE_FORMATS)[number],
  groups: 'treatment' | 'both' = 'treatment',
  channel: 'email' | 'sms' = 'email',
) => (await audienceFile(people, { format, groups, channel })).csv;

describe('an audience as a file', () => {
  it('is plain with exactly the four columns, in both groups', async () => {
    expect(await csv('plain', 'both')).toBe(
      'customer_id,email,channel,group\nC1, Ana@Example.com ,email,treatment\nC2, Ana@Example.com ,email,control\n',
    );
  });

  it('follows the columns of Klaviyo and Mailchimp, with phone numbers as they need them', async () => {
    expect(await csv('klaviyo')).toBe(
      'Email,Phone Number,First Name,Last Name,External ID\nAna@Example.com,+4930123456,Ana,de Souza,C1\n',
    );
    expect(await csv('klaviyo', 'treatment', 'sms')).toMatch(/^Phone Number,Email,/);
    expect(await csv('mailchimp', 'both')).toBe(
      'Email Address,First Name,Last Name,Phone Number,Customer ID,group\n' +
        'Ana@Example.com,Ana,de Souza,+4930123456,C1,treatment\nAna@Example.com,,,030 1,C2,control\n',
    );
  });

  it('hashes what Google and Meta match by, and nothing leaves in the clear', async () => {
    const email = hash('ana@example.com');
    expect(await csv('google')).toBe(`Email,Phone\n${email},${hash('+4930123456')}\n`);
    expect(await csv('meta', 'both')).toBe(
      `email,phone,fn,ln,extern_id,group\n${email},${hash('4930123456')},Ana,de Souza,C1,treatment\n${email},,,,C2,control\n`,
    );
  });

  it.each(AUDIENCE_FORMATS)('runs no formula in %s', async (format) => {
    const evil = member({ customerId: '=1+1', name: '@cmd x', email: '=a@b.c', phone: '+1|calc' });
    const file = await audienceFile([evil], { format, groups: 'both', channel: 'email' });
    const [, row = ''] = file.csv.split('\n');
    for (const cell of row.split(',')) expect(cell).toMatch(/^(?!=|@|-|\+\D)/);
  });

  it('knows an empty audience', async () => {
    const file = await audienceFile([], {
      format: 'google',
      groups: 'treatment',
      channel: 'email',
    });
    expect(file).toEqual({ csv: 'Email,Phone\n', rows: 0 });
  });
});

describe('what is hashed', () => {
  it.each([
    ['+49 30 123456', '+4930123456'],
    ['0049 30 123456', '+4930123456'],
    ['+1 (800) 888-8888', '+18008888888'],
    ['030 123456', ''],
    ['+12', ''],
    ['+0123456789', ''],
    ['+1234567890123456', ''],
    [null, ''],
  ])('%s is %s in E.164', (phone, expected) => {
    expect(e164(phone)).toBe(expected);
  });

  it('is normalised as the services ask', async () => {
    expect(normalEmail(' A.B@X.org\u00a0')).toBe('a.b@x.org');
    // This is as Customer Match and Meta ask: a Gmail address keeps its dots and its plus.
    expect(normalEmail('First.Last+Shop@GMail.com ')).toBe('first.last+shop@gmail.com');
    expect(normalEmail(null)).toBe('');
    expect(await sha256('test@example.com')).toBe(
      '973dfe463ec85785f5f95af5ba3906eedb2d931c24e69824a89ea65dba4e813b',
    );
  });
});

describe('what goes with a campaign', () => {
  it('tags links and names a code', () => {
    expect(utmQuery(aCampaign())).toBe(
      'utm_source=bundlewise&utm_medium=email&utm_campaign=retinol-and-barrier-cream-duo&utm_id=c-retinol',
    );
    expect(utmLink('https://shop.example/p?a=1#x', aCampaign({ name: '漢字' }))).toBe(
      'https://shop.example/p?a=1&utm_source=bundlewise&utm_medium=email&utm_campaign=c-retinol&utm_id=c-retinol#x',
    );
    expect(utmLink('javascript:alert(1)', aCampaign())).toBeNull();
    expect(utmLink('no address', aCampaign())).toBeNull();
    expect(discountCode(aCampaign())).toBe('RETINOL15-INOL');
    expect(discountCode(aCampaign({ name: '漢字' }))).toBe('BUNDLE15-INOL');
  });

  const formats = {
    money: (value: number) => `€${value.toFixed(2)}`,
    number: (value: number) => value.toFixed(0),
    share: (value: number) => `${(value * 100).toFixed(1)}%`,
  };

  it('is said on one page, foreign text as text', () => {
    const campaign = aCampaign({ name: '<b>[x](y)</b>\n# z' });
    const text = campaignBrief({ ...campaign, economics: campaignEconomics(campaign) }, formats);
    expect(text.split('\n')[0]).toBe(String.raw`# \<b\>\[x\]\(y\)\</b\> \# z`);
    expect(text).toContain('| Net gain | €');
    expect(text).toContain('598 get the message, 67 are held out to measure it');
    expect(campaignBrief(aCampaign({ audience: null }), formats)).toContain('Not worked out');
  });

  it('leads to the landing page with the campaign’s tags, where one is given', () => {
    const landingPage = 'https://shop.example/duo';
    expect(campaignBrief(aCampaign({ landingPage }), formats)).toContain(
      '- Link: <https://shop.example/duo?utm_source=bundlewise&utm_medium=email&',
    );
    expect(campaignBrief(aCampaign(), formats)).toContain('- Link tags: `utm_source=');
  });

  it('is zipped as a file that comes in again, its evidence and the page', () => {
    const files = archiveFiles(aCampaign(), '0.1.0', formats);
    expect(Object.keys(files)).toEqual(['campaign.json', 'evidence.json', 'brief.md']);
    expect(parseCampaignFile(files['campaign.json']!)).toEqual({ ok: true, value: [aCampaign()] });
    expect(JSON.parse(files['evidence.json']!)).toMatchObject({ evidence: { pairCount: 427 } });
  });
});

describe('the uplift of ended campaigns', () => {
  const outcome = (t: [number, number], c: [number, number]) => {
    const group = ([buyers, customers]: [number, number]) => ({
      customers,
      buyers,
      revenue: 0,
      totalRevenue: 0,
    });
    return { treatment: group(t), control: group(c) };
  };

  it('is that of one campaign, and pooled over several', () => {
    const one = ownUplift([outcome([90, 1000], [50, 1000])])!;
    expect(one.range.base).toBeCloseTo(0.8, 12);
    expect(one.range.low).toBeCloseTo(0.2884, 3);
    expect(one.range.high).toBeCloseTo(1.5148, 3);
    const two = ownUplift([outcome([90, 1000], [50, 1000]), outcome([30, 100], [20, 100])])!;
    // (90·1000/2000 + 30·100/200)/(50·1000/2000 + 20·100/200) − 1 = 60/35 − 1.
    expect(two).toMatchObject({ campaigns: 2, range: { base: expect.closeTo(60 / 35 - 1, 12) } });
    expect(two.range.high - two.range.low).toBeLessThan(one.range.high - one.range.low);
  });

  it('is none where nothing can be compared', () => {
    expect(ownUplift([])).toBeNull();
    expect(ownUplift([outcome([9, 100], [0, 100])])).toBeNull();
    expect(ownUplift([outcome([0, 100], [9, 100])])).toBeNull();
    expect(ownUplift([outcome([9, 100], [0, 0])])).toBeNull();
  });
});
