import type { Role } from '../../../src/domain/recipe/roles';
import { sql, type Sql } from '../../sql';
import { textOf, type ReadRecipe } from '../cells/read-columns';

/** The roles whose headers tell a repeated header from a row of the table. */
const IDENTIFYING: ReadonlySet<Role> = new Set([
  'order_id',
  'ordered_at',
  'customer_id',
  'product_id',
  'product_name',
  'quantity',
]);

/** Tells whether a row repeats the header, as it does where exports were put end to end; null without a header. */
export function isRepeatedHeader({ dialect, columns }: ReadRecipe): Sql | null {
  if (!dialect.hasHeader) return null;
  const same = columns.flatMap((column, index) =>
    IDENTIFYING.has(column.role) && column.header.trim() !== ''
      ? [sql`${textOf(column, index)} = ${column.header}`]
      : [],
  );
  // One column that holds its own header may well be a product.
  return same.length < 2 ? null : sql`(${sql.join(same, sql` AND `)})`;
}

const TOTAL =
  '(?i)^\\s*(?:grand |sub-?|net |overall )?(?:total|totals|sum|summe|gesamt|gesamtsumme|insgesamt|zwischensumme|somme|totale|totaux|suma|soma|totaal|subtotaal|razem|łącznie|toplam|genel toplam)\\b.{0,40}$';

/** Tells whether the first cell of a row that says something says that it is a total. */
export function isTotal({ columns }: ReadRecipe): Sql | null {
  const cells = columns.map((column, index) => sql`nullif(trim(${textOf(column, index)}), '')`);
  if (cells.length < 2) return null;
  return sql`coalesce(regexp_matches(coalesce(${sql.join(cells.slice(0, 8))}), ${TOTAL}), false)`;
}
