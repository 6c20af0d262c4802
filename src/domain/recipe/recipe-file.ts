import * as v from 'valibot';
import { failed, success, type Result } from '../errors';
import { DISCOUNT_UNITS, PACKED_PRICES, type Recipe } from './recipe';
import { ROLES } from './roles';
import { SHAPES } from './shapes';
import { SOURCE_KINDS } from './source-kinds';

const text = v.pipe(v.string(), v.maxLength(10_000));
const Column = v.object({
  header: text,
  role: v.picklist(ROLES),
  formats: v.optional(v.array(text)),
  decimal: v.optional(v.picklist(['.', ','])),
  unit: v.optional(v.picklist(DISCOUNT_UNITS)),
  prices: v.optional(v.picklist(PACKED_PRICES)),
  returns: v.optional(v.array(text)),
});
export const DialectSchema = v.object({
  encoding: v.pipe(v.string(), v.regex(/^[a-z0-9_-]{1,40}$/i)),
  delimiter: v.pipe(v.string(), v.minLength(1), v.maxLength(4)),
  quote: v.pipe(v.string(), v.maxLength(1)),
  escape: v.pipe(v.string(), v.maxLength(1)),
  skip: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10_000)),
  hasHeader: v.boolean(),
  comment: v.pipe(v.string(), v.maxLength(10)),
});
export const OrdersBySchema = v.variant('by', [
  v.object({
    by: v.literal('number'),
    beside: v.optional(v.pipe(v.array(text), v.maxLength(10), v.readonly())),
    ofFile: v.optional(v.boolean()),
  }),
  v.object({ by: v.literal('row') }),
  v.object({
    by: v.literal('customer'),
    within: v.union([v.literal('day'), v.pipe(v.number(), v.minValue(1), v.maxValue(100_000))]),
  }),
]);
const Source = v.object({
  name: text,
  kind: v.picklist(SOURCE_KINDS),
  shape: v.picklist(SHAPES),
  ordersBy: OrdersBySchema,
  dialect: DialectSchema,
  columns: v.pipe(v.array(Column), v.maxLength(20_000)),
  link: v.optional(v.object({ source: text, column: text })),
});

/**
 * A recipe outside the app is a file with which a colleague repeats a load, and what the browser
 * stores.
 */
export const RecipeSchema = v.object({
  version: v.literal(1),
  name: text,
  sources: v.pipe(v.array(Source), v.minLength(1), v.maxLength(1000)),
  leaveOutReturns: v.boolean(),
  leaveOutProducts: v.pipe(v.array(text), v.maxLength(100_000)),
});

const FORMAT = 'bundlewise-recipe';
/** A larger file is no recipe. In characters. */
const MOST_TEXT = 20_000_000;

/** Returns a recipe as the text of a file. */
export const recipeFile = (recipe: Recipe): string =>
  `${JSON.stringify({ format: FORMAT, recipe }, null, 2)}\n`;

/** Reads a recipe's file, whole or not at all. */
export function parseRecipeFile(content: string): Result<Recipe> {
  if (content.length > MOST_TEXT) return refused('This file is too large for a recipe.');
  let json: unknown;
  try {
    json = JSON.parse(content);
  } catch (error) {
    return refused('This file is not JSON, or it was cut off.', String(error));
  }
  if (!v.is(v.object({ format: v.literal(FORMAT), recipe: v.unknown() }), json)) {
    return refused('This JSON is not a recipe of Bundlewise.');
  }
  const { recipe } = json;
  const version: unknown =
    typeof recipe === 'object' && recipe !== null && 'version' in recipe
      ? recipe.version
      : undefined;
  if (version !== 1) {
    return refused(
      'This recipe was written by another version of Bundlewise. Update the page first.',
    );
  }
  const parsed = v.safeParse(RecipeSchema, recipe);
  if (parsed.success) return success(parsed.output);
  const [issue] = parsed.issues;
  const path = v.getDotPath(issue) ?? 'recipe';
  return refused(`This recipe cannot be used: ${path} is not as it should be.`, issue.message);
}

const refused = (message: string, detail?: string): Result<never> =>
  failed({ kind: 'bad-file', message, detail });
