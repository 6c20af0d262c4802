import type { Grain } from '../../../../src/domain/bundles/grains';
import type { Level } from '../../../../src/domain/bundles/levels';

/** What is mined. Every question about mined bundles repeats it, so that nothing is mined twice. */
export interface MineInput {
  grain: Grain;
  level: Level;
  /** Smallest co-occurrence count; null: the lowest whose join stays in budget. */
  floor: number | null;
  /** Ids of items: only pairs with at least one of them. Absent or empty: all. */
  only?: readonly string[];
  /** Ids of items left out, as if nobody had bought them. */
  without?: readonly string[];
}

/** What decides which baskets there are. */
export const basketsKey = ({ grain, level, without = [] }: MineInput): string =>
  JSON.stringify([grain, level, without]);

export const minedKey = (input: MineInput): string =>
  JSON.stringify([basketsKey(input), input.floor, input.only ?? []]);

/** Positions in `MinedPairs.items`, as [first, second] in any order. */
export type ItemPair = readonly [number, number];

export interface PairsInput {
  mined: MineInput;
  pairs: readonly ItemPair[];
}

export interface PairInput {
  mined: MineInput;
  pair: ItemPair;
}
