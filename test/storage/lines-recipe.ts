import { plainDialect, type Recipe } from '../../src/domain/recipe/recipe';

/** A recipe of one file of lines, for shops that are kept. */
export const linesRecipe: Recipe = {
  version: 1,
  name: 'Mine',
  leaveOutReturns: true,
  leaveOutProducts: [],
  sources: [
    {
      name: 'lines.csv',
      kind: 'lines',
      shape: 'long',
      ordersBy: { by: 'number' },
      dialect: plainDialect,
      columns: [{ header: 'order', role: 'order_id' }],
    },
  ],
};
