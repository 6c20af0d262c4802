import type { SourceKind } from '../../../src/domain/recipe/source-kinds';
import type { Call, Database } from '../../database';
import { bareName, sql, type Sql } from '../../sql';
import { LOOKED_AT, meetAsPlainOnly, plain } from '../cells/plain-keys';
import { stageTable, type StagedKind } from '../stage/stage';

/**
 * Spells keys alike in files that were saved by different programs. Where none of the keys of lines or
 * orders stands in the file that describes them, but would as a plain number, they take the spelling of
 * that file. A number that it spells in two ways is left alone.
 */
export async function respellKeys(
  database: Database,
  has: (kind: SourceKind) => boolean,
  lineColumns: ReadonlySet<string>,
  call: Call,
): Promise<void> {
  const ofLines = (key: Key) => ({ table: sql`stage_said`, key, isWhole: true });
  if (has('orders') && lineColumns.has('order_id'))
    await respell(database, ofLines('order_id'), 'orders', call);
  if (has('products') && lineColumns.has('product_id')) {
    const seen = { table: sql`stage_seen`, key: 'product_id', isWhole: true } as const;
    await respell(database, seen, 'products', call);
  }
  if (!has('customers')) return;
  if (lineColumns.has('customer_id'))
    await respell(database, ofLines('customer_id'), 'customers', call);
  if (has('orders')) {
    const listed = { table: stageTable('orders'), key: 'customer_id', isWhole: false } as const;
    await respell(database, listed, 'customers', call);
  }
}

type Key = 'order_id' | 'product_id' | 'customer_id';

/** A table with a key that another file describes. Unless it is whole, some of its rows are set aside. */
interface Keyed {
  readonly table: Sql;
  readonly key: Key;
  readonly isWhole: boolean;
}

async function respell(
  database: Database,
  { table, key, isWhole }: Keyed,
  describedBy: StagedKind,
  call: Call,
): Promise<void> {
  const described = stageTable(describedBy);
  const column = bareName(key);
  const spelled = sql`(SELECT ${plain(column)} AS plain, min(${column}) AS key FROM ${described}
    WHERE fault = 0 AND ${column} IS NOT NULL GROUP BY 1 HAVING min(${column}) = max(${column}))`;
  const isLoaded = isWhole ? sql`` : sql`fault = 0 AND`;
  const keys = sql`(SELECT ${column} AS key FROM ${table} WHERE ${isLoaded} ${column} IS NOT NULL
    LIMIT ${LOOKED_AT})`;
  const known = sql`(SELECT ${column} AS key FROM ${described} WHERE fault = 0 AND ${column} IS NOT NULL)`;
  if (!(await meetAsPlainOnly(database, { keys, known }, call))) return;
  await database.query(
    sql`UPDATE ${table} SET ${column} = d.key FROM ${spelled} d WHERE ${plain(sql`${table}.${column}`)} = d.plain`,
    call,
  );
}
