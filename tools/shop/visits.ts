import { dayOf } from './calendar.ts';
import type { ShopParameters } from './parameters.ts';
import type { Customer } from './people.ts';
import type { Random } from './random.ts';

/** Someone comes to order; a visit without a customer is a guest's. */
export type Visit = { readonly day: number; readonly customer: Customer | undefined };

/**
 * Draws who orders on which day: first orders when they are due, and the rest of the day's orders by
 * customers drawn in proportion to how due each of them is.
 */
export function createVisits(
  parameters: ShopParameters,
  dailyOrders: readonly number[],
  people: readonly Customer[],
  random: Random,
): Visit[] {
  const first = dayOf(parameters.firstDay);
  const waiting = people
    .filter((person) => person.startsOn !== undefined)
    .sort((a, b) => a.startsOn! - b.startsOn!);
  let arrived = 0;
  const active: { customer: Customer; lastDay: number }[] = [];
  const visits: Visit[] = [];

  dailyOrders.forEach((count, i) => {
    const day = first + i;
    let left = count;
    const newToday: { customer: Customer; lastDay: number }[] = [];
    while (left > 0 && arrived < waiting.length && waiting[arrived]!.startsOn! <= day) {
      const customer = waiting[arrived++]!;
      newToday.push({ customer, lastDay: day });
      visits.push({ day, customer });
      left--;
    }
    const weights = Float64Array.from(active, (entry) =>
      dueness(entry.customer, day - entry.lastDay, day),
    );
    for (; left > 0; left--) {
      if (active.length === 0 || random.chance(parameters.guests)) {
        visits.push({ day, customer: undefined });
        continue;
      }
      const drawn = random.weighted(weights);
      const entry = active[drawn]!;
      visits.push({ day, customer: entry.customer });
      entry.lastDay = day;
      weights[drawn] = 0;
    }
    active.push(...newToday);
  });
  return visits;
}

/**
 * Returns the relative rate at which a customer orders today. People seldom order again at once, and
 * those who are overdue come sooner than by chance: gaps are steadier than those of a Poisson process.
 */
function dueness(customer: Customer, daysSince: number, day: number): number {
  if (day > customer.leavesOn) return 0;
  const elapsed = daysSince / customer.gapDays;
  const phase = elapsed < 0.4 ? 0.1 : elapsed < 0.8 ? 0.7 : elapsed < 1.6 ? 2.2 : 1.6;
  return phase / customer.gapDays;
}
