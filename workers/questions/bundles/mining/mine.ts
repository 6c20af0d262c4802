import type { MinedPairs } from '../../../../src/domain/bundles/rules';
import type { Call } from '../../../database';
import { integersOf, textsOf } from '../../../decode';
import type { Engine } from '../../../state';
import { sql } from '../../../sql';
import { ensureMined } from './mined';
import type { MineInput } from './mine-input';

/** Returns all pairs at or above the floor; thresholds only filter them, so nothing is counted again. */
export async function mine(engine: Engine, input: MineInput, call: Call): Promise<MinedPairs> {
  const facts = await ensureMined(engine, input, call);
  const items = await engine.database.query(
    sql`SELECT label, id, baskets FROM mined_item ORDER BY item`,
    call,
  );
  const pairs = await engine.database.query(
    sql`SELECT first_item, second_item, both_baskets FROM mined_pair`,
    call,
  );
  return {
    grain: input.grain,
    level: input.level,
    floor: facts.floor,
    floorIsAutomatic: input.floor === null,
    joinedRows: facts.joinedRows,
    baskets: facts.baskets,
    hypotheses: facts.hypotheses,
    items: {
      labels: textsOf(items, 'label'),
      ids: textsOf(items, 'id'),
      counts: integersOf(items, 'baskets'),
    },
    first: integersOf(pairs, 'first_item'),
    second: integersOf(pairs, 'second_item'),
    both: integersOf(pairs, 'both_baskets'),
  };
}
