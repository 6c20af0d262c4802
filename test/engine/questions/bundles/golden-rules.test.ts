import { beforeAll, expect, test } from 'vitest';
import { measures } from '../../../../src/domain/measures/metrics';
import { RuleSet } from '../../../../src/domain/bundles/rules';
import { qValues } from '../../../../src/domain/measures/significance';
import { questions } from '../../../../workers/engine';
import { describeShared } from '../../../describe-shared';
import { goldenBaskets } from '../../../conformance/golden-baskets';
import {
  Comparison,
  GOLDEN_MEASURES,
  goldenNumber,
  goldenSummaries,
  goldenVariants,
  readGolden,
} from '../../../conformance/golden';
import { loadBasketFile } from './basket-shop';
import { call, openNodeDatabase, type NodeDatabase } from '../../support/node-database';

/** Below this, R's p underflows to 0, and q with it. */
const LEAST_P = -300;

describeShared(
  'the engine finds the golden rules, all of them and no other',
  'golden',
  (folder) => {
    let database: NodeDatabase;
    beforeAll(async () => {
      database = await openNodeDatabase();
    }, 60_000);

    test.each(goldenVariants(folder))(
      '%s',
      async (variant) => {
        const summary = goldenSummaries(folder).get(variant)!;
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
        const comparison = new Comparison();
        for (const golden of readGolden(folder, variant)) {
          const told = `${golden['antecedent']} → ${golden['consequent']}`;
          const rule = position.get(`${golden['antecedent']}\n${golden['consequent']}`);
          if (rule === undefined) {
            comparison.wrong.push(`${told} is not found`);
            continue;
          }
          const of = (name: string) => `${name} of ${told}`;
          const theirs = (column: string) => goldenNumber(golden[column]);
          const counts = rules.counts(rule);
          comparison.same(of('orders'), counts.baskets, theirs('orders'));
          comparison.same(of('antecedent'), counts.antecedent, theirs('antecedent_count'));
          comparison.same(of('consequent'), counts.consequent, theirs('consequent_count'));
          comparison.same(of('both'), counts.both, theirs('pair_count'));
          for (const name of GOLDEN_MEASURES) {
            const ours = measures[name](counts);
            comparison.near(of(name), ours, theirs(name), 1e-9);
            comparison.same(of(name), rules.column(name)[rule], ours);
          }
          const { low, high } = rules.confidenceInterval(rule);
          comparison.near(of('low'), low, theirs('wilson_low'), 1e-6);
          comparison.near(of('high'), high, theirs('wilson_high'), 1e-6);
          const theirLog10P = theirs('log10_p_fisher');
          comparison.within(of('log10 p'), log10P[rule]!, theirLog10P, 1e-6);
          if (theirLog10P > LEAST_P) comparison.near(of('q'), q[rule >> 1]!, theirs('q_bh'), 1e-6);
        }
        expect(comparison.wrong).toEqual([]);
      },
      120_000,
    );
  },
);
