import type { SourceRecipe } from '../../../src/domain/recipe/recipe';
import { fields, sqlTypes, type StagedType } from '../cells/fields';
import { hasDerivedOrder } from './orders-by';
import { cellOf, writtenAs, type ReadColumn, type ReadRecipe } from '../cells/read-columns';

/** Formats of dates that the database's reader and ours read alike: digits in fixed places. */
const PLAIN_FORMAT = /^(?:iso|(?:%[dmYHMS]|[-/.: T])+)$/;

/** Tells whether the database's reader converts cells that are staged so. */
const isConverted = (staged: StagedType) =>
  staged === 'money' || staged === 'number' || staged === 'timestamp';

/**
 * The recipe of order lines with the types of their number and date columns. The database's reader
 * converts these itself, in half the time that judging each cell as text takes; it stops at the first
 * cell that is not as plain as can be, and the file is then read as text.
 *
 * @returns null where a column may hold what only our own expressions read.
 */
export function withTypes(recipe: SourceRecipe): ReadRecipe | null {
  if (recipe.kind !== 'lines' || recipe.shape !== 'long' || hasDerivedOrder(recipe)) return null;
  if (cellOf(recipe, 'ordered_time') !== null) return null;
  const columns = recipe.columns.map((column): ReadColumn => {
    const staged = fields.lines[column.role];
    const isRead = cellOf(recipe, column.role)?.column === column;
    return isRead && staged !== undefined && isConverted(staged)
      ? { ...column, type: sqlTypes[staged] }
      : column;
  });
  const typed = { ...recipe, columns };
  const { signs, formats } = writtenAs(typed);
  const isPlain = formats.every((format) => format !== null && PLAIN_FORMAT.test(format));
  const isOneWay = signs.length <= 1 && formats.length <= 1;
  // The words of a header that stands again among the rows stop the reading.
  const isHeaderWords = columns.some(
    ({ type, header }) => type !== undefined && /\p{L}/u.test(header),
  );
  return isPlain && isOneWay && isHeaderWords ? typed : null;
}
