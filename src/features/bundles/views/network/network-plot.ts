import { forceLayout, type GraphLayout } from './force-layout';
import type { RuleSet } from '../../../../domain/bundles/rules';

/** The network draws one edge a pair, with items as nodes. */
export interface NetworkPlot {
  /** Positions of items, by node. */
  items: readonly number[];
  /** The rule that stands for each edge: of a pair the direction that comes first. */
  rules: readonly number[];
  from: readonly number[];
  to: readonly number[];
  layout: GraphLayout;
  /** Width by height of the room that is laid out for. */
  aspect: number;
  /** Pairs there are to draw. */
  total: number;
}

/** The first `most` pairs of the shown rules; `aspect` is the room's width by its height. */
export function networkPlot(
  rules: RuleSet,
  shown: Uint32Array,
  most: number,
  aspect: number,
): NetworkPlot {
  const seen = new Set<number>();
  const drawn: number[] = [];
  for (const rule of shown) {
    if (seen.has(rule >> 1)) continue;
    seen.add(rule >> 1);
    if (drawn.length < most) drawn.push(rule);
  }
  const nodeOf = new Map<number, number>();
  const node = (item: number): number => {
    const known = nodeOf.get(item) ?? nodeOf.size;
    nodeOf.set(item, known);
    return known;
  };
  const from = drawn.map((rule) => node(rules.antecedent(rule)));
  const to = drawn.map((rule) => node(rules.consequent(rule)));
  const lift = rules.column('lift');
  const strength = drawn.map((rule) => Math.min(1, Math.max(0, Math.log2(lift[rule]!) / 4)));
  return {
    items: [...nodeOf.keys()],
    rules: drawn,
    from,
    to,
    layout: forceLayout({ nodes: nodeOf.size, from, to, strength }, aspect),
    aspect,
    total: seen.size,
  };
}
