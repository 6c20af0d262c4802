import {
  plainDialect,
  type ColumnRecipe,
  type Recipe,
  type SourceRecipe,
} from '../../../src/domain/recipe/recipe';
import { isDateRole, isNumberRole, type Role } from '../../../src/domain/recipe/roles';
import type { Call } from '../../database';
import { rowOf } from '../../decode';
import type { Engine } from '../../state';
import { IS_CREDIT_NOTE, isReturnStatus } from '../../ingest/build/is-return';
import { optionalText, text } from '../../ingest/cells/cells';
import { timestamp } from '../../ingest/cells/dates';
import { fields, sqlTypes, type StagedType } from '../../ingest/cells/fields';
import { decimal } from '../../ingest/cells/numbers';
import { bareName, list, sql, type Sql } from '../../sql';

/**
 * Writes statements that make the shop's tables from the person's files, by their names. Null unless the
 * recipe is plain: one file of long lines with an order number and, beside it, at most products by id;
 * UTF-8; dates, numbers and discounts as they are by default; no row set aside; no credit notes. Loading
 * does much more than this; where it had to, SQL begins with the tables.
 */
export async function tablesFromFiles(
  engine: Engine,
  recipe: Recipe | null,
  call: Call,
): Promise<string[] | null> {
  if (recipe === null || engine.shop === null || engine.shop.rowsSetAside > 0) return null;
  const used = recipe.sources.filter(({ kind }) => kind !== 'other' && kind !== 'customers');
  const lines = used.find(({ kind }) => kind === 'lines');
  const products = used.find(({ kind }) => kind === 'products');
  const others = used.filter((source) => source !== lines && source !== products);
  if (lines === undefined || others.length > 0) return null;
  if (!isPlain(lines) || (products !== undefined && !isPlain(products))) return null;
  if (products !== undefined && (has(lines, 'product_name') || !has(lines, 'product_id'))) {
    return null;
  }
  if (await hasCreditNotes(engine, call)) return null;
  return [
    '-- Reads the shop’s own files, in the folder DuckDB was started in',
    ...[readLines(lines), ...productTables(recipe, products), ...orderTables].map(
      ({ text }) => text,
    ),
  ];
}

const has = (source: SourceRecipe, role: Role) => source.columns.some((each) => each.role === role);

function isPlain({ shape, ordersBy, dialect, columns }: SourceRecipe): boolean {
  const same = (Object.keys(plainDialect) as (keyof typeof plainDialect)[]).every(
    (key) => key === 'delimiter' || dialect[key] === plainDialect[key],
  );
  const isByDefault = ({ formats, decimal: sign, unit, returns = [] }: ColumnRecipe) =>
    returns.length === 0 &&
    (formats === undefined || formats.length <= 1) &&
    sign !== ',' &&
    (unit ?? 'line') === 'line';
  return (
    same &&
    dialect.delimiter.trim() !== '' &&
    shape === 'long' &&
    ordersBy.by === 'number' &&
    ordersBy.beside === undefined &&
    ordersBy.ofFile !== true &&
    columns.every(isByDefault)
  );
}

async function hasCreditNotes({ database }: Engine, call: Call): Promise<boolean> {
  const found = await database.query(
    sql`SELECT count(*) FILTER (${IS_CREDIT_NOTE}) > 0 AS found FROM orders`,
    call,
  );
  return rowOf(found, { found: 'boolean' }).found;
}

function fileRows({ name, dialect, columns }: SourceRecipe): Sql {
  const types = columns.map((_, index) => sql`${`c${index}`}: 'VARCHAR'`);
  return sql`read_csv(${name}, auto_detect = false, header = true,
      delim = ${dialect.delimiter}, quote = '"', escape = '"', parallel = false,
      columns = {${sql.join(types)}})`;
}

/** Selects the values of a source by role, with their types; NULL where no column plays the role. */
function valuesOf(source: SourceRecipe, roles: readonly Role[]): Sql {
  const values = roles.map((role) => {
    const staged = fields[source.kind][role] ?? 'text';
    const index = source.columns.findIndex((column) => column.role === role);
    const column = source.columns[index];
    const value = column === undefined ? sql`NULL` : valueOf(sql`c${index}`, staged, column);
    return sql`${value}::${sqlTypes[staged]} AS ${bareName(role)}`;
  });
  return sql.join(values, sql`,\n      `);
}

function valueOf(cell: Sql, staged: StagedType, column: ColumnRecipe): Sql {
  if (isDateRole(column.role)) return timestamp(cell, column.formats);
  if (isNumberRole(column.role)) return decimal(cell);
  return staged === 'optional' ? optionalText(cell) : text(cell);
}

const readLines = (source: SourceRecipe) => sql`CREATE OR REPLACE TEMP TABLE given AS
    SELECT row_number() OVER () AS row,
      ${valuesOf(source, [
        'order_id',
        'ordered_at',
        'customer_id',
        'product_id',
        'product_name',
        'category',
        'subcategory',
        'quantity',
        'unit_price',
        'discount',
        'amount',
        'status',
        'cancelled_at',
        'channel',
      ])}
    FROM ${fileRows(source)}`;

function productTables(recipe: Recipe, products: SourceRecipe | undefined): Sql[] {
  const isLeftOut = sql`coalesce(coalesce(product_id, name) IN ${list(recipe.leaveOutProducts)}, false) AS is_left_out`;
  const met = sql`SELECT product_id, product_name AS name, min(row) AS row,
        any_value(category ORDER BY row) AS category, any_value(subcategory ORDER BY row) AS subcategory
      FROM given GROUP BY 1, 2`;
  const key = sql`(row_number() OVER (ORDER BY row) - 1)::INTEGER AS product_key`;
  if (products === undefined) {
    return [
      sql`CREATE OR REPLACE TABLE product AS
    SELECT ${key}, product_id, name, category, subcategory, ${isLeftOut}
    FROM (${met})`,
    ];
  }
  return [
    sql`CREATE OR REPLACE TEMP TABLE listed AS
    SELECT row_number() OVER () AS row,
      ${valuesOf(products, ['product_id', 'product_name', 'category', 'subcategory'])}
    FROM ${fileRows(products)}`,
    sql`CREATE OR REPLACE TABLE product AS
    SELECT ${key}, met.product_id, listed.product_name AS name,
      coalesce(listed.category, met.category) AS category,
      coalesce(listed.subcategory, met.subcategory) AS subcategory,
      coalesce(met.product_id IN ${list(recipe.leaveOutProducts)}, false) AS is_left_out
    FROM (${met}) met
    LEFT JOIN (
      SELECT DISTINCT ON (product_id) * EXCLUDE (row) FROM listed ORDER BY product_id, row
    ) listed USING (product_id)`,
  ];
}

const orderTables = [
  sql`CREATE OR REPLACE TABLE customer AS
    SELECT (row_number() OVER (ORDER BY min(row)) - 1)::INTEGER AS customer_key, customer_id
    FROM given WHERE customer_id IS NOT NULL GROUP BY customer_id`,
  sql`CREATE OR REPLACE TABLE orders AS
    SELECT (row_number() OVER (ORDER BY o.row) - 1)::INTEGER AS order_key, o.order_id, c.customer_key,
      o.ordered_at, o.status, o.channel,
      coalesce(${isReturnStatus()}, false) OR o.cancelled_at IS NOT NULL AS is_return
    FROM (
      SELECT order_id, min(row) AS row, min(ordered_at) AS ordered_at, min(cancelled_at) AS cancelled_at,
        any_value(customer_id ORDER BY row) AS customer_id, any_value(status ORDER BY row) AS status,
        any_value(channel ORDER BY row) AS channel
      FROM given GROUP BY order_id
    ) o LEFT JOIN customer c USING (customer_id)`,
  sql`CREATE OR REPLACE TABLE line AS
    SELECT o.order_key, p.product_key, g.quantity, g.unit_price, g.discount,
      coalesce(g.amount, coalesce(g.quantity, 1)::DECIMAL(38,4) * g.unit_price - coalesce(g.discount, 0))
        ::${sqlTypes.money} AS amount,
      o.is_return OR coalesce(g.quantity <= 0, false) AS is_return
    FROM given g JOIN orders o USING (order_id)
      JOIN product p ON p.product_id IS NOT DISTINCT FROM g.product_id
        AND (g.product_name IS NULL OR p.name = g.product_name)
    ORDER BY g.row`,
];
