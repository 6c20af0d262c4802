import { createMemo, createSignal, type Accessor } from 'solid-js';
import type { Recipe } from '../../domain/recipe/recipe';
import type { SourceDraft } from './sources/source-draft';
import { proposedName, type ShopChoices } from './sources/source-recipe';

/** The person's choices for the whole shop, live. */
export interface LiveShopChoices {
  /** These choices are to be loaded; a name that was emptied is the proposed one. */
  readonly all: Accessor<ShopChoices>;
  /** As typed; until then, proposed from the files. */
  readonly shopName: Accessor<string>;
  readonly leaveOutReturns: Accessor<boolean>;
  /** Products, by id or name, that are none and stay out of baskets. */
  readonly leaveOutProducts: Accessor<readonly string[]>;
  setShopName(name: string): void;
  setLeaveOutReturns(on: boolean): void;
  setLeftOut(product: string, on: boolean): void;
  /** Takes a recipe's choices. */
  follow(recipe: Pick<Recipe, 'name' | 'leaveOutReturns' | 'leaveOutProducts'>): void;
  reset(): void;
}

export function createShopChoices(sources: readonly SourceDraft[]): LiveShopChoices {
  const [chosenName, setChosenName] = createSignal<string>();
  const [leaveOutReturns, setLeaveOutReturns] = createSignal(true);
  const [leaveOutProducts, setLeaveOutProducts] = createSignal<readonly string[]>([]);
  const shopName = () => chosenName() ?? proposedName(sources);
  const all = createMemo(() => ({
    name: shopName().trim() || proposedName(sources),
    leaveOutReturns: leaveOutReturns(),
    leaveOutProducts: leaveOutProducts(),
  }));
  return {
    all,
    shopName,
    leaveOutReturns,
    leaveOutProducts,
    setShopName: (name) => void setChosenName(name),
    setLeaveOutReturns: (on) => void setLeaveOutReturns(on),
    setLeftOut: (product, on) =>
      void setLeaveOutProducts((before) => [
        ...before.filter((each) => each !== product),
        ...(on ? [product] : []),
      ]),
    follow(recipe) {
      setChosenName(recipe.name);
      setLeaveOutReturns(recipe.leaveOutReturns);
      setLeaveOutProducts(recipe.leaveOutProducts);
    },
    reset() {
      setLeaveOutProducts([]);
      setChosenName(undefined);
      setLeaveOutReturns(true);
    },
  };
}
