import type { ColumnRecipe, Recipe, SourceRecipe } from '../../../domain/recipe/recipe';
import { isDateRole, isNumberRole } from '../../../domain/recipe/roles';
import { isUsable, isUsed, roleOf, type SourceDraft } from './source-draft';

/** The person decided this for the whole shop. */
export interface ShopChoices {
  readonly name: string;
  readonly leaveOutReturns: boolean;
  readonly leaveOutProducts: readonly string[];
}

/** The sources that are used, with the files in step. */
export function recipeOf(
  sources: readonly SourceDraft[],
  { name, leaveOutReturns, leaveOutProducts }: ShopChoices,
): { recipe: Recipe; files: File[] } {
  const used = sources.filter(isUsed);
  const recipe: Recipe = {
    version: 1,
    name,
    leaveOutReturns,
    leaveOutProducts,
    sources: used.map(sourceRecipe),
  };
  return { recipe, files: used.map(({ file }) => file) };
}

export function sourceRecipe(source: SourceDraft): SourceRecipe {
  const { kind, shape, ordersBy, dialect, link } = source;
  const isLines = kind === 'lines';
  return {
    name: source.file.name,
    kind,
    shape: isLines ? shape : 'long',
    ordersBy: isLines ? ordersBy : { by: 'number' },
    dialect,
    columns: source.columns.map((column): ColumnRecipe => {
      const { header, formats, decimal, unit, returns, prices } = column;
      const role = roleOf(source, column);
      return {
        header,
        role,
        ...(formats !== undefined && isDateRole(role) ? { formats } : {}),
        ...(decimal !== undefined && isNumberRole(role) ? { decimal } : {}),
        ...(unit !== undefined && role === 'discount' ? { unit } : {}),
        ...(returns !== undefined && role === 'status' ? { returns } : {}),
        ...(prices !== undefined && role === 'item' ? { prices } : {}),
      };
    }),
    ...(kind === 'lookup' && link !== null ? { link } : {}),
  };
}

/** A name for the shop from its first file of lines: `my-orders_2025.csv` → `My orders 2025`. */
export function proposedName(sources: readonly SourceDraft[]): string {
  const [first] = sources.filter(isUsable).sort((a, b) => rank(a) - rank(b));
  const words = (first?.file.name ?? '')
    .replace(/^.*\//, '')
    .replace(/\.[^.]*$/, '')
    .replaceAll(/[_\-.\s]+/g, ' ')
    .trim();
  return words === '' ? 'My shop' : words.charAt(0).toLocaleUpperCase() + words.slice(1);
}

const rank = ({ kind }: SourceDraft) => (kind === 'lines' ? 0 : 1);
