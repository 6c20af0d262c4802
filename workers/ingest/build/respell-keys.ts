import type { SourceKind } from '../../../src/domain/recipe/source-kinds';
import type { Call, Database } from '../../database';
import { bareName, sql, type Sql } from '../../sql';
import { LOOKED_AT, meetAsPlainOnly, plain } from '../cells/plain-keys';
import { stageTable, type StagedColumns } from '../stage/stage';

/**
 * Spells keys alike in files that were saved by different programs. Where none of the keys of lines or
 * orders stands in the file that describes them, but would as a plain number, they take the spelling of
 * that file. A number that it spells in two ways is left alone.
 */
export async function respellKeys(
  database: Database,
  has: (kind: SourceKind) => boolean,
  lineColumns: StagedColumns,
  call: Call,
): Promise<void> {
  if (has('orders') && lineColumns.has('order_id'))
    await respell(database, 'lines', 'order_id', 'orders', call);
  if (has('products') && lineColumns.has('product_id'))
    await respell(database, 'lines', 'product_id', 'products', call);
  if (!has('customers')) return;
  if (lineColumns.has('customer_id'))
    await respell(database, 'lines', 'customer_id', 'customers', call);
  if (has('orders')) await respell(database, 'orders', 'customer_id', 'customers', call);
}

async function respell(
  database: Database,
  kind: 'lines' | 'orders',
  key: 'order_id' | 'product_id' | 'customer_id',
  describedBy: SourceKind,
  call: Call,
): Promise<void> {
  const [lines, described] = [stageTable(kind), stageTable(describedBy)];
  const column = bareName(key);
  const spelled = sql`(SELECT ${plain(column)} AS plain, min(${column}) AS key FROM ${described}
    WHERE fault = 0 AND ${column} IS NOT NULL GROUP BY 1 HAVING min(${column}) = max(${column}))`;
  const keysOf = (table: Sql) =>
    sql`SELECT ${column} AS key FROM ${table} WHERE fault = 0 AND ${column} IS NOT NULL`;
  const keys = sql`(${keysOf(lines)} LIMIT ${LOOKED_AT})`;
  const known = sql`(${keysOf(described)})`;
  if (!(await meetAsPlainOnly(database, { keys, known }, call))) return;
  await database.query(
    sql`UPDATE ${lines} SET ${column} = d.key FROM ${spelled} d WHERE ${plain(sql`${lines}.${column}`)} = d.plain`,
    call,
  );
}
