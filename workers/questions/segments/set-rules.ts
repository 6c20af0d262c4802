import type { SegmentRules } from '../../../src/domain/segments/segments';
import type { ShopSummary } from '../../../src/domain/shop/shop';
import type { Call } from '../../database';
import type { Engine } from '../../state';
import { requireShop } from '../require-shop';

/** Sets the thresholds of segments; what is derived from them is built anew when it is asked for. */
export async function setSegmentRules(
  engine: Engine,
  segmentRules: SegmentRules,
  _call: Call,
): Promise<ShopSummary> {
  engine.shop = { ...requireShop(engine), segmentRules };
  return engine.shop;
}
