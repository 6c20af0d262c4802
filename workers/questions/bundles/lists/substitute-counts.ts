import { substitutesRule, type SubstituteCounts } from '../../../../src/domain/bundles/substitutes';
import type { Call } from '../../../database';
import { integersOf, rowOf } from '../../../decode';
import type { Engine } from '../../../state';
import { sql, type Sql } from '../../../sql';
import { itemParts, putInParts, type BasketPart } from '../mining/basket-parts';
import { ensureMined } from '../mining/mined';
import type { MineInput } from '../mining/mine-input';
import { pairHolders } from '../mining/pair-holders';

/**
 * Counts pairs of mined items that chance alone would bring together at least `leastExpected` times,
 * whatever the floor is. Those bought together less often than expected are listed, even when they never
 * were.
 */
export async function substituteCounts(
  engine: Engine,
  input: MineInput,
  call: Call,
): Promise<SubstituteCounts> {
  const { baskets, rows } = await ensureMined(engine, input, call);
  const { leastExpected } = substitutesRule;
  const ask = (statement: Sql) => engine.database.query(statement, call);
  const stage = 'Counting what is not bought together';
  call.progress({ stage, done: 0, total: 2 });
  await ask(
    sql`CREATE OR REPLACE TEMP TABLE expected_pair AS
    -- Most items are too rare to be expected beside even the most frequent one.
    WITH likely AS (
      SELECT item, baskets FROM mined_item
      WHERE baskets::DOUBLE * (SELECT max(baskets) FROM mined_item) >= ${leastExpected * baskets}
    )
    SELECT a.item AS first_item, b.item AS second_item,
      a.baskets::DOUBLE * b.baskets / ${baskets} AS expected
    FROM likely a JOIN likely b ON a.item < b.item
      AND a.baskets::DOUBLE * b.baskets >= ${leastExpected * baskets}
    WHERE (a.item IN (SELECT item FROM asked_item) OR b.item IN (SELECT item FROM asked_item))
      AND NOT EXISTS (FROM own_pair o WHERE o.first_item = a.item AND o.second_item = b.item)`,
  );
  call.progress({ stage, done: 1, total: 2 });
  const { m } = rowOf(await ask(sql`SELECT count(*)::DOUBLE AS m FROM expected_pair`), {
    m: 'number',
  });
  // Pairs that reach the floor were counted when they were mined.
  await ask(
    sql`CREATE OR REPLACE TEMP TABLE uncounted_pair AS
    SELECT first_item, second_item FROM expected_pair ANTI JOIN mined_pair USING (first_item, second_item)`,
  );
  const jointOf = (part: BasketPart) =>
    sql`SELECT p.first_item, p.second_item, count(*) AS n ${pairHolders('uncounted_pair', part)}
    GROUP BY p.first_item, p.second_item`;
  await putInParts(
    engine,
    'joint_part',
    { parts: itemParts(engine, input, rows), stage },
    jointOf,
    call,
  );
  const pairs = await ask(
    sql`WITH joint AS (SELECT first_item, second_item, sum(n) AS n FROM joint_part GROUP BY ALL),
    counted AS (
      SELECT first_item, second_item, expected, coalesce(both_baskets, n, 0)::INTEGER AS both_baskets
      FROM expected_pair
      LEFT JOIN mined_pair USING (first_item, second_item)
      LEFT JOIN joint USING (first_item, second_item)
    )
    SELECT first_item, second_item, both_baskets FROM counted WHERE both_baskets < expected
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
