import type { Recipe } from '../../src/domain/recipe';
import type { LoadWarning } from '../../src/domain/shop';
import type { Call, Database } from '../database';

export async function warningsOf(
  _database: Database,
  _recipe: Recipe,
  _call: Call,
): Promise<LoadWarning[]> {
  return [];
}
