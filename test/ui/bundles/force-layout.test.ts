import { describe, expect, test } from 'vitest';
import {
  forceLayout,
  type GraphEdges,
} from '../../../src/features/bundles/views/network/force-layout';

/** Two triangles have nothing between them. */
const triangles: GraphEdges = {
  nodes: 6,
  from: [0, 1, 2, 3, 4, 5],
  to: [1, 2, 0, 4, 5, 3],
  strength: [1, 1, 1, 1, 1, 1],
};

const distance = ({ x, y }: ReturnType<typeof forceLayout>, a: number, b: number) =>
  Math.hypot(x[a]! - x[b]!, y[a]! - y[b]!);

describe('the places of a network', () => {
  test('the same graph is always placed the same', () => {
    expect(forceLayout(triangles)).toEqual(forceLayout(triangles));
  });

  test('what is connected is near, what is not is apart', () => {
    const layout = forceLayout(triangles);
    const within = [distance(layout, 0, 1), distance(layout, 1, 2), distance(layout, 3, 4)];
    const between = [distance(layout, 0, 3), distance(layout, 1, 4), distance(layout, 2, 5)];
    expect(Math.max(...within)).toBeLessThan(Math.min(...between));
  });

  test('places fill 0 to 1, also those of 400 nodes', () => {
    const edges = Array.from({ length: 200 }, (_, edge) => edge);
    const graph = {
      nodes: 400,
      from: edges.map((edge) => edge * 2),
      to: edges.map((edge) => edge * 2 + 1),
      strength: edges.map(() => 0.5),
    };
    const { x, y } = forceLayout(graph, 2);
    for (const values of [x, y]) {
      expect(Math.min(...values)).toBe(0);
      expect(Math.max(...values)).toBe(1);
      expect(values.every((value) => Number.isFinite(value))).toBe(true);
    }
  });

  test('no node has no place, and one stands in the middle', () => {
    const none = { from: [], to: [], strength: [] };
    expect(forceLayout({ nodes: 0, ...none }).x).toHaveLength(0);
    const one = forceLayout({ nodes: 1, ...none });
    expect([one.x[0], one.y[0]]).toEqual([0.5, 0.5]);
  });
});
