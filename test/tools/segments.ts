import type { Basket } from './read-shop.ts';

export type Segment = 'New' | 'At-risk' | 'High value' | 'Medium value' | 'Low value';

const day = (text: string) => Date.parse(`${text.slice(0, 10)}T00:00:00Z`) / 86_400_000;

/**
 * Works out the segments as specified, as of the shop's last day, by plain code over baskets of
 * customers. The baskets know no returns; where those matter, `spend` says each customer's net revenue
 * of the last 365 days.
 */
export function segmentsOf(
  baskets: readonly Basket[],
  spend?: ReadonlyMap<string, number>,
): Map<string, Segment> {
  const today = Math.max(...new Set(baskets.map((basket) => day(basket.orderedAt))));
  const byCustomer = new Map<string, Basket[]>();
  for (const basket of baskets) {
    if (basket.customerId === '') continue;
    const own = byCustomer.get(basket.customerId);
    if (own) own.push(basket);
    else byCustomer.set(basket.customerId, [basket]);
  }
  const segments = new Map<string, Segment>();
  const rest: { id: string; spend: number }[] = [];
  for (const [id, orders] of byCustomer) {
    const days = orders.map((order) => day(order.orderedAt)).sort((a, b) => a - b);
    const silent = today - days.at(-1)!;
    if (today - days[0]! < 60) {
      segments.set(id, 'New');
    } else if (days.length >= 2 && silent >= 60 && silent > 2 * medianGap(days)) {
      segments.set(id, 'At-risk');
    } else {
      const recent = orders.filter((order) => today - day(order.orderedAt) < 365);
      rest.push({
        id,
        spend: spend?.get(id) ?? recent.reduce((sum, order) => sum + order.amount, 0),
      });
    }
  }
  rest.sort((a, b) => b.spend - a.spend || (a.id < b.id ? -1 : 1));
  const high = Math.ceil(rest.length * 0.2);
  const medium = Math.ceil(rest.length * 0.6);
  rest.forEach(({ id }, rank) => {
    segments.set(id, rank < high ? 'High value' : rank < medium ? 'Medium value' : 'Low value');
  });
  return segments;
}

function medianGap(days: readonly number[]): number {
  const gaps = days.slice(1).map((value, i) => value - days[i]!);
  gaps.sort((a, b) => a - b);
  const middle = gaps.length / 2;
  return gaps.length % 2 === 1
    ? gaps[Math.floor(middle)]!
    : (gaps[middle - 1]! + gaps[middle]!) / 2;
}
