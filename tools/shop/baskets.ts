import type { Affinities } from './affinities.ts';
import { dayOf, monthOf } from './calendar.ts';
import { catalogue, categories } from './catalogue.ts';
import type { ShopParameters } from './parameters.ts';
import type { Random } from './random.ts';
import type { Visit } from './visits.ts';

/**
 * A basket is a list of positions in the catalogue, all different, in the order in which they were
 * picked.
 */
export type Basket = readonly number[];

/**
 * Fills baskets one product at a time: weight = popularity × season × the customer's taste × the
 * affinity to each product that is already in the basket.
 *
 * @returns a function that draws the basket of a visit
 */
export function createBaskets(
  parameters: ShopParameters,
  affinities: Affinities,
  random: Random,
): (visit: Visit) => Basket {
  const n = catalogue.length;
  const first = dayOf(parameters.firstDay);
  const span = dayOf(parameters.lastDay) - first;
  const categoryOf = catalogue.map((product) => categories.indexOf(product.category));
  let matrix: Float64Array = new Float64Array(0);
  let matrixMonth = 0;

  return ({ day, customer }) => {
    const month = monthOf(day);
    if (month !== matrixMonth) {
      matrix = affinities.at(month, (day - first) / span);
      matrixMonth = month;
    }
    const salon = customer?.kind === 'salon';
    const weights = Float64Array.from(catalogue, (product, i) => {
      const popularity = salon ? product.salonPopularity : product.popularity;
      return popularity * (product.months[month] ?? 1) * (customer?.tastes[categoryOf[i]!] ?? 1);
    });
    const size = 1 + random.weighted(salon ? parameters.salonBasketSizes : parameters.basketSizes);
    const basket: number[] = [];
    while (basket.length < size) {
      const picked = random.weighted(weights);
      basket.push(picked);
      for (let i = 0; i < n; i++) weights[i]! *= matrix[picked * n + i]!;
      weights[picked] = 0;
    }
    return basket;
  };
}
