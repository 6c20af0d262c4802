import { isMoneyRole, roles, type Role } from '../../../src/domain/recipe/roles';
import { isLoadedKind, type SourceKind } from '../../../src/domain/recipe/source-kinds';
import type { DetectedColumn } from '../detected';
import type { ColumnFacts } from '../values/facts';
import { judge } from '../values/judge';
import { matchName, type NameMatch } from './name-match';
import { isOrderLevel } from './other-words';

/** Roles by what headers say, as far as the values below them allow. */

export interface Match {
  index: number;
  role: Role;
  score: number;
  detected: DetectedColumn;
}

const DISCOUNTS = /discount|rabat|remise|descuento|sconto|desconto|korting|indirim/;

export function matchesOf(
  kind: SourceKind,
  facts: ColumnFacts,
  index: number,
  columns: readonly ColumnFacts[],
): Match[] {
  return [...matchName(facts.name, kind), ...standIns(kind, facts)].flatMap(
    ({ role, score: plain, isContextual }): Match[] => {
      const isOffered = isLoadedKind(kind) && roles[role].of.includes(kind);
      if (!isOffered && role !== 'ordered_time') return [];
      if (kind === 'lines' && isMoneyRole(role) && isOfOrder(facts.name, columns))
        return [
          refused(index, role, 'Named like what a whole order comes to; lines must not add it up.'),
        ];
      const { factor, words } = judge(role, facts, isContextual);
      const roleName = roles[role].name.toLowerCase();
      if (factor === 0) return [refused(index, role, `Named like ${roleName}, but ${words}.`)];
      const link = factor < 0.8 ? ', but ' : ', and ';
      const reason = `Named like ${roleName}${words && link + words}.`;
      const score = plain * factor;
      return [{ index, role, score, detected: { role, confidence: score, reason } }];
    },
  );
}

/** Where nothing better names the customer of an order, the address does. */
function standIns(kind: SourceKind, { name }: ColumnFacts): NameMatch[] {
  if (kind !== 'lines' && kind !== 'orders') return [];
  const [match] = matchName(name, 'customers');
  const role = match?.isContextual ? undefined : match?.role;
  if (role === 'email') return [{ role: 'customer_id', score: 0.65, isContextual: true }];
  if (role === 'customer_name') return [{ role: 'customer_id', score: 0.5, isContextual: true }];
  return [];
}

const refused = (index: number, role: Role, reason: string): Match => ({
  index,
  role,
  score: 0,
  detected: { role: 'ignore', confidence: 0, reason },
});

export const OF_LINE = /^line ?item /;

/** Named after the order; or the file marks what is of a line, and this is not. */
function isOfOrder(name: string, columns: readonly ColumnFacts[]): boolean {
  if (columns.filter((column) => OF_LINE.test(column.name)).length >= 2) return !OF_LINE.test(name);
  if (!isOrderLevel(name)) return false;
  // A plain `total` or `discount amount` may be of the line where nothing else is.
  const isVague = /^(?:total|subtotal|sub total|discount amount|total discount)$/.test(name);
  const hasOther = columns.some(
    (column) =>
      column.name !== name &&
      matchName(column.name, 'lines').some(
        ({ role, score }) =>
          (DISCOUNTS.test(name) ? role === 'discount' : role === 'amount') &&
          score > 0.7 &&
          !isOrderLevel(column.name),
      ),
  );
  return !isVague || hasOther;
}

/** Each role to the column that fits it best, each column to one role at most. */
export function assign(matches: readonly Match[]): Map<number, DetectedColumn> {
  const usable = matches.filter(({ score }) => score > 0.15).sort((a, b) => b.score - a.score);
  const taken = new Set<Role>();
  const chosen = new Map<number, DetectedColumn>();
  for (const { index, role, detected } of usable) {
    if (chosen.has(index) || taken.has(role)) continue;
    chosen.set(index, detected);
    taken.add(role);
  }
  return chosen;
}
