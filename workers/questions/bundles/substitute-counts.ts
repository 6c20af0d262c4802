import { substitutesRule, type SubstituteCounts } from '../../../src/domain/substitutes';
import type { Call } from '../../database';
import { integersOf, rowOf } from '../../decode';
import type { Engine } from '../../engine';
import { ensureMined } from './mined';
import type { MineInput } from './mine-input';

/**
 * Pairs of mined items that chance alone would bring together at least `leastExpected` times, counted
 * whatever the floor: those bought together less than that are listed, even the ones that never were.
 */
export async function substituteCounts(
  engine: Engine,
  input: MineInput,
  call: Call,
): Promise<SubstituteCounts> {
  const { baskets } = await ensureMined(engine, input, call);
  const { leastExpected } = substitutesRule;
  const ask = (sql: string) => engine.database.query(sql, call);
  call.progress({ stage: 'Counting what is not bought together', done: 0, total: 2 });
  await ask(
    `CREATE OR REPLACE TEMP TABLE expected_pair AS
    SELECT a.item AS first_item, b.item AS second_item,
      a.baskets::DOUBLE * b.baskets / ${baskets} AS expected
    FROM mined_item a JOIN mined_item b ON a.item < b.item
      AND a.baskets::DOUBLE * b.baskets >= ${leastExpected * baskets}
    WHERE (a.item IN (SELECT item FROM asked_item) OR b.item IN (SELECT item FROM asked_item))
      AND NOT EXISTS (FROM own_pair o WHERE o.first_item = a.item AND o.second_item = b.item)`,
  );
  call.progress({ stage: 'Counting what is not bought together', done: 1, total: 2 });
  const { m } = rowOf(await ask('SELECT count(*)::DOUBLE AS m FROM expected_pair'), {
    m: 'number',
  });
  const pairs = await ask(
    `WITH likely AS (
      SELECT basket, item FROM basket_item
      WHERE item IN (SELECT first_item FROM expected_pair UNION SELECT second_item FROM expected_pair)
    ),
    joint AS (
      SELECT a.item AS first_item, b.item AS second_item, count(*) AS n
      FROM likely a JOIN likely b ON a.basket = b.basket AND a.item < b.item
      GROUP BY a.item, b.item
    )
    SELECT first_item, second_item, coalesce(n, 0)::INTEGER AS both_baskets
    FROM expected_pair LEFT JOIN joint USING (first_item, second_item)
    WHERE coalesce(n, 0) < expected
    ORDER BY first_item, second_item`,
  );
  return {
    baskets,
    hypotheses: m,
    leastExpected,
    first: integersOf(pairs, 'first_item'),
    second: integersOf(pairs, 'second_item'),
    both: integersOf(pairs, 'both_baskets'),
  };
}
