import { tellProduct } from '../../src/domain/recipe/roles';
import { FailureError } from '../../src/domain/errors';
import type { Recipe, SourceRecipe } from '../../src/domain/recipe/recipe';

/** Throws `missing-column` unless some source can give order lines. */
export function checkRecipe({ sources }: Recipe): void {
  if (sources.some(hasLines)) return;
  throw new FailureError({
    kind: 'missing-column',
    message:
      'None of these files has an order number and a product in each row. Choose the columns that hold them.',
  });
}

/** Tells whether a source has an order and a product in each row. */
function hasLines({ kind, columns, ordersBy }: SourceRecipe): boolean {
  const roles = new Set(columns.map(({ role }) => role));
  const hasOrder =
    ordersBy.by === 'row' ||
    (ordersBy.by === 'customer' && roles.has('customer_id') && roles.has('ordered_at')) ||
    (ordersBy.by === 'number' && roles.has('order_id'));
  return kind === 'lines' && hasOrder && tellProduct(roles);
}

/**
 * Throws `bad-file` for an empty file, and `file-gone` for one that can no longer be read, or not to
 * the length it had when it was chosen.
 */
export async function checkFiles(recipe: Recipe, files: readonly File[]): Promise<void> {
  await Promise.all(
    recipe.sources.map(({ name }, index) => {
      const file = files[index];
      if (file === undefined) throw gone(name);
      return checkFile(file, name);
    }),
  );
}

async function checkFile(file: File, name: string): Promise<void> {
  if (file.size === 0) {
    throw new FailureError({ kind: 'bad-file', message: `${name} is empty.` });
  }
  for (const part of [file.slice(0, 1), file.slice(file.size - 1, file.size)]) {
    let bytes = 0;
    try {
      // oxlint-disable-next-line no-await-in-loop -- two bytes
      bytes = (await part.arrayBuffer()).byteLength;
    } catch (error) {
      throw gone(name, String(error));
    }
    if (bytes === 0) throw gone(name, `It no longer has ${file.size} bytes.`);
  }
}

const gone = (name: string, detail?: string) =>
  new FailureError({
    kind: 'file-gone',
    message: `${name} changed or disappeared after it was chosen. Choose it again.`,
    detail,
  });
