import type { SourceRecipe } from '../../../src/domain/recipe/recipe';
import type { Role } from '../../../src/domain/recipe/roles';
import { sql, type Sql } from '../../sql';

/** The roles whose headers tell a repeated header from a row of the table. */
const IDENTIFYING: ReadonlySet<Role> = new Set([
  'order_id',
  'ordered_at',
  'customer_id',
  'product_id',
  'product_name',
  'quantity',
]);

/**
 * Lists the cells in which a row repeats the header, as it does where exports were put end to end; none
 * where that cannot be told.
 */
export function repeatedHeader({ dialect, columns }: SourceRecipe) {
  if (!dialect.hasHeader) return [];
  const same = columns.flatMap(({ role, header }, column) =>
    IDENTIFYING.has(role) && header.trim() !== '' ? [{ column, text: header }] : [],
  );
  // One column that holds its own header may well be a product.
  return same.length < 2 ? [] : same;
}

/** Tells whether a row repeats the header; null where that cannot be told. */
export function isRepeatedHeader(source: SourceRecipe): Sql | null {
  const same = repeatedHeader(source).map(({ column, text }) => sql`c${column} = ${text}`);
  return same.length === 0 ? null : sql`(${sql.join(same, sql` AND `)})`;
}

const TOTAL =
  '(?i)^\\s*(?:grand |sub-?|net |overall )?(?:total|totals|sum|summe|gesamt|gesamtsumme|insgesamt|zwischensumme|somme|totale|totaux|suma|soma|totaal|subtotaal|razem|łącznie|toplam|genel toplam)\\b.{0,40}$';

/** Tells whether the first cell of a row that says something says that it is a total. */
export function isTotal({ columns }: SourceRecipe): Sql | null {
  const cells = columns.map((_, index) => sql`nullif(trim(c${index}), '')`);
  if (cells.length < 2) return null;
  return sql`coalesce(regexp_matches(coalesce(${sql.join(cells.slice(0, 8))}), ${TOTAL}), false)`;
}
