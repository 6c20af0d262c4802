/**
 * An order of items in which those that are alike stand beside each other: average-linkage clustering
 * (Sokal & Michener 1958), each join turned so that the two ends that meet are the most alike.
 * `alike[i·n + j]` is symmetric; higher is more alike. Costs n³: for dozens of items, not thousands.
 */
export function clusterOrder(alike: Float64Array, n: number): number[] {
  let clusters = Array.from({ length: n }, (_, item) => [item]);
  const between = (a: readonly number[], b: readonly number[]): number => {
    let sum = 0;
    for (const i of a) for (const j of b) sum += alike[i * n + j]!;
    return sum / (a.length * b.length);
  };
  while (clusters.length > 1) {
    let best = { a: 0, b: 1, value: -Infinity };
    for (let a = 0; a < clusters.length; a += 1) {
      for (let b = a + 1; b < clusters.length; b += 1) {
        const value = between(clusters[a]!, clusters[b]!);
        if (value > best.value) best = { a, b, value };
      }
    }
    const joined = joinEnds(clusters[best.a]!, clusters[best.b]!, (i, j) => alike[i * n + j]!);
    clusters = [joined, ...clusters.filter((_, at) => at !== best.a && at !== best.b)];
  }
  return clusters[0] ?? [];
}

function joinEnds(a: number[], b: number[], alike: (i: number, j: number) => number): number[] {
  const ways: [number[], number[]][] = [
    [a, b],
    [a, b.toReversed()],
    [a.toReversed(), b],
    [a.toReversed(), b.toReversed()],
  ];
  const meets = ([left, right]: [number[], number[]]) => alike(left.at(-1)!, right[0]!);
  const best = ways.reduce((found, way) => (meets(way) > meets(found) ? way : found));
  return best.flat();
}
