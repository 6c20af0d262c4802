import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { RuleSet } from '../../../../src/domain/bundles/rules';
import { rulesCsv } from '../../../../src/domain/bundles/rules-csv';
import { questions } from '../../../../workers/engine';
import { createEngine } from '../../../../workers/state';
import { Comparison, GOLDEN_MEASURES, goldenNumber, readGolden } from '../../../conformance/golden';
import { parseCsv } from '../../../tools/read-shop';
import { loadHandsOff } from '../../support/hands-off';
import { call, openNodeDatabase } from '../../support/node-database';

const OWN = new URL('../../../conformance/own/', import.meta.url);
const DEMO = new URL('../../../../public/data/', import.meta.url);

interface OwnShop {
  readonly name: string;
  readonly folder: URL;
  readonly files: readonly string[];
  readonly floor: number;
  readonly baskets: number;
  /** The number of directed rules, of which `listed` stand in the golden file. */
  readonly rules: number;
  readonly listed: number;
}

const SHOPS: readonly OwnShop[] = [
  {
    name: 'ties',
    folder: OWN,
    files: ['ties.csv'],
    floor: 1,
    baskets: 200,
    rules: 118,
    listed: 118,
  },
  {
    name: 'returns',
    folder: OWN,
    files: ['returns.csv'],
    floor: 1,
    baskets: 220,
    rules: 90,
    listed: 90,
  },
  {
    name: 'demo',
    folder: DEMO,
    files: ['products.csv', 'customers.csv', 'transactions.csv'],
    floor: 5,
    baskets: 19_706,
    rules: 3_328,
    listed: 1_456,
  },
];

const COUNTS = ['pair_count', 'antecedent_count', 'consequent_count', 'orders'] as const;
const EXACT = [...GOLDEN_MEASURES, 'confidence_low', 'confidence_high'] as const;

test.each(SHOPS)(
  'the rules CSV of $name, dropped without an answer, is the golden one',
  async ({ name, folder, files, floor, baskets, rules: all, listed }) => {
    const engine = createEngine(await openNodeDatabase());
    const { asked } = await loadHandsOff(
      engine,
      files.map((file) => new File([readFileSync(new URL(file, folder))], file)),
    );
    expect(asked).toEqual([]);
    const mined = await questions.mine(engine, { grain: 'order', level: 'product', floor }, call());
    const rules = new RuleSet(mined);
    expect([mined.baskets, rules.size]).toEqual([baskets, all]);

    const keyOf = (row: Record<string, string>) => `${row['antecedent']}\n${row['consequent']}`;
    const exported = parseCsv(
      rulesCsv(
        rules,
        Uint32Array.from({ length: rules.size }, (_, i) => i),
      ),
    );
    const ours = new Map(exported.map((row) => [keyOf(row), row]));
    expect(ours.size).toBe(all);
    const golden = readGolden(OWN, `${name}.golden`);
    expect(golden).toHaveLength(listed);
    const comparison = new Comparison();
    for (const theirs of golden) {
      const row = ours.get(keyOf(theirs));
      const told = `${theirs['antecedent']} → ${theirs['consequent']}`;
      if (row === undefined) {
        comparison.wrong.push(`${told} is not found`);
        continue;
      }
      for (const column of COUNTS) {
        comparison.same(`${column} of ${told}`, Number(row[column]), Number(theirs[column]));
      }
      for (const column of EXACT) {
        const [mine, right] = [goldenNumber(row[column]), goldenNumber(theirs[column])];
        comparison.near(`${column} of ${told}`, mine, right, 1e-9);
      }
      for (const column of ['log10_p', 'q'] as const) {
        const [mine, right] = [Number(row[column]), Number(theirs[column])];
        comparison.near(`${column} of ${told}`, mine, right, 1e-6);
      }
    }
    expect(comparison.wrong).toEqual([]);
  },
  120_000,
);
