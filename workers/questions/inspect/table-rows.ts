import type { TextRows } from '../../../src/domain/inspect/inspect';
import type { Call } from '../../database';
import type { Engine } from '../../state';
import { identifier } from '../../sql';
import { requireShop } from '../require-shop';
import { SHOP_TABLES } from './shop-tables';
import { textRows } from './text-rows';

export interface TablePage {
  table: string;
  offset: number;
  limit: number;
}

/** Returns one page of a table of the shop, as text. */
export async function tableRows(
  engine: Engine,
  { table, offset, limit }: TablePage,
  call: Call,
): Promise<TextRows> {
  requireShop(engine);
  const known = SHOP_TABLES.find((name) => name === table);
  if (known === undefined) throw new TypeError(`No table of the shop: ${table}`);
  return textRows(engine.database, identifier(known), { offset, limit }, call);
}
