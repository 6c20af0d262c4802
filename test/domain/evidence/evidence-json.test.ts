import { expect, test } from 'vitest';
import { evidenceJson } from '../../../src/domain/evidence/evidence-json';
import { RuleSet } from '../../../src/domain/bundles/rules';
import { defaultThresholds } from '../../../src/domain/bundles/thresholds';

const rules = new RuleSet(
  {
    grain: 'order',
    level: 'product',
    floor: 5,
    floorIsAutomatic: true,
    joinedRows: 100,
    baskets: 1000,
    hypotheses: 3,
    items: {
      labels: ['Tea', 'Cake', 'Mug'],
      ids: ['T', 'C', 'M'],
      counts: Int32Array.of(200, 100, 50),
    },
    first: Int32Array.of(0),
    second: Int32Array.of(1),
    both: Int32Array.of(100),
  },
  undefined,
  {
    firstDay: '2025-01-01',
    from: '2025-10-01',
    lastDay: '2025-12-31',
    trainBaskets: 750,
    testBaskets: 250,
    itemTrain: Int32Array.of(150, 75, 40),
    itemTest: Int32Array.of(50, 25, 10),
    bothTrain: Int32Array.of(75),
    bothTest: Int32Array.of(25),
  },
);
const source = {
  appVersion: '1.2.3',
  shop: 'Tea house',
  fingerprint: 'abc',
  thresholds: { ...defaultThresholds, q: 0.05 },
};

test('evidence holds what one needs to get the same figures again', () => {
  const sql = [{ question: 'mine', sql: 'SELECT 1;\n', reads: 'files' as const }];
  const text = evidenceJson(rules, 1, source, {
    promo: null,
    strata: [
      {
        split: 'channel',
        strata: [{ value: 'web', baskets: 1000, antecedent: 100, consequent: 200, both: 100 }],
      },
    ],
    sql,
  });
  const evidence = JSON.parse(text) as Record<string, Record<string, unknown>>;
  expect(evidence).toMatchObject({
    app: { version: '1.2.3' },
    shop: { fingerprint: 'abc' },
    mined: { floor: 5, N: 1000, K: 3, m: 3 },
    thresholds: { q: 0.05 },
    rule: { antecedent: { id: 'C', label: 'Cake' }, consequent: { id: 'T', label: 'Tea' } },
    counts: { orders: 1000, antecedent_count: 100, consequent_count: 200, pair_count: 100 },
    holdout: { verdict: 'confirmed', kept_back_from: '2025-10-01' },
    groups: [{ split: 'channel', warning: null }],
    sql,
  });
  // Cake never comes without tea.
  expect(evidence['measures']?.['conviction']).toBe('inf');
  expect(evidence['measures']?.['lift']).toBe(5);
  expect(evidence['full_price']).toBeNull();
});
