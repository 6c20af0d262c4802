import type { SourceKind } from '../../../src/domain/recipe/source-kinds';
import type { LoadWarning, ShopSummary } from '../../../src/domain/shop/shop';
import type { Figure } from './warning-figures';

/** These facts decide, beside its figure, whether a warning is told. */
interface Loaded extends Pick<ShopSummary, 'parts' | 'orders'> {
  readonly kinds: ReadonlySet<SourceKind>;
}

/** A warning is told where its figure is above 0 and nothing else speaks against it. */
interface Warning {
  readonly figure: Figure;
  readonly message: (count: number) => string;
  readonly advice: string;
  readonly isTold?: (loaded: Loaded, count: number) => boolean;
}

const counted =
  (one: string, many: string) =>
  (count: number): string =>
    count === 1 ? `1 ${one}` : `${count.toLocaleString('en-GB')} ${many}`;

/** Every warning about what was loaded, in the order in which they are told. */
const WARNINGS: readonly Warning[] = [
  {
    figure: 'linesWithoutProductRow',
    message: counted(
      'order line names a product that is not in the products file.',
      'order lines name a product that is not in the products file.',
    ),
    advice:
      'They are loaded. Category, price and cost come from what else is known of the product.',
    isTold: ({ kinds }) => kinds.has('products'),
  },
  {
    figure: 'ordersNotListed',
    message: counted(
      'order has lines but no row in the orders file.',
      'orders have lines but no row in the orders file.',
    ),
    advice: 'They are loaded; their date, customer and status may be missing.',
    isTold: ({ kinds }) => kinds.has('orders'),
  },
  {
    figure: 'ordersWithoutLines',
    message: counted(
      'order of the orders file has no lines.',
      'orders of the orders file have no lines.',
    ),
    advice: 'They are loaded, and are in no basket.',
    isTold: ({ kinds }) => kinds.has('orders'),
  },
  {
    figure: 'customersNotListed',
    message: counted(
      'customer has orders but no row in the customers file.',
      'customers have orders but no row in the customers file.',
    ),
    advice: 'They count as customers; a campaign cannot reach them.',
    isTold: ({ kinds }) => kinds.has('customers'),
  },
  {
    figure: 'returnedOrders',
    message: counted(
      'order is a return or was cancelled.',
      'orders are returns or were cancelled.',
    ),
    advice:
      'They add nothing to net revenue. “Leave out returns” decides whether they count as baskets.',
  },
  {
    figure: 'creditNotes',
    message: counted(
      'of the returns is numbered C and digits.',
      'of the returns are numbered C and digits.',
    ),
    advice: 'Such numbers are read as credit notes, since what they hold was taken back.',
  },
  {
    figure: 'returnedLines',
    message: counted(
      'line of another order has a quantity of 0 or less.',
      'lines of other orders have a quantity of 0 or less.',
    ),
    advice: 'They are read as returned, and a negative amount is taken off revenue.',
  },
  {
    figure: 'ordersWithoutDate',
    message: counted('order has no date.', 'orders have no date.'),
    advice: 'They count in totals, and in no period.',
    isTold: ({ parts }) => parts.dates,
  },
  {
    figure: 'ordersWithoutCustomer',
    message: counted('order has no customer.', 'orders have no customer.'),
    advice: 'They count in revenue and in bundles, not in segments.',
    isTold: ({ parts, orders }, count) => parts.customers && count < orders,
  },
  {
    figure: 'linesWithoutAmount',
    message: counted(
      'line has neither an amount nor a price.',
      'lines have neither an amount nor a price.',
    ),
    advice: 'They are in baskets, and add nothing to revenue.',
    isTold: ({ parts }) => parts.prices,
  },
  {
    figure: 'linesWithoutQuantity',
    message: counted('line has no quantity.', 'lines have no quantity.'),
    advice: 'Each counts as one piece.',
    isTold: ({ parts }) => parts.prices,
  },
  {
    figure: 'linesWithoutPrice',
    message: counted('line has a price of 0 or less.', 'lines have a price of 0 or less.'),
    advice: 'They may be gifts, samples or corrections. They count in baskets.',
    isTold: ({ parts }) => parts.prices,
  },
  {
    figure: 'productsWithoutCategory',
    message: counted('product has no category.', 'products have no category.'),
    advice: 'They are missing where figures are by category.',
    isTold: ({ parts }) => parts.categories,
  },
  {
    figure: 'extremePrices',
    message: counted(
      'line has a price over a thousand times the usual one.',
      'lines have a price over a thousand times the usual one.',
    ),
    advice: 'A point and a comma may be mixed up. Look at these lines on the Inspect page.',
  },
  {
    figure: 'extremeQuantities',
    message: counted(
      'line has a quantity over a thousand times the usual one.',
      'lines have a quantity over a thousand times the usual one.',
    ),
    advice:
      'It may be a weight or a correction. A product counts once a basket, whatever its quantity.',
  },
  {
    figure: 'longOrders',
    message: counted('order has more than 200 lines.', 'orders have more than 200 lines.'),
    advice:
      'They may be stock moves or a day’s till as one order. They make many pairs that say little.',
  },
  {
    figure: 'currencies',
    message: (count) => `Orders are in ${count} currencies.`,
    advice: 'Amounts are added as they stand. Load the orders of one currency for true sums.',
    isTold: (_, count) => count > 1,
  },
  {
    figure: 'commonCustomers',
    message: counted(
      'customer has more than half of all orders.',
      'customers have more than half of all orders.',
    ),
    advice: 'It may stand for guests or the till. Segments and audiences take it for one person.',
  },
  {
    figure: 'idsWithManyNames',
    message: counted('product id has more than one name.', 'product ids have more than one name.'),
    advice: 'Each id is one product; the name it has most often is shown.',
  },
  {
    figure: 'repeatedLines',
    message: counted(
      'line repeats another line of its order exactly.',
      'lines repeat another line of their order exactly.',
    ),
    advice: 'They count in revenue; a product counts once a basket.',
  },
];

/** Lists what the figures of a load warn of. */
export const warningsFrom = (figures: Record<Figure, number>, loaded: Loaded): LoadWarning[] =>
  WARNINGS.flatMap(({ figure, message, advice, isTold = () => true }) => {
    const count = figures[figure];
    return count > 0 && isTold(loaded, count) ? [{ message: message(count), advice }] : [];
  });
