import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { measures } from '../../src/domain/metrics';
import { RuleSet } from '../../src/domain/rules';
import { qValues } from '../../src/domain/significance';
import { questions } from '../../workers/engine';
import { goldenBaskets } from '../conformance/golden-baskets';
import {
  distance,
  GOLDEN_MEASURES,
  goldenExists,
  goldenNumber,
  goldenSummaries,
  goldenVariants,
  readGolden,
  WHY_SKIPPED,
} from '../conformance/golden';
import { loadBasketFile } from './basket-shop';
import { call, openNodeDatabase, type NodeDatabase } from './node-database';

/** Below this R's p underflows to 0, and q with it. */
const LEAST_P = -300;

describe('the engine finds the golden rules, all of them and no other', () => {
  beforeEach(({ skip }) => skip(!goldenExists, WHY_SKIPPED));
  let database: NodeDatabase;
  beforeAll(async () => {
    database = await openNodeDatabase();
  }, 60_000);

  test.each(goldenVariants())(
    '%s',
    async (variant) => {
      const summary = goldenSummaries().get(variant)!;
      const engine = await loadBasketFile(database, goldenBaskets(variant));
      const all = await questions.mine(
        engine,
        { grain: 'order', level: 'product', floor: summary.minCount },
        call(),
      );
      const rules = new RuleSet(all);
      expect([all.baskets, all.both.length]).toEqual([summary.orders, summary.pairs]);

      const { ids } = all.items;
      const position = new Map(
        Array.from({ length: rules.size }, (_, rule) => [
          `${ids[rules.antecedent(rule)]!}\n${ids[rules.consequent(rule)]!}`,
          rule,
        ]),
      );
      const log10P = rules.column('log10_p');
      const q = qValues(
        Float64Array.from(all.both, (_, pair) => log10P[2 * pair]!),
        summary.pairs,
      );
      for (const golden of readGolden(variant)) {
        const rule = position.get(`${golden['antecedent']}\n${golden['consequent']}`);
        expect(rule, `${golden['antecedent']} → ${golden['consequent']}`).toBeDefined();
        const counts = rules.counts(rule!);
        expect(counts).toEqual({
          baskets: Number(golden['orders']),
          antecedent: Number(golden['antecedent_count']),
          consequent: Number(golden['consequent_count']),
          both: Number(golden['pair_count']),
        });
        for (const name of GOLDEN_MEASURES) {
          const ours = measures[name](counts);
          expect(distance(ours, goldenNumber(golden[name])), name).toBeLessThan(1e-9);
          expect(rules.column(name)[rule!]).toBe(ours);
        }
        const { low, high } = rules.confidenceInterval(rule!);
        expect(distance(low, goldenNumber(golden['wilson_low']))).toBeLessThan(1e-6);
        expect(distance(high, goldenNumber(golden['wilson_high']))).toBeLessThan(1e-6);
        const theirs = goldenNumber(golden['log10_p_fisher']);
        expect(Math.abs(log10P[rule!]! - theirs)).toBeLessThan(1e-6);
        if (theirs > LEAST_P) {
          expect(distance(q[rule! >> 1]!, goldenNumber(golden['q_bh']))).toBeLessThan(1e-6);
        }
      }
    },
    120_000,
  );
});
