/** A graph by positions of its nodes. */
export interface GraphEdges {
  nodes: number;
  from: ArrayLike<number>;
  to: ArrayLike<number>;
  /** Stronger edges are shorter: 0 to 1. */
  strength: ArrayLike<number>;
}

export interface GraphLayout {
  /** From 0 to 1 in both directions. */
  x: Float64Array;
  y: Float64Array;
}

const ROUNDS = 240;
/** Everything is drawn to the middle this strongly, so that loose parts stay in sight. */
const PULL = 1.5;
/** Rounds times nodes squared is what a layout costs: a large graph gets fewer rounds. */
const BUDGET = 8_000_000;

/**
 * Places connected nodes near each other and all others apart, by springs and repulsion (Fruchterman &
 * Reingold, Software: Practice and Experience 1991) with a pull to the middle, so that loose parts do
 * not drift away. `aspect` is width by height. The same graph is always placed the same.
 */
export function forceLayout({ nodes, from, to, strength }: GraphEdges, aspect = 1): GraphLayout {
  const x = new Float64Array(nodes);
  const y = new Float64Array(nodes);
  // A sunflower: evenly spread, no two at one place, and nothing random.
  for (let node = 0; node < nodes; node += 1) {
    const radius = Math.sqrt((node + 0.5) / nodes) / 2;
    x[node] = Math.cos(node * 2.399963) * radius * aspect;
    y[node] = Math.sin(node * 2.399963) * radius;
  }
  const distance = Math.sqrt(aspect / Math.max(1, nodes)) * 0.9;
  const rounds = Math.min(ROUNDS, Math.ceil(BUDGET / Math.max(1, nodes * nodes)));
  const moveX = new Float64Array(nodes);
  const moveY = new Float64Array(nodes);
  for (let round = 0; round < rounds; round += 1) {
    moveX.fill(0);
    moveY.fill(0);
    repel(x, y, moveX, moveY, distance);
    attract({ nodes, from, to, strength }, x, y, moveX, moveY, distance);
    const step = 0.12 * (1 - round / rounds) + 0.001;
    for (let node = 0; node < nodes; node += 1) {
      const pullX = moveX[node]! - (x[node]! * PULL) / aspect;
      const pullY = moveY[node]! - y[node]! * PULL;
      const length = Math.hypot(pullX, pullY) || 1;
      const by = Math.min(length, step) / length;
      x[node]! += pullX * by;
      y[node]! += pullY * by;
    }
  }
  return { x: stretched(x), y: stretched(y) };
}

function repel(
  x: Float64Array,
  y: Float64Array,
  moveX: Float64Array,
  moveY: Float64Array,
  distance: number,
): void {
  for (let i = 0; i < x.length; i += 1) {
    for (let j = i + 1; j < x.length; j += 1) {
      const dx = x[i]! - x[j]!;
      const dy = y[i]! - y[j]!;
      const force = (distance * distance) / Math.max(1e-6, dx * dx + dy * dy);
      moveX[i]! += dx * force;
      moveY[i]! += dy * force;
      moveX[j]! -= dx * force;
      moveY[j]! -= dy * force;
    }
  }
}

function attract(
  { from, to, strength }: GraphEdges,
  x: Float64Array,
  y: Float64Array,
  moveX: Float64Array,
  moveY: Float64Array,
  distance: number,
): void {
  for (let edge = 0; edge < from.length; edge += 1) {
    const a = from[edge]!;
    const b = to[edge]!;
    const dx = x[a]! - x[b]!;
    const dy = y[a]! - y[b]!;
    const force = (Math.hypot(dx, dy) / distance) * (0.6 + strength[edge]! * 0.8);
    moveX[a]! -= dx * force;
    moveY[a]! -= dy * force;
    moveX[b]! += dx * force;
    moveY[b]! += dy * force;
  }
}

/** To 0 … 1; a single place is the middle. */
function stretched(values: Float64Array): Float64Array {
  let low = Infinity;
  let high = -Infinity;
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return values.map((value) => (high > low ? (value - low) / (high - low) : 0.5));
}
