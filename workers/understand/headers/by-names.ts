import { isMoneyRole, roles, type Role } from '../../../src/domain/recipe/roles';
import { isLoadedKind, type SourceKind } from '../../../src/domain/recipe/source-kinds';
import type { DetectedColumn } from '../detected';
import type { ColumnFacts } from '../values/facts';
import { judge } from '../values/judge';
import { matchName, type NameMatch } from './name-match';
import { isOrderLevel } from './other-words';

/** A column whose header names a role; a score of 0 refuses the role, and `detected` says why. */
export interface Match {
  index: number;
  role: Role;
  score: number;
  detected: DetectedColumn;
}

const DISCOUNTS = /discount|rabat|remise|descuento|sconto|desconto|korting|indirim/;

/** Lists the roles that a column's header names, as far as the values below it allow. */
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

/** An e-mail address, or else a name, stands for the customer of an order where nothing better does. */
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

/**
 * Tells whether money belongs to the order: its name says so, or the file marks the columns of lines and
 * this is none of them.
 */
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

/** Gives each role to the column that fits it best, and each column one role at most. */
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
