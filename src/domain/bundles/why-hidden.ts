import { confidence, lift, support, type RuleCounts } from '../measures/metrics';
import { isAtLeast, leastInteger, type Thresholds } from './thresholds';

/** Two items that someone looked for, whether mined or not. */
export interface SearchedPair {
  antecedent: SearchedItem;
  consequent: SearchedItem;
  counts: RuleCounts;
  /** The floor that is mined. */
  floor: number;
}

export interface SearchedItem {
  id: string;
  label: string;
}

/**
 * The threshold that hides a rule. With `maximum`, the rule passes everything, but others come before
 * it.
 */
export type HiddenBy =
  | 'floor'
  | 'support'
  | 'confidence'
  | 'lift'
  | 'q'
  | 'search'
  | 'left-out'
  | 'not-among'
  | 'own-category'
  | 'maximum';

export interface Hiding {
  by: HiddenBy;
  /** The value the rule has and the one it would need, in the unit of the threshold. */
  has: number;
  needs: number;
}

/**
 * Lists every threshold that hides the rule antecedent → consequent, in the order of the page; when the
 * list is empty, the rule is shown. `q` is its q-value where it was mined; `place` is its place among
 * the rules that pass, from 1.
 */
export function hiddenBy(
  { antecedent, consequent, counts, floor }: SearchedPair,
  thresholds: Thresholds,
  known: { q?: number; place?: number; isOwnCategory?: boolean } = {},
): Hiding[] {
  const { baskets, both } = counts;
  const hiding: Hiding[] = [];
  const need = (by: HiddenBy, passes: boolean, has: number, needs: number) => {
    if (!passes) hiding.push({ by, has, needs });
  };
  const ids = [antecedent.id, consequent.id];
  const { only, without, search, max } = thresholds;
  need('left-out', !ids.some((id) => without.includes(id)), 0, 0);
  need('not-among', only.length === 0 || ids.some((id) => only.includes(id)), 0, 0);
  need('own-category', known.isOwnCategory !== true, 0, 0);
  need('floor', both >= floor, both, floor);
  need(
    'support',
    both >= leastInteger(thresholds.support * baskets),
    support(counts),
    thresholds.support,
  );
  need(
    'confidence',
    isAtLeast(both, thresholds.confidence * counts.antecedent),
    counts.antecedent === 0 ? 0 : confidence(counts),
    thresholds.confidence,
  );
  need(
    'lift',
    isAtLeast(baskets * both, thresholds.lift * counts.antecedent * counts.consequent),
    both === 0 ? 0 : lift(counts),
    thresholds.lift,
  );
  if (known.q !== undefined) need('q', known.q <= thresholds.q, known.q, thresholds.q);
  need('search', matches([antecedent, consequent], search), 0, 0);
  if (hiding.length === 0 && known.place !== undefined && max !== null) {
    need('maximum', known.place <= max, known.place, max);
  }
  return hiding;
}

function matches(items: readonly SearchedItem[], search: string): boolean {
  const wanted = search.trim().toLowerCase();
  return items.some(
    ({ id, label }) => label.toLowerCase().includes(wanted) || id.toLowerCase().includes(wanted),
  );
}
