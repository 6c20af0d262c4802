import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it, vi } from 'vitest';
import { CAMPAIGN_VERSION } from '../../../src/domain/campaign/campaign';
import {
  CAMPAIGN_FILE_SCHEMA,
  campaignFileText,
  parseCampaignFile,
} from '../../../src/domain/campaign/files/campaign-file';
import { isNestedDeeper } from '../../../src/domain/text/json-depth';
import { MOST_FILE_BYTES } from '../../../src/domain/text/json-text';
import { campaignJsonSchema } from '../../../tools/campaign-schema';
import { describeShared } from '../../describe-shared';
import { nastyStrings } from '../../zoo/strings';
import { filesBelow, type ZooFile } from '../../zoo/files-below';
import { ownJson } from '../../zoo/own-json';
import { aCampaign, campaigns } from './campaign-fixtures';

const messageOf = (text: string): string => {
  const result = parseCampaignFile(text);
  return result.ok ? 'accepted' : result.failure.message;
};

/** Returns a file with one campaign, changed as raw JSON. */
function fileWith(change: (file: { schema: unknown; campaigns: unknown }) => void): string {
  const file = JSON.parse(campaignFileText([aCampaign()], '0.1.0'));
  change(file);
  return JSON.stringify(file);
}

describe('a campaign file', () => {
  it('has exactly the four parts it is documented to have', () => {
    const file = JSON.parse(campaignFileText([aCampaign()], '0.1.0'));
    expect(Object.keys(file)).toEqual(['schema', 'app', 'shop', 'campaigns']);
    expect(file).toMatchObject({
      schema: CAMPAIGN_FILE_SCHEMA,
      app: { name: 'Bundlewise', version: '0.1.0' },
      shop: { name: 'Demo shop' },
      campaigns: [{ id: 'c-retinol', bundle: { antecedent: [{ id: 'SK-14' }] } }],
    });
  });

  it('names no shop when its campaigns come from several', () => {
    const other = { ...aCampaign().shop, fingerprint: 'ff' };
    const text = campaignFileText([aCampaign(), aCampaign({ id: 'b', shop: other })], '0.1.0');
    expect(JSON.parse(text).shop).toBeNull();
  });

  it('brings every campaign back as it was', () => {
    const some = fc.uniqueArray(campaigns(nastyStrings), {
      minLength: 1,
      maxLength: 4,
      selector: ({ id }) => id,
    });
    fc.assert(
      fc.property(some, (all) => {
        const result = parseCampaignFile(campaignFileText(all, '0.1.0'));
        expect(result).toEqual({ ok: true, value: all });
      }),
      { numRuns: 100 },
    );
  }, 30_000);

  it('keeps every nasty string as a name', () => {
    const all = nastyStrings
      .filter((name) => name.trim() !== '' && name.length <= 120)
      .map((name, index) => aCampaign({ id: `n${index}`, name, note: name }));
    expect(parseCampaignFile(campaignFileText(all, '0.1.0'))).toEqual({ ok: true, value: all });
  });
});

describe('every version that ever was', () => {
  const versions = Array.from({ length: CAMPAIGN_VERSION }, (_, index) => index + 1);

  it.each(versions)('%i has a fixture that comes in', (version) => {
    const text = readFileSync(`test/domain/campaign/fixtures/campaigns-v${version}.json`, 'utf8');
    expect(JSON.parse(text).schema).toBe(`bundlewise.campaigns/${version}`);
    const result = parseCampaignFile(text);
    expect(result).toMatchObject({
      ok: true,
      value: [{ schemaVersion: CAMPAIGN_VERSION, fixed: null, endedAt: null, landingPage: '' }],
    });
    // A campaign that was read is written in today's version, and is then read again as it is.
    if (!result.ok) return;
    expect(parseCampaignFile(campaignFileText(result.value, '0.1.0'))).toEqual(result);
  });

  it('of tomorrow is refused with what to do about it', () => {
    const file = JSON.parse(campaignFileText([aCampaign()], '9.0.0'));
    file.schema = `bundlewise.campaigns/${CAMPAIGN_VERSION + 1}`;
    file.campaigns[0].schemaVersion = CAMPAIGN_VERSION + 1;
    expect(messageOf(JSON.stringify(file))).toBe(
      'This campaign file was made by a newer version of Bundlewise. Reload the page to update, then import it again.',
    );
  });
});

describe('a file of version 1', () => {
  const text = readFileSync('test/domain/campaign/fixtures/campaigns-v1.json', 'utf8');

  it('comes in with what version 2 added left open', () => {
    const result = parseCampaignFile(text);
    expect(result).toMatchObject({
      ok: true,
      value: [
        {
          schemaVersion: 2,
          id: 'c-retinol',
          discountOn: 'bundle',
          redemptionCap: null,
          audienceRule: { who: 'antecedent', boughtWithinDays: null },
          audience: { customers: null, reachable: 665, available: 665, treatment: 598 },
          assumptions: { uplift: { low: 0.1, base: 0.3, high: 0.6 }, contactCost: 0.08 },
          prices: { consequentCost: null },
          evidence: { holdout: null },
          baseline: null,
          economics: null,
          outcome: null,
        },
      ],
    });
  });

  it('is still refused where it is wrong', () => {
    const broken = JSON.parse(text);
    broken.campaigns[0].audience = 7;
    broken.campaigns[0].prices = null;
    expect(messageOf(JSON.stringify(broken))).toContain('prices: It is not a group of fields.');
  });
});

describe('a file that is no campaign file', () => {
  it.each([
    ['', /^This file is not valid JSON/],
    ['{"schema": "bundlewise.campaigns/1",\n "campaigns": [,]}', /^This file is not valid JSON/],
    ['[]', /^This JSON is not a campaign file: its “schema” has to begin/],
    ['{"schema": "other/1", "campaigns": []}', /^This JSON is not a campaign file/],
    ['{"schema": "bundlewise.campaigns/1"}', /^This campaign file has no campaigns in it\.$/],
    ['{"schema": "bundlewise.campaigns/3", "campaigns": []}', /newer version of Bundlewise/],
  ])('%s', (text, message) => {
    expect(messageOf(text)).toMatch(message);
  });

  it('is refused whole, with the first wrong place in words', () => {
    const good = aCampaign();
    const bad = { ...aCampaign({ id: 'b', name: 'Glow pair' }) };
    const text = fileWith((file) => {
      file.campaigns = [good, { ...bad, discount: { type: 'percentage', value: 140 } }];
    });
    expect(messageOf(text)).toBe(
      'Campaign 2 (“Glow pair”), discount value: A percentage is between 0 and 100.',
    );
  });

  it.each([
    [{ name: undefined }, 'Campaign 1, campaign name: It is missing.'],
    [{ bundle: 7 }, 'bundle: It is not a group of fields.'],
    [{ schemaVersion: 7 }, 'version: it was made by a newer version of Bundlewise.'],
    [
      { bundle: { ...aCampaign().bundle, antecedent: [{ id: '', name: 'x' }] } },
      'bundle antecedent 1 id: It is empty.',
    ],
    [{ createdAt: 'yesterday' }, 'created: It has to be a point in time'],
  ])('names the place of %o', (changes, message) => {
    const text = fileWith((file) => {
      file.campaigns = [{ ...aCampaign(), ...changes }];
    });
    expect(messageOf(text)).toContain(message);
  });

  it('may not hold one id twice', () => {
    const text = fileWith((file) => {
      file.campaigns = [aCampaign(), aCampaign()];
    });
    expect(messageOf(text)).toBe('Campaigns 1 and 2 have the same id.');
  });

  it('changes nothing by `__proto__` keys', () => {
    const plain = JSON.stringify(aCampaign());
    const poisoned = `{"__proto__": {"polluted": true, "name": "x"}, "constructor": 1, ${plain.slice(1)}`;
    const text = `{"__proto__": {"polluted": true}, "schema": "${CAMPAIGN_FILE_SCHEMA}", "campaigns": [${poisoned}]}`;
    const result = parseCampaignFile(text);
    expect(result).toEqual({ ok: true, value: [aCampaign()] });
    expect(result.ok && 'polluted' in result.value[0]!).toBe(false);
    expect('polluted' in {}).toBe(false);
  });

  it('is refused before it is parsed when it is huge or deep', () => {
    const parse = vi.spyOn(JSON, 'parse');
    expect(messageOf(' '.repeat(MOST_FILE_BYTES + 1))).toContain('larger than 20 MB');
    expect(messageOf('['.repeat(10_000) + ']'.repeat(10_000))).toContain('nested too deeply');
    expect(messageOf(`{"schema":${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}}`)).toContain(
      'nested too deeply',
    );
    expect(parse).not.toHaveBeenCalled();
    parse.mockRestore();
  });

  const isEach = (files: readonly ZooFile[]) => {
    for (const { name, bytes } of files) {
      const result = parseCampaignFile(new TextDecoder().decode(bytes));
      expect(result.ok, name).toBe(false);
      expect(!result.ok && result.failure.kind, name).toBe('bad-file');
      // It is a sentence for a person, neither a code nor the words of a parser.
      const message = result.ok ? '' : result.failure.message;
      expect(message, name).toMatch(/^(?:This|Campaign) .+[.]$/);
      expect(message, name).not.toMatch(/SyntaxError|token|undefined|\[object/);
    }
  };

  it('is other or broken JSON of any kind, without a crash', () => isEach(ownJson));

  describeShared('of a JSON test suite', 'csv-zoo/json/test_parsing', (suite) => {
    it('is each of its files, without a crash', () => isEach(filesBelow(suite)));
  });
});

describe('the depth of a JSON text', () => {
  it('is looked at no further than where it is too much', () => {
    const text = '['.repeat(10_000);
    const charCodeAt = vi.spyOn(String.prototype, 'charCodeAt');
    const isDeeper = isNestedDeeper(text, 64);
    const looks = charCodeAt.mock.calls.length;
    charCodeAt.mockRestore();
    expect(isDeeper).toBe(true);
    expect(looks).toBe(65);
  });

  it('counts brackets, but not those in strings', () => {
    expect(isNestedDeeper('[[[]]]', 3)).toBe(false);
    expect(isNestedDeeper('[[[[]]]]', 3)).toBe(true);
    expect(isNestedDeeper('["[[[[", "\\"[[[[", {"a": []}]', 3)).toBe(false);
    expect(isNestedDeeper('[],[],[],[],[]', 1)).toBe(false);
  });
});

describe('the published JSON Schema', () => {
  const schema = campaignJsonSchema();

  it('describes the file', () => {
    expect(schema).toMatchObject({
      type: 'object',
      required: ['schema', 'app', 'shop', 'campaigns'],
      properties: { schema: { const: CAMPAIGN_FILE_SCHEMA } },
    });
  });

  it('describes every field of a campaign, and no other', () => {
    const described = v.parse(
      v.object({
        properties: v.object({
          campaigns: v.object({
            items: v.object({
              required: v.array(v.string()),
              properties: v.record(v.string(), v.unknown()),
            }),
          }),
        }),
      }),
      schema,
    );
    const { required, properties } = described.properties.campaigns.items;
    expect(Object.keys(properties)).toEqual(Object.keys(aCampaign()));
    // A field that was added within a version may be missing.
    const added = ['landingPage', 'fixed', 'endedAt'];
    expect(required).toEqual(Object.keys(aCampaign()).filter((key) => !added.includes(key)));
  });
});
