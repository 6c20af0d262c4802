import type { ShopSummary } from '../../../src/domain/shop/shop';
import type { Level } from '../../../src/domain/bundles/levels';
import type { Call } from '../../database';
import type { Engine } from '../../state';
import { findItems, type FoundItem } from './find-items';

/** A bundle as a campaign writes it down. */
export interface BundleDefinition {
  level: Level;
  /** Ids of items, or their names. */
  antecedent: readonly string[];
  consequent: readonly string[];
}

/** The two sides of a bundle as the shop knows them. */
export interface BundleItems {
  antecedent: FoundItem[];
  consequent: FoundItem[];
}

/** Finds a bundle's items in the shop. Throws `no-rows` when it has not all of them. */
export async function itemsOf(
  engine: Engine,
  shop: ShopSummary,
  { level, antecedent, consequent }: BundleDefinition,
  call: Call,
): Promise<BundleItems> {
  return {
    antecedent: await findItems(engine.database, shop, level, antecedent, call),
    consequent: await findItems(engine.database, shop, level, consequent, call),
  };
}
