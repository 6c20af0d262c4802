import type { Recipe } from '../../../src/domain/recipe/recipe';
import type { LoadWarning, ShopSummary } from '../../../src/domain/shop/shop';
import type { Call, Database } from '../../database';
import { warningFigures } from './warning-figures';
import { warningsFrom } from './warning-table';

/** Lists what a careful analyst would want to know of a load; asked while the staged tables still stand. */
export async function warningsOf(
  database: Database,
  recipe: Recipe,
  { parts, orders }: ShopSummary,
  call: Call,
): Promise<LoadWarning[]> {
  const kinds = new Set(recipe.sources.map(({ kind }) => kind));
  return warningsFrom(await warningFigures(database, call), { kinds, parts, orders });
}
