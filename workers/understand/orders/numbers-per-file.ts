import type { Clarification } from '../../../src/domain/recipe/understanding';
import type { OrdersBy } from '../../../src/domain/recipe/recipe';
import { keyOf, type LinkTable } from '../link/link-table';
import type { Links } from '../link/links';
import { daysOf } from '../values/moments';
import { count, percent } from '../words';

const OF_FILE: OrdersBy = { by: 'number', ofFile: true };
const ENOUGH = 5;
const MOST = 0.8;

/**
 * Finds files that each count their orders from the start, as a till does that writes a file a day.
 * Numbers that stand in two files, but on other days or with other customers, are other orders.
 */
export function numbersPerFile(links: Links, lines: readonly LinkTable[]): void {
  const details = lines
    .filter(({ recipe: { ordersBy } }) => ordersBy.by === 'number' && !ordersBy.beside)
    .map((table) => ({ table, orders: ordersOf(links, table) }));
  const found = new Map<LinkTable, Clarification>();
  for (const [place, { table, orders }] of details.entries()) {
    for (const other of details.slice(place + 1)) {
      const shared = [...orders].flatMap(([key, detail]) => {
        const theirs = other.orders.get(key);
        return theirs === undefined ? [] : [theirs !== detail];
      });
      const share = shared.filter(Boolean).length / Math.max(1, shared.length);
      if (shared.length < ENOUGH || share < MOST) continue;
      const clarification = clarificationOf(table.name, other.table.name, shared.length, share);
      for (const each of [table, other.table]) if (!found.has(each)) found.set(each, clarification);
    }
  }
  const [first] = found.keys();
  for (const [table, clarification] of found) {
    links.set(table, 'lines', {
      ordersBy: OF_FILE,
      // One answer goes for all files, so only the first asks.
      clarifications: table === first ? [clarification] : [],
    });
  }
}

/** Maps each order number of the head to the day and customer that it first stands with. */
function ordersOf(links: Links, { facts, ...table }: LinkTable): Map<string, string> {
  const roles = links.rolesOf({ facts, ...table });
  const of = (role: 'order_id' | 'ordered_at' | 'customer_id') => facts[roles.indexOf(role)];
  const [order, date, customer] = [of('order_id'), of('ordered_at'), of('customer_id')];
  const found = new Map<string, string>();
  if (order === undefined || (date === undefined && customer === undefined)) return found;
  const days = date === undefined ? [] : daysOf(date);
  for (const [row, cell] of order.cells.entries()) {
    const key = keyOf(cell);
    if (cell === '' || found.has(key)) continue;
    found.set(key, `${days[row] ?? ''} ${customer?.cells[row] ?? ''}`);
  }
  return found;
}

const clarificationOf = (
  one: string,
  other: string,
  shared: number,
  share: number,
): Clarification => ({
  id: 'numbers-per-file',
  column: null,
  title: `Do ${one} and the files like it count their orders each from the start?`,
  detail: `${count(shared)} order numbers stand in ${other}, too, ${percent(share)} of them on another day or with another customer.`,
  choices: [
    { label: 'Yes: a number is an order of its file', change: { ordersBy: OF_FILE } },
    { label: 'No: a number is one order in all files', change: { ordersBy: { by: 'number' } } },
  ],
  mustAnswer: false,
});
