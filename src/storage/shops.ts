import * as v from 'valibot';
import { failed, success, type Result } from '../domain/errors';
import type { Recipe } from '../domain/recipe';
import { RecipeSchema } from '../domain/recipe-file';
import type { ShopSummary } from '../domain/shop';
import { openKeyValue, type KeyValue } from './key-value';
import { browserSourceFiles, type SourceFiles } from './source-files';

/**
 * Shops kept in this browser: what is needed to load each again. A record is written once its files
 * have arrived whole, and is read back before a shop is said to be kept.
 */
const KeptShopSchema = v.object({
  version: v.literal(1),
  id: v.string(),
  recipe: RecipeSchema,
  files: v.array(v.object({ name: v.string(), size: v.number() })),
  fingerprint: v.string(),
  rows: v.number(),
  orders: v.number(),
  firstDay: v.nullable(v.string()),
  lastDay: v.nullable(v.string()),
  keptAt: v.string(),
  openedAt: v.string(),
});
export type KeptShop = v.InferOutput<typeof KeptShopSchema>;

export interface ShopLibrary {
  /** The last opened first. */
  list(): Promise<Result<KeptShop[]>>;
  /** Keeps a shop that was loaded; one of the same name and files takes the older one's place. */
  keep(
    source: { recipe: Recipe; files: readonly File[] },
    summary: ShopSummary,
  ): Promise<Result<KeptShop>>;
  /** What a replay needs; marks the shop as opened. */
  open(id: string): Promise<Result<{ recipe: Recipe; files: File[] }>>;
  rename(id: string, name: string): Promise<Result<null>>;
  remove(id: string): Promise<Result<null>>;
}

export function createShopLibrary(
  records: KeyValue = openKeyValue('bundlewise-shops'),
  files: SourceFiles = browserSourceFiles(),
  now: () => string = () => new Date().toISOString(),
): ShopLibrary {
  async function all(): Promise<KeptShop[]> {
    const entries = await records.entries();
    return entries
      .flatMap(([, record]) => {
        const parsed = v.safeParse(KeptShopSchema, record);
        return parsed.success ? [parsed.output] : [];
      })
      .sort((a, b) => (a.openedAt < b.openedAt ? 1 : -1));
  }

  async function write(shop: KeptShop): Promise<void> {
    await records.write([[shop.id, shop]]);
    const [back] = await records.read([shop.id]);
    if (!v.is(KeptShopSchema, back)) throw new Error('The record could not be read back.');
  }

  async function change(id: string, edit: (shop: KeptShop) => KeptShop): Promise<KeptShop> {
    const found = (await all()).find((shop) => shop.id === id);
    if (found === undefined) throw new Error('The shop is no longer kept.');
    const changed = edit(found);
    await write(changed);
    return changed;
  }

  return {
    list: () => attempt(all),
    keep: (source, summary) =>
      attempt(async () => {
        const { recipe } = source;
        const given = source.files.map(({ name, size }) => ({ name, size }));
        const same = (await all()).filter(
          (shop) =>
            shop.recipe.name === recipe.name &&
            JSON.stringify(shop.files) === JSON.stringify(given),
        );
        const id = crypto.randomUUID();
        await files.write(id, source.files);
        const { fingerprint, rowsRead: rows, orders, firstDay, lastDay } = summary;
        const at = now();
        const shop: KeptShop = {
          version: 1,
          id,
          recipe: v.parse(RecipeSchema, recipe),
          files: given,
          fingerprint,
          rows,
          orders,
          firstDay,
          lastDay,
          keptAt: at,
          openedAt: at,
        };
        try {
          await write(shop);
        } catch (error) {
          await files.remove(id).catch(() => undefined);
          throw error;
        }
        for (const older of same) {
          // oxlint-disable-next-line no-await-in-loop -- a few at most
          await records.remove([older.id]);
          // oxlint-disable-next-line no-await-in-loop
          await files.remove(older.id).catch(() => undefined);
        }
        return shop;
      }),
    open: (id) =>
      attempt(async () => {
        const shop = await change(id, (before) => ({ ...before, openedAt: now() }));
        const read = await files.read(
          id,
          shop.files.map(({ name }) => name),
        );
        const torn = read.find(({ size }, index) => size !== shop.files[index]?.size);
        if (torn !== undefined) throw new Error(`${torn.name} is not whole.`);
        return { recipe: shop.recipe, files: read };
      }),
    rename: (id, name) =>
      attempt(async () => {
        await change(id, (shop) => ({ ...shop, recipe: { ...shop.recipe, name } }));
        return null;
      }),
    remove: (id) =>
      attempt(async () => {
        await records.remove([id]);
        await files.remove(id);
        return null;
      }),
  };
}

async function attempt<Value>(run: () => Promise<Value>): Promise<Result<Value>> {
  try {
    return success(await run());
  } catch (error) {
    const name = error instanceof Error ? error.name : '';
    return failed({
      kind: 'storage',
      message:
        name === 'QuotaExceededError'
          ? 'The browser’s storage is full, so this shop is not kept. It can be used until the page is closed.'
          : 'This browser does not keep the files of this shop. It can be used until the page is closed; add the files again next time.',
      detail: String(error),
    });
  }
}

let shared: ShopLibrary | undefined;
/** The library of this browser. */
export const shopLibrary = (): ShopLibrary => (shared ??= createShopLibrary());
