import { FailureError } from '../../src/domain/errors';
import type { ShopSummary } from '../../src/domain/shop/shop';
import type { Engine } from '../state';

/** The loaded shop, or the failure `no-shop`. */
export function requireShop(engine: Engine): ShopSummary {
  if (engine.shop !== null) return engine.shop;
  throw new FailureError({ kind: 'no-shop', message: 'Load a shop first, on the Data page.' });
}
