import type { Match } from './headers/by-names';
import { functionOf } from './values/by-values';
import type { DetectedColumn } from './detected';
import type { ColumnFacts } from './values/facts';
import { count } from './words';

/** Gives the role of subcategory to a second column of groups that divides the category further. */
export function addSubcategory(
  columns: readonly ColumnFacts[],
  detected: DetectedColumn[],
  matches: readonly Match[],
): void {
  if (detected.some(({ role }) => role === 'subcategory')) return;
  const category = columns[detected.findIndex(({ role }) => role === 'category')];
  if (category === undefined || category.values.length < 20) return;
  const [finer] = matches.filter(({ index, role, score }) => {
    const facts = columns[index];
    if (role !== 'category' || score < 0.5 || detected[index]?.role !== 'ignore') return false;
    return (
      facts !== undefined && facts.distinct > category.distinct && functionOf(facts, category) > 0.9
    );
  });
  if (finer === undefined) return;
  detected[finer.index] = {
    role: 'subcategory',
    confidence: 0.7,
    reason: `It divides ${category.header} further: ${count(columns[finer.index]?.distinct ?? 0)} different values.`,
  };
}
