import { isBrowsing, isPurchase } from '../../../src/domain/recipe/events';
import type { EventCounts } from '../values/facts';
import { count } from '../words';

/** An event log's column of events, by index, and the rows in which something was bought. */
export interface Events {
  index: number;
  bought: readonly (readonly string[])[];
}

const SAYS_EVENT =
  /(?:^| )(?:event|events|action|activity|behaviou?r|interaction|type)(?: (?:type|name))?$/;
const KNOWN_SHARE = 0.98;

/**
 * Finds the column of an event log that says what happened in each row; null where there is none.
 *
 * @param names the headers, normalised; empty where there are none.
 */
export function eventColumn(
  names: readonly string[],
  rows: readonly (readonly string[])[],
): Events | null {
  for (const [index, name] of names.entries()) {
    const known = { bought: 0, browsed: 0, other: 0 };
    for (const row of rows) {
      const cell = row[index] ?? '';
      if (isPurchase(cell)) known.bought += 1;
      else if (isBrowsing(cell)) known.browsed += 1;
      else known.other += 1;
    }
    if (known.browsed === 0 || known.other > rows.length * (1 - KNOWN_SHARE)) continue;
    // Perhaps nobody bought anything in the rows looked at: then the header has to say that these are events.
    if (known.bought === 0 && !SAYS_EVENT.test(name)) continue;
    return { index, bought: rows.filter((row) => isPurchase(row[index] ?? '')) };
  }
  return null;
}

export function eventNote(header: string, { bought, all }: EventCounts): string {
  return `In ${header} only ${count(bought)} of the ${count(all)} rows looked at ${bought === 1 ? 'is a purchase' : 'are purchases'}; views, carts and the like are set aside.`;
}
