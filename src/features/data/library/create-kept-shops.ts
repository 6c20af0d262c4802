import { success, type Result } from '../../../domain/errors';
import type { LoadReport, ShopSummary } from '../../../domain/shop/shop';
import type { ShopSession, ShopSource } from '../../../engine/create-shop-session';
import { engineBuild } from '../../../engine/engine-build';
import { chosenAgain, type ChosenAgain } from '../../../storage/shops/chosen-again';
import type { BegunLoads } from '../../../storage/shops/begun-loads';
import type { KeptPlaces } from '../../../storage/shops/kept-place';
import type { MappingStore } from '../../../storage/shops/mappings';
import type { KeptShop, ShopLibrary } from '../../../storage/shops/shops';
import type { Loads } from '../loading/create-loads';

/** This browser keeps these beyond the page. */
export interface Kept {
  readonly library: ShopLibrary;
  readonly mappings: MappingStore;
  readonly places: KeptPlaces;
  readonly begun: BegunLoads;
}

/** A shop that can be loaded once its files are chosen again. */
export type ShopOfFiles = Pick<KeptShop, 'recipe' | 'files'>;

/** Shops on their way into the library and out of it. */
export interface KeptShops {
  /**
   * Loads files, and keeps what was loaded for the next visit; a browser that does not is no reason to
   * stop. Until both are done the load counts as begun.
   */
  loadAndKeep(source: ShopSource): Promise<Result<LoadReport>>;
  /** Loads a kept shop; answers it where its files have to be chosen again. */
  open(id: string): Promise<Result<KeptShop | null>>;
  /** Takes files chosen again: with all of them, and the same ones, the shop is loaded. */
  choose(shop: ShopOfFiles, chosen: readonly File[]): Promise<ChosenAgain>;
}

export function createKeptShops(
  session: ShopSession,
  loads: Loads,
  { library, places, begun }: Pick<Kept, 'library' | 'places' | 'begun'>,
): KeptShops {
  async function keep(source: ShopSource, summary: ShopSummary): Promise<void> {
    // Copying files takes the processor and the disk that the first questions about them need.
    await session.quiet.whenQuiet();
    const result = await library.keep(source, summary, session.quiet.whenFree);
    if (!result.ok) return loads.say(result.failure.message);
    const { shop, problem } = result.value;
    if (problem !== null) return loads.say(problem.message);
    // The files on the disk may change or go; these stay.
    const files = await library.files(shop);
    if (files !== null) void keepIn(source, files, shop.id);
  }

  async function keepIn(source: ShopSource, files: File[], id: string): Promise<void> {
    const kept = await session.keepIn(source, files, places.of(id, engineBuild));
    if (!kept.ok) loads.say(kept.failure.message);
  }

  async function loadAndKeep(source: ShopSource): Promise<Result<LoadReport>> {
    const ended = begun.begin(source.recipe, source.files);
    const result = await loads.ask(source);
    if (result.ok) void keep(source, result.value.summary).then(ended);
    else ended();
    return result;
  }

  return {
    loadAndKeep,
    async open(id) {
      const opened = await library.open(id);
      if (!opened.ok) return opened;
      const { shop, files } = opened.value;
      if (files === null) return success(shop);
      const source = { recipe: shop.recipe, files };
      const place = places.of(id, engineBuild);
      await loads.run('start', shop.recipe.name, () => loads.ask(source, { place }));
      return success(null);
    },
    async choose(shop, chosen) {
      const unpacked = await Promise.all(
        chosen.map(async (file) => {
          const found = await session.engine.ask.unpackFile(file);
          return found.ok ? found.value.files : [];
        }),
      );
      const again = await chosenAgain(shop.files, unpacked.flat());
      const files = again.files.filter((file) => file !== undefined);
      if (files.length === shop.files.length) {
        const source = { recipe: shop.recipe, files };
        void loads.run('start', shop.recipe.name, () => loadAndKeep(source));
      }
      return again;
    },
  };
}
