/** A stretch of days without an order in a shop that otherwise sells nearly every day. */
export interface DateGap {
  /** ISO days, both without an order. */
  from: string;
  to: string;
  days: number;
}

/** Shops with orders on a smaller share of their days have no rhythm that a gap could break. */
const LEAST_BUSY = 0.8;
/** Weekends and holidays are shorter than this many days. */
const LEAST_GAP = 7;

/** Lists the gaps, the longest first; none where a shop has too few days with orders to tell. */
export function dateGaps(perDay: readonly { day: string; orders: number }[]): DateGap[] {
  const gaps: DateGap[] = [];
  let start = -1;
  for (const [index, { orders, day }] of perDay.entries()) {
    if (orders === 0 && start < 0) start = index;
    if (orders > 0 && start >= 0) {
      const days = index - start;
      const from = perDay[start]?.day ?? day;
      const to = perDay[index - 1]?.day ?? day;
      if (days >= LEAST_GAP) gaps.push({ from, to, days });
      start = -1;
    }
  }
  const missing = gaps.reduce((sum, { days }) => sum + days, 0);
  const busy = perDay.filter(({ orders }) => orders > 0).length;
  // Only days outside the gaps count, so that a long gap does not hide itself.
  if (busy < LEAST_BUSY * (perDay.length - missing)) return [];
  return gaps.sort((a, b) => b.days - a.days);
}
