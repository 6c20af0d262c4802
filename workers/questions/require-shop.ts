import { FailureError } from '../../src/domain/errors';
import type { ShopSummary } from '../../src/domain/shop/shop';
import type { Engine } from '../state';

/** Returns the loaded shop. Throws the failure `no-shop` when there is none. */
export function requireShop(engine: Engine): ShopSummary {
  if (engine.shop !== null) return engine.shop;
  throw new FailureError({ kind: 'no-shop', message: 'Load a shop first, on the Data page.' });
}
