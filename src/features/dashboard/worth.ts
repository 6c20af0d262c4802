import type { ShopParts } from '../../domain/shop/shop-parts';
import { formatMoney, formatNumber } from '../../ui/format';

/** The sums on the page are sums of revenue, or of orders in a shop without prices. */
export type Worth = 'net' | 'orders';

export const worthOf = (parts: ShopParts): Worth => (parts.prices ? 'net' : 'orders');

export const formatWorth = (worth: Worth, value: number): string =>
  worth === 'net' ? formatMoney(value) : formatNumber(value);
