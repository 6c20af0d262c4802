/**
 * Rows of an event log with these events, as `eventName` writes them, are purchases. Only what was
 * bought is a line of an order; the rest of a log is what people looked at and put into carts.
 */
export const PURCHASE_EVENTS: readonly string[] = [
  'purchase',
  'purchased',
  'buy',
  'bought',
  'transaction',
  'order',
  'ordered',
  'ordercompleted',
  'orderplaced',
  'sale',
  'sold',
  'conversion',
  'paid',
  'payment',
  'checkoutcompleted',
  'completepurchase',
  'purchasecompleted',
];

const BROWSING_EVENTS: ReadonlySet<string> = new Set([
  'view',
  'views',
  'viewed',
  'pageview',
  'pv',
  'productview',
  'productviewed',
  'viewproduct',
  'viewitem',
  'viewcontent',
  'itemview',
  'detail',
  'details',
  'click',
  'clicked',
  'impression',
  'search',
  'searched',
  'cart',
  'addtocart',
  'addedtocart',
  'addcart',
  'productadded',
  'removefromcart',
  'productremoved',
  'removed',
  'wishlist',
  'addtowishlist',
  'favorite',
  'favourite',
  'fav',
  'like',
  'checkout',
  'begincheckout',
  'initiatecheckout',
  'checkoutstarted',
  'login',
  'logout',
  'sessionstart',
  'visit',
  'browse',
  'share',
  'compare',
]);
const PURCHASES = new Set(PURCHASE_EVENTS);

/** Reduces a name to its letters, so that `add_to_cart`, `Add to cart` and `addToCart` are alike. */
export const eventName = (text: string): string => text.toLowerCase().replace(/[^a-z]+/g, '');

export const isPurchase = (text: string): boolean => PURCHASES.has(eventName(text));
export const isBrowsing = (text: string): boolean => BROWSING_EVENTS.has(eventName(text));
