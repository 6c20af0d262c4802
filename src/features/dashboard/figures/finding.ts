import {
  averageOrderValue,
  itemsPerOrder,
  type CategoryFigures,
  type DashboardFigures,
  type Totals,
} from '../../../domain/dashboard/dashboard';
import { lengthOf } from '../../../domain/dates/periods';
import { segmentNames } from '../../../domain/segments/segments';
import { formatDay, formatMoney, formatNumber, formatShare, plural } from '../../../ui/format';
import type { Worth } from '../worth';

/** The page says first one sentence with the change, and one with what is behind it. */
export interface Finding {
  headline: string;
  detail: string;
}

/** Changes below this are called none. */
const CALM = 0.005;
/** A category has to have brought this share before its growth is worth a sentence. */
const WORTH_NAMING = 0.03;

/** Reads the figures out in words. `days` is all that the shop has, for when a period is empty. */
export function findingOf(
  figures: DashboardFigures,
  worth: Worth,
  days: { from: string; to: string } | null,
): Finding {
  const { current, previous, scope } = figures;
  const { totals } = current;
  if (totals.orders === 0 && totals.net === 0) {
    return {
      headline: scope.period === null ? 'No orders here' : 'No orders in this period',
      detail:
        days === null
          ? 'No order fits the filters.'
          : `The data run from ${formatDay(days.from)} to ${formatDay(days.to)}.`,
    };
  }
  const before = previous?.totals;
  if (before === undefined || !(before[worth] > 0)) return withoutComparison(figures, worth);

  const change = totals[worth] / before[worth] - 1;
  const subject = `${worth === 'net' ? 'Revenue' : 'Orders'}${scopeWords(figures)}`;
  const verb = worth === 'net' ? 'is' : 'are';
  const than = `the previous ${plural(lengthOf(scope.period ?? { from: '', to: '' }), 'day')}`;
  const headline =
    Math.abs(change) < CALM
      ? `${subject} ${verb} level with ${than}`
      : `${subject} ${verb} ${change > 0 ? 'up' : 'down'} ${formatShare(Math.abs(change))} on ${than}`;
  const causes = worth === 'net' ? revenueCauses(totals, before) : orderCauses(totals, before);
  const category = scope.category === null ? categoryWords(figures.categories, worth, change) : '';
  return { headline, detail: [causes, category].filter((text) => text !== '').join(' ') };
}

function scopeWords({ scope: { category, segment } }: DashboardFigures): string {
  const parts = [
    category === null ? '' : ` from ${category}`,
    segment === null ? '' : ` among ${segmentNames[segment].toLowerCase()} customers`,
  ];
  return parts.join('').replace('customers customers', 'customers');
}

function withoutComparison(figures: DashboardFigures, worth: Worth): Finding {
  const { totals } = figures.current;
  const { period } = figures.scope;
  const orders = plural(totals.orders, 'order');
  const span = period === null ? '' : ` in ${plural(lengthOf(period), 'day')}`;
  const from = scopeWords(figures);
  const average =
    worth === 'net' && totals.orders > 0
      ? `The average order is ${formatMoney(averageOrderValue(totals))} for ${formatNumber(itemsPerOrder(totals), 2)} items.`
      : `An order holds ${formatNumber(itemsPerOrder(totals), 2)} items on average.`;
  return {
    headline:
      worth === 'net'
        ? `${orders} brought ${formatMoney(totals.net)}${from}${span}`
        : `${orders}${from}${span}`,
    detail: totals.orders > 0 ? average : '',
  };
}

function revenueCauses(now: Totals, before: Totals): string {
  const orders = now.orders / before.orders - 1;
  const average = averageOrderValue(now) / averageOrderValue(before) - 1;
  if (!Number.isFinite(orders) || !Number.isFinite(average)) return '';
  const difference = Math.abs(now.orders - before.orders);
  const more = `${formatNumber(difference)} ${now.orders >= before.orders ? 'more' : 'fewer'} ${difference === 1 ? 'order' : 'orders'}`;
  const values = [averageOrderValue(before), averageOrderValue(now)].map((value) =>
    formatMoney(value),
  );
  if (Math.abs(average) < CALM) {
    return Math.abs(orders) < CALM
      ? `As many orders as before, and the average order stayed at ${values[1]}.`
      : `${more} made the difference; the average order stayed at ${values[1]}.`;
  }
  const moved = `the average order went ${average > 0 ? 'up' : 'down'} from ${values[0]} to ${values[1]}`;
  return Math.abs(orders) < CALM
    ? `As many orders as before, but ${moved}.`
    : `${more}, and ${moved}.`;
}

function orderCauses(now: Totals, before: Totals): string {
  const items = [before, now].map((totals) => formatNumber(itemsPerOrder(totals), 2));
  return items[0] === items[1]
    ? `An order still holds ${items[1]} items on average.`
    : `An order holds ${items[1]} items on average, ${items[0]} before.`;
}

/** The category that moved most, in the direction of the whole. */
function categoryWords(
  categories: readonly CategoryFigures[],
  worth: Worth,
  change: number,
): string {
  const value = (row: CategoryFigures) => (worth === 'net' ? row.net : row.units);
  const earlier = (row: CategoryFigures) => (worth === 'net' ? row.previousNet : row.previousUnits);
  const whole = categories.reduce((sum, row) => sum + earlier(row), 0);
  const grown = categories
    .filter((row) => row.category !== null && earlier(row) > whole * WORTH_NAMING)
    .map((row) => ({ name: row.category, growth: value(row) / earlier(row) - 1 }))
    .sort((a, b) => b.growth - a.growth);
  const best = grown[0];
  const worst = grown.at(-1);
  if (best === undefined || worst === undefined || grown.length < 2) return '';
  if (change >= 0) {
    return best.growth < CALM
      ? ''
      : `${best.name} grew fastest, by ${formatShare(best.growth, 0)}.`;
  }
  return worst.growth > -CALM
    ? ''
    : `${worst.name} fell most, by ${formatShare(-worst.growth, 0)}.`;
}
