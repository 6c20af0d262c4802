import { createEffect, createMemo, createRoot, createSignal, on, type Accessor } from 'solid-js';
import { cancelled, failed, type Failure, type Result } from '../../domain/errors';
import type { Recipe } from '../../domain/recipe/recipe';
import { parseRecipeFile } from '../../domain/recipe/recipe-file';
import { isSameValue } from '../../domain/same-value';
import { begunLoads, type BegunLoad } from '../../storage/shops/begun-loads';
import { createKeptPlaces } from '../../storage/shops/kept-place';
import { mappingStore } from '../../storage/shops/mappings';
import { shopLibrary } from '../../storage/shops/shops';
import { fetchDemoShop } from '../../engine/demo-shop';
import type { ShopSession, ShopSource } from '../../engine/create-shop-session';
import { createShopChoices, type LiveShopChoices } from './create-shop-choices';
import { createLoads, type Loading, type Step } from './loading/create-loads';
import { withFreeNames } from './library/free-names';
import { issuesOf, type Issue } from './sources/issues';
import {
  createKeptShops,
  type Kept,
  type KeptShops,
  type ShopOfFiles,
} from './library/create-kept-shops';
import { remember } from './sources/remember';
import type { SourceDraft } from './sources/source-draft';
import { sourceEdits, type SourceEdits } from './sources/source-edits';
import { recipeOf } from './sources/source-recipe';
import { createSources } from './sources/create-sources';

/**
 * From files to a loaded shop. Invariants: files and choices are kept until they are removed or
 * replaced, whatever a load comes to; `report` is reached only by a load that is complete; the shop
 * loaded before stays until then.
 */
export interface Import extends Omit<LiveShopChoices, 'all' | 'follow' | 'reset'>, SourceEdits {
  readonly step: Accessor<Step>;
  readonly sources: readonly SourceDraft[];
  /** These issues stand in the way of `load`. */
  readonly issues: Accessor<Issue[]>;
  /** Why the last load failed, until something is changed. */
  readonly failure: Accessor<Failure | undefined>;
  /** This would be loaded, with nothing left out; undefined while something stands in the way. */
  readonly proposal: Accessor<ShopSource | undefined>;
  /** Something that just happened, to be said in passing. */
  readonly notice: Accessor<string>;
  /** The load that is under way. */
  readonly loading: Accessor<Loading>;
  readonly kept: Kept;
  /** Adds files and looks at their heads. A file of the same name takes the older one's place. */
  add(files: readonly File[]): Promise<void>;
  /** Adds files to those that the loaded shop was made of, to be read as they were where alike. */
  extend(files: readonly File[]): Promise<void>;
  /** Decides whether loading remembers how files of this header are read. */
  setRemembered(id: number, on: boolean): void;
  load(): Promise<void>;
  tryDemo(): Promise<void>;
  /** The shops that this browser keeps. */
  readonly shops: KeptShops;
  /** A load of an earlier page that did not end; until one is begun here, or it is forgotten. */
  readonly interrupted: Accessor<BegunLoad | undefined>;
  forgetInterrupted(): void;
  /** Reads files chosen for a kept shop as it was loaded, for the person to check. */
  matchAnew(shop: ShopOfFiles, files: readonly File[]): Promise<void>;
  /** Reads files that are added as a recipe's file says; why it cannot be used, or undefined. */
  useRecipe(content: string): Failure | undefined;
  /** Gives up the load that is running and goes back to where it began. */
  cancel(): void;
  goTo(step: Exclude<Step, 'loading'>): void;
  /** Forgets the files and begins anew; the loaded shop stays. */
  startOver(): void;
}

export function createImport(
  session: ShopSession,
  fetchDemo: () => Promise<Result<ShopSource>> = fetchDemoShop,
  kept: Kept = {
    library: shopLibrary(),
    mappings: mappingStore(),
    places: createKeptPlaces(),
    begun: begunLoads(),
  },
): Import {
  const hasOwnShop = session.report() !== undefined && !session.isDemo();
  const loads = createLoads(session, hasOwnShop ? 'report' : 'start');
  const { step, changed, goTo, say } = loads;
  const shops = createKeptShops(session, loads, kept);
  const store = createSources(session, kept.mappings);
  const sources = store.all;
  const { all: choices, follow: followChoices, reset, ...shown } = createShopChoices(sources);
  const issues = createMemo(() => issuesOf(sources, store.isLinking()));
  const proposal = createMemo<ShopSource | undefined>(
    () => {
      if (step() !== 'columns' || issues().length > 0) return undefined;
      const everything = { name: '', leaveOutReturns: true, leaveOutProducts: [] };
      return recipeOf(store.plain(), everything);
    },
    undefined,
    { equals: isSameValue },
  );

  // After a reload the shop of the last visit comes in behind the page: then its report is shown.
  createEffect(
    on(session.report, (report, before) => {
      const isFirst = before === undefined && report !== undefined && !session.isDemo();
      if (isFirst && step() === 'start' && sources.length === 0) goTo('report');
    }),
  );

  const [interrupted, setInterrupted] = createSignal<BegunLoad>();
  async function lookForInterrupted(): Promise<void> {
    const found = await kept.begun.interrupted();
    if (step() !== 'loading') setInterrupted(found);
  }
  void lookForInterrupted();
  createEffect(() => {
    if (step() === 'loading') setInterrupted(undefined);
  });

  async function add(files: readonly File[]): Promise<void> {
    if (files.length === 0 || step() === 'loading') return;
    goTo('columns');
    const { replaced } = await store.add(files);
    if (replaced.length > 0) say(replacedNotice(replaced));
  }

  async function extend(files: readonly File[]): Promise<void> {
    const open = session.source();
    if (open === undefined || files.length === 0 || step() === 'loading') return;
    store.clear();
    follow(open.recipe);
    goTo('columns');
    await store.add(open.files);
    await store.add(
      withFreeNames(
        files,
        open.files.map(({ name }) => name),
      ),
    );
    say(`Added to the files of ${open.recipe.name}. Rows that are in both count once.`);
  }

  /** Takes a recipe's choices for the shop and for the files that come. */
  function follow(recipe: Recipe): void {
    store.follow(recipe.sources);
    followChoices(recipe);
  }

  async function load(): Promise<void> {
    if (issues().length > 0 || step() === 'loading') return;
    const source = recipeOf(store.plain(), choices());
    await loads.run('columns', source.recipe.name, async () => {
      const drafts = store.plain();
      const result = await shops.loadAndKeep(source);
      if (result.ok) void remember(drafts, kept.mappings);
      return result;
    });
  }

  async function tryDemo(): Promise<void> {
    if (step() === 'loading') return;
    if (session.isDemo() && session.status().state === 'ready') return goTo('report');
    await loads.run('start', 'Demo shop', async (isOver) => {
      const demo = await fetchDemo();
      if (!demo.ok) return demo;
      return isOver() ? failed(cancelled) : loads.ask(demo.value, { isDemo: true });
    });
  }

  return {
    step,
    sources,
    ...shown,
    issues,
    proposal,
    failure: loads.failure,
    notice: loads.notice,
    loading: loads.loading,
    kept,
    add,
    extend,
    ...sourceEdits(store, changed),
    setRemembered: store.setRemembered,
    load,
    shops,
    interrupted,
    forgetInterrupted() {
      kept.begun.forget();
      setInterrupted(undefined);
    },
    matchAnew(shop, files) {
      store.clear();
      follow(shop.recipe);
      return add(files);
    },
    useRecipe(content) {
      const recipe = parseRecipeFile(content);
      if (!recipe.ok) return recipe.failure;
      const { name, sources: wanted } = recipe.value;
      follow(recipe.value);
      const files = new Intl.ListFormat('en').format(wanted.map((source) => source.name));
      say(`The recipe of ${name} is ready. Add ${files}.`);
      return undefined;
    },
    tryDemo,
    cancel: loads.cancel,
    goTo,
    startOver() {
      store.clear();
      reset();
      goTo('start');
    },
  };
}

const replacedNotice = (names: readonly string[]): string => {
  const which = new Intl.ListFormat('en').format(names);
  return names.length === 1
    ? `${which} took the place of the file of the same name.`
    : `${which} took the places of the files of the same names.`;
};

const imports = new WeakMap<ShopSession, Import>();

/** The import of a session. It outlives the page: going elsewhere and back loses nothing. */
export function importOf(session: ShopSession): Import {
  const known = imports.get(session);
  if (known !== undefined) return known;
  // The import belongs to no page, so that it does not end with the page it began on.
  const made = createRoot(() => createImport(session));
  imports.set(session, made);
  return made;
}
