import { clusterOrder } from './cluster-order';
import type { RuleSet } from '../../../../domain/bundles/rules';

/** The items of a matrix in their order, and its cells: row A, column B. */
export interface MatrixPlot {
  /** Positions of items. */
  items: readonly number[];
  /** `rules[row · n + column]`: the rule A → B, or −1 where none is shown. */
  rules: Int32Array;
  /** Items that are in any shown rule. */
  total: number;
}

/** The `most` items whose shown pairs are bought most often, those that go together side by side. */
export function matrixPlot(rules: RuleSet, shown: Uint32Array, most: number): MatrixPlot {
  const weight = new Map<number, number>();
  for (const rule of shown) {
    const item = rules.antecedent(rule);
    const other = rules.consequent(rule);
    const both = rules.mined.both[rule >> 1]!;
    weight.set(item, (weight.get(item) ?? 0) + both);
    weight.set(other, (weight.get(other) ?? 0) + both);
  }
  const chosen = [...weight.keys()]
    .toSorted((a, b) => weight.get(b)! - weight.get(a)! || a - b)
    .slice(0, most);
  const n = chosen.length;
  const place = new Map(chosen.map((item, at) => [item, at]));
  const alike = new Float64Array(n * n);
  const lift = rules.column('lift');
  const cells: { a: number; b: number; rule: number }[] = [];
  for (const rule of shown) {
    const a = place.get(rules.antecedent(rule));
    const b = place.get(rules.consequent(rule));
    if (a === undefined || b === undefined) continue;
    alike[a * n + b] = alike[b * n + a] = Math.max(0, Math.log2(lift[rule]!));
    cells.push({ a, b, rule });
  }
  const order = clusterOrder(alike, n);
  const rank = new Int32Array(n);
  order.forEach((item, at) => (rank[item] = at));
  const found = new Int32Array(n * n).fill(-1);
  for (const { a, b, rule } of cells) found[rank[a]! * n + rank[b]!] = rule;
  return { items: order.map((at) => chosen[at]!), rules: found, total: weight.size };
}

/** The filled cells, row by row: how keys walk the matrix. */
export const filledCells = (plot: MatrixPlot): number[] =>
  [...plot.rules.keys()].filter((cell) => plot.rules[cell] !== -1);
