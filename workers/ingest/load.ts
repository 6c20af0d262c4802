import type { Recipe } from '../../src/domain/recipe';
import type { LoadReport } from '../../src/domain/shop';
import type { Call } from '../database';
import type { Engine } from '../engine';

/** `files[i]` belongs to `recipe.sources[i]`. */
export interface LoadInput {
  recipe: Recipe;
  files: File[];
}

/** Builds the canonical tables. The shop loaded before stays until the new one is complete. */
export async function loadShop(
  _engine: Engine,
  _input: LoadInput,
  _call: Call,
): Promise<LoadReport> {
  throw new Error('not written yet');
}
