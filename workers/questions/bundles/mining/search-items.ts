import type { SearchedItem } from '../../../../src/domain/bundles/why-hidden';
import type { Level } from '../../../../src/domain/bundles/levels';
import type { Call } from '../../../database';
import { rowsOf } from '../../../decode';
import type { Engine } from '../../../state';
import { sql } from '../../../sql';
import { requireShop } from '../../require-shop';
import { itemRows } from './baskets';

export interface SearchItemsInput {
  level: Level;
  /** A part of a label or an id, in any case; empty, it finds the most bought. */
  text: string;
  limit: number;
}

export interface FoundSearchItem extends SearchedItem {
  /** The number of lines, not baskets, that count for baskets: it tells like names apart. */
  lines: number;
}

/** Finds items by name or id, the most bought first, whether they reach the floor or not. */
export async function searchItems(
  engine: Engine,
  { level, text, limit }: SearchItemsInput,
  call: Call,
): Promise<FoundSearchItem[]> {
  const shop = requireShop(engine);
  const wanted = text.trim().toLowerCase();
  const result = await engine.database.query(
    sql`SELECT id, first(label ORDER BY n DESC, label) AS label, sum(n)::DOUBLE AS lines
    FROM ${itemRows(level, shop)}
    JOIN (
      SELECT product_key, count(*) AS n FROM line
      ${shop.leaveOutReturns ? sql`WHERE NOT is_return` : sql``} GROUP BY 1
    ) USING (product_key)
    GROUP BY id
    HAVING bool_or(contains(lower(label), ${wanted})) OR contains(lower(id), ${wanted})
    ORDER BY lower(id) = ${wanted} DESC, sum(n) DESC, id
    LIMIT ${Math.max(1, limit)}`,
    call,
  );
  return rowsOf(result, { id: 'text', label: 'text?', lines: 'number' }).map((row) => ({
    ...row,
    label: row.label ?? row.id,
  }));
}
