import * as v from 'valibot';
import type { Failure, Result } from '../../domain/errors';
import type { Recipe } from '../../domain/recipe/recipe';
import { RecipeSchema } from '../../domain/recipe/recipe-file';
import type { ShopSummary } from '../../domain/shop/shop';
import type { KnownFile } from './chosen-again';
import { fileDigest, type WhenFree } from './file-digest';
import { answerStore, type AnswerStore } from './kept-answers';
import { BROWSER_DATABASE, openKeyValue, type KeyValue } from '../key-value';
import { browserSourceFiles, type SourceFiles } from './source-files';
import { attempt, type StorageWords } from '../storage-failure';

const Common = {
  id: v.string(),
  recipe: RecipeSchema,
  fingerprint: v.string(),
  rows: v.number(),
  orders: v.number(),
  firstDay: v.nullable(v.string()),
  lastDay: v.nullable(v.string()),
  keptAt: v.string(),
  openedAt: v.string(),
};
const First = v.object({
  ...Common,
  version: v.literal(1),
  files: v.array(v.object({ name: v.string(), size: v.number() })),
});
const Second = v.object({
  ...Common,
  version: v.literal(2),
  files: v.array(v.object({ name: v.string(), size: v.number(), digest: v.nullable(v.string()) })),
  /**
   * True when the browser holds the files too; otherwise they are asked for when the shop is opened.
   */
  filesKept: v.boolean(),
});
/** The first version kept no shop without its files, and no digests. */
export const KeptShopSchema = v.union([
  Second,
  v.pipe(
    First,
    v.transform((shop): v.InferOutput<typeof Second> => ({
      ...shop,
      version: 2,
      files: shop.files.map((file) => ({ ...file, digest: null })),
      filesKept: true,
    })),
  ),
]);

/**
 * A shop that is kept in this browser: how it was loaded, and from which files. A record is read back
 * before the shop is said to be kept.
 */
export type KeptShop = v.InferOutput<typeof KeptShopSchema>;

/**
 * Everything that a replay needs. Without files, they are gone from this browser and have to be chosen
 * again.
 */
export interface OpenedShop {
  shop: KeptShop;
  files: File[] | null;
}

export interface ShopLibrary {
  /** Lists the shops, the last opened first. */
  list(): Promise<Result<KeptShop[]>>;
  /**
   * Keeps a shop that was loaded; it replaces an older one of the same name and files. Where the
   * browser keeps no files, the shop is kept without them, and `problem` says why.
   *
   * @param whenFree is waited for before each piece of a file is hashed or copied.
   */
  keep(
    source: { recipe: Recipe; files: readonly File[] },
    summary: ShopSummary,
    whenFree?: WhenFree,
  ): Promise<Result<{ shop: KeptShop; problem: Failure | null }>>;
  /** Marks the shop as opened. */
  open(id: string): Promise<Result<OpenedShop>>;
  /**
   * Returns the browser's own copies of a shop's files, or null where they are missing or not whole.
   */
  files(shop: KeptShop): Promise<File[] | null>;
  rename(id: string, name: string): Promise<Result<null>>;
  remove(id: string): Promise<Result<null>>;
}

export function createShopLibrary(
  records: KeyValue = openKeyValue(BROWSER_DATABASE, 'shops'),
  files: SourceFiles = browserSourceFiles(),
  now: () => string = () => new Date().toISOString(),
  answers: Pick<AnswerStore, 'drop'> = answerStore(),
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

  async function readFiles(shop: KeptShop): Promise<File[] | null> {
    if (!shop.filesKept) return null;
    const names = shop.files.map(({ name }) => name);
    const read = await files.read(shop.id, names).catch(() => null);
    const isWhole = read?.every(({ size }, index) => size === shop.files[index]?.size) ?? false;
    return isWhole ? read : null;
  }

  /** Says why the browser does not keep the files of a shop, or returns null when it does. */
  async function writeFiles(
    id: string,
    given: readonly File[],
    name: string,
    whenFree: WhenFree | undefined,
  ): Promise<Failure | null> {
    const written = await attempt(() => files.write(id, given, whenFree), withoutFiles(name));
    return written.ok ? null : written.failure;
  }

  async function removeAll(ids: readonly string[]): Promise<void> {
    await records.remove(ids);
    await answers.drop(ids);
    await Promise.all(ids.map((id) => files.remove(id).catch(() => undefined)));
  }

  return {
    list: () => attempt(all, words),
    keep: ({ recipe, files: given }, summary, whenFree) =>
      attempt(async () => {
        const known = await describe(given, whenFree);
        const same = (await all()).filter((shop) => isSameShop(shop, recipe.name, known));
        const held = same.find((shop) => shop.filesKept && isKnown(shop, known));
        const isHeld = held !== undefined && (await readFiles(held)) !== null;
        const id = isHeld ? held.id : crypto.randomUUID();
        const problem = isHeld ? null : await writeFiles(id, given, recipe.name, whenFree);
        const { fingerprint, rowsRead: rows, orders, firstDay, lastDay } = summary;
        const at = now();
        const shop: KeptShop = {
          version: 2,
          id,
          recipe: v.parse(RecipeSchema, recipe),
          files: known,
          filesKept: problem === null,
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
        await removeAll(same.flatMap((older) => (older.id === id ? [] : [older.id])));
        return { shop, problem };
      }, words),
    open: (id) =>
      attempt(async () => {
        const shop = await change(id, (before) => ({ ...before, openedAt: now() }));
        return { shop, files: await readFiles(shop) };
      }, words),
    files: readFiles,
    rename: (id, name) =>
      attempt(async () => {
        await change(id, (shop) => ({ ...shop, recipe: { ...shop.recipe, name } }));
        return null;
      }, words),
    remove: (id) =>
      attempt(async () => {
        await removeAll([id]);
        return null;
      }, words),
  };
}

const describe = (files: readonly File[], whenFree?: WhenFree): Promise<KnownFile[]> =>
  Promise.all(
    files.map(async (file) => ({
      name: file.name,
      size: file.size,
      digest: await fileDigest(file, whenFree),
    })),
  );

/** Tells whether a shop has this name and this list of files. */
export const isSameShop = (shop: KeptShop, name: string, files: readonly KnownFile[]): boolean =>
  shop.recipe.name === name &&
  shop.files.length === files.length &&
  shop.files.every(
    (file, index) => file.name === files[index]?.name && file.size === files[index]?.size,
  );

/** Tells whether the content of its files is known to be the same. */
const isKnown = (shop: KeptShop, files: readonly KnownFile[]): boolean =>
  shop.files.every(({ digest }, index) => digest !== null && digest === files[index]?.digest);

const words: StorageWords = {
  full: 'The browser’s storage is full, so this shop is not kept. It can be used until the page is closed.',
  refused:
    'This browser does not keep this shop. It can be used until the page is closed; add the files again next time.',
};

const withoutFiles = (name: string): StorageWords => ({
  full: `The browser’s storage is full, so the files of ${name} are not kept: they are asked for next time.`,
  refused: `This browser keeps no files, so those of ${name} are asked for next time.`,
});

let shared: ShopLibrary | undefined;
/** Returns the library of this browser. */
export const shopLibrary = (): ShopLibrary => (shared ??= createShopLibrary());
