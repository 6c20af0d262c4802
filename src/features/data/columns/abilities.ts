import { CONSENT_ROLES } from '../../../domain/campaign/channels';
import { tellProduct, type Role } from '../../../domain/recipe/roles';
import { isUsable, rolesPlayed, type SourceDraft } from '../sources/source-draft';

/** Something the app can do with the shop, or what is missing for it and what that costs. */
export interface Ability {
  isThere: boolean;
  text: string;
}

/** Lists what the columns as matched allow, most important first. */
export function abilitiesOf(sources: readonly SourceDraft[]): Ability[] {
  const usable = sources.filter(isUsable);
  const roles = (kinds: readonly SourceDraft['kind'][]) =>
    new Set(usable.filter(({ kind }) => kinds.includes(kind)).flatMap((s) => [...rolesPlayed(s)]));
  const lines = roles(['lines']);
  const orders = roles(['lines', 'orders', 'lookup']);
  const products = roles(['lines', 'products', 'lookup']);
  const customers = roles(['customers']);
  const has = (there: ReadonlySet<Role>, ...any: Role[]) => any.some((role) => there.has(role));

  const hasPaid = has(lines, 'unit_price', 'amount') || usable.some(hasPackedPrices);
  const hasListPrices = has(roles(['products']), 'unit_price');
  const dates = has(orders, 'ordered_at');
  const buyers = has(orders, 'customer_id');
  const consent = has(customers, ...CONSENT_ROLES);
  return [
    ability(
      hasBaskets(usable),
      'Bundles: what is bought together',
      'No order lines: bundles need an order number and a product',
    ),
    ability(
      dates,
      'Trends, seasons and date filters',
      'No order date: trends, seasons and date filters are off',
    ),
    ability(
      hasPaid || hasListPrices,
      hasListPrices && !hasPaid
        ? 'Revenue at the prices of the products file, which may not be what was paid'
        : 'Revenue and order values',
      'No prices in the order lines or products: revenue panels are off',
    ),
    ability(
      buyers && dates,
      'Segments and campaign audiences',
      buyers
        ? 'No order date: segments and audiences are off'
        : 'No customer: segments and audiences are off',
    ),
    ability(
      has(products, 'category'),
      'Categories, in filters and bundles',
      'No category: the category filter and level are off',
    ),
    ability(
      has(products, 'cost'),
      'Margins from the cost of goods',
      'No cost of goods: a campaign asks for your margin',
    ),
    ability(
      buyers && consent,
      'Audiences by consent to be contacted',
      'No consent: audiences cannot tell who may be contacted',
    ),
  ];
}

/** Tells whether the cells that list products say what was paid for them. */
const hasPackedPrices = ({ kind, shape, columns }: SourceDraft): boolean =>
  kind === 'lines' &&
  shape === 'packed' &&
  columns.some(({ role, prices }) => role === 'item' && prices !== undefined);

/** Tells whether some file holds lines of orders, with a product in each. */
const hasBaskets = (sources: readonly SourceDraft[]): boolean =>
  sources.some((source) => {
    const roles = rolesPlayed(source);
    const hasOrder = source.ordersBy.by !== 'number' || roles.has('order_id');
    return source.kind === 'lines' && hasOrder && tellProduct(roles);
  });

const ability = (isThere: boolean, yes: string, no: string): Ability => ({
  isThere,
  text: isThere ? yes : no,
});
