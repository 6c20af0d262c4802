import type { SourceKind } from '../../src/domain/recipe/source-kinds';
import { OF_LINE } from './headers/by-names';
import { functionOf } from './values/by-values';
import type { DetectedColumn } from './detected';
import type { ColumnFacts } from './values/facts';
import { onlyOnFirst, orderRuns, sameWithin, type OrderRuns } from './orders/orders-in-rows';
import { isWorthKeeping } from './headers/other-words';
import { count } from './words';

const MOST_ATTRIBUTES = 8;

const MOST_VALUES = 20;

/**
 * Keeps details of orders or customers that have few values, such as the country, so that figures can
 * be grouped by them.
 */
export function keepAttributes(
  kind: SourceKind,
  columns: readonly ColumnFacts[],
  detected: DetectedColumn[],
): void {
  const order = columns[detected.findIndex(({ role }) => role === 'order_id')];
  const runs = kind === 'lines' && order !== undefined ? orderRuns(order, true) : null;
  let kept = 0;
  columns.forEach((facts, index) => {
    if (detected[index]?.role !== 'ignore' || kept >= MOST_ATTRIBUTES) return;
    const isKnown = isWorthKeeping(facts.name);
    if (facts.distinct < 2 || facts.distinct > MOST_VALUES || facts.dates !== null) return;
    if ((facts.numbers !== null || isYesNo(facts)) && !isKnown) return;
    if (OF_LINE.test(facts.name) || isCopy(facts, index, columns)) return;
    if (facts.words < 0.5 && !isKnown && facts.distinct > 6) return;
    if (facts.values.length < Math.max(2, facts.distinct) || facts.length > 40) return;
    if (kind === 'lines' && (runs === null || !isOfOrders(runs, facts))) return;
    if (kind !== 'lines' && facts.distinct > facts.values.length / 2 && !isKnown) return;
    kept += 1;
    detected[index] = {
      role: 'attribute',
      confidence: isKnown ? 0.8 : 0.5,
      reason: `It has ${count(facts.distinct)} different values${kind === 'lines' ? ', the same on all lines of an order' : ''}: kept to group by.`,
    };
  });
}

const isYesNo = ({ values }: ColumnFacts) =>
  values.every((value) => /^(?:true|false|yes|no|y|n|ja|nein|oui|non|si|x)$/i.test(value));

/** Tells whether a column in front says the same, as codes do in front of their names. */
const isCopy = (facts: ColumnFacts, index: number, columns: readonly ColumnFacts[]) =>
  columns
    .slice(0, index)
    .some(
      (other) =>
        other.distinct === facts.distinct &&
        other.values.length > 0 &&
        functionOf(other, facts) > 0.97 &&
        functionOf(facts, other) > 0.97,
    );

const isOfOrders = (runs: OrderRuns, facts: ColumnFacts) =>
  runs.longRuns >= 3 && (sameWithin(runs, facts) >= 0.98 || onlyOnFirst(runs, facts) > 0.8);
