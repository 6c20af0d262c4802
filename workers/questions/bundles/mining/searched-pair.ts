import type { SearchedItem, SearchedPair } from '../../../../src/domain/bundles/why-hidden';
import type { Call } from '../../../database';
import { rowOf, rowsOf } from '../../../decode';
import type { Engine } from '../../../state';
import { list, sql } from '../../../sql';
import { requireShop } from '../../require-shop';
import { itemRows, keptLines } from './baskets';
import { ensureMined } from './mined';
import type { MineInput } from './mine-input';

export interface SearchedPairInput {
  mined: MineInput;
  /** Ids of items, whether they reach the floor or not. */
  antecedent: string;
  consequent: string;
}

/** Counts a pair that someone looked for, mined or not; null when nobody bought one of its items. */
export async function searchedPair(
  engine: Engine,
  { mined, antecedent, consequent }: SearchedPairInput,
  call: Call,
): Promise<SearchedPair | null> {
  const shop = requireShop(engine);
  const { floor, baskets } = await ensureMined(engine, mined, call);
  const { basket, from } = keptLines(mined.grain, shop, sql`searched_product`);
  const result = await engine.database.query(
    sql`WITH searched_product AS (
      SELECT product_key, id, label FROM ${itemRows(mined.level, shop)}
      WHERE id IN ${list([antecedent, consequent])}
    ),
    held AS (
      SELECT ${basket} AS basket, bool_or(id = ${antecedent}) AS a,
        bool_or(id = ${consequent}) AS c
      ${from} GROUP BY 1
    )
    SELECT count(*) FILTER (WHERE a)::DOUBLE AS antecedent,
      count(*) FILTER (WHERE c)::DOUBLE AS consequent,
      count(*) FILTER (WHERE a AND c)::DOUBLE AS "both"
    FROM held`,
    call,
  );
  const counts = rowOf(result, { antecedent: 'number', consequent: 'number', both: 'number' });
  if (counts.antecedent === 0 || counts.consequent === 0) return null;
  const labels = await labelsOf(engine, mined, [antecedent, consequent], call);
  const item = (id: string): SearchedItem => ({ id, label: labels.get(id) ?? id });
  return {
    antecedent: item(antecedent),
    consequent: item(consequent),
    counts: { baskets, ...counts },
    floor,
  };
}

async function labelsOf(
  engine: Engine,
  { level }: MineInput,
  ids: readonly string[],
  call: Call,
): Promise<Map<string, string>> {
  const result = await engine.database.query(
    sql`SELECT id, first(label ORDER BY lines DESC NULLS LAST, label) AS label
    FROM ${itemRows(level, requireShop(engine))}
    LEFT JOIN (SELECT product_key, count(*) AS lines FROM line GROUP BY 1) USING (product_key)
    WHERE id IN ${list(ids)}
    GROUP BY id`,
    call,
  );
  const rows = rowsOf(result, { id: 'text', label: 'text?' });
  return new Map(rows.map(({ id, label }) => [id, label ?? id]));
}
