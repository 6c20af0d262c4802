import type { Grain } from '../../../../src/domain/bundles/grains';
import type { Level } from '../../../../src/domain/bundles/levels';

/** A choice of what to mine. Every question about mined bundles repeats it, so that none is mined twice. */
export interface MineInput {
  grain: Grain;
  level: Level;
  /** The smallest co-occurrence count; null for the lowest whose join stays in budget. */
  floor: number | null;
  /** Ids of items one of which a pair must have; absent or empty, all pairs are mined. */
  only?: readonly string[];
  /** Ids of items that are left out, as if nobody had bought them. */
  without?: readonly string[];
}

/** Writes what decides which baskets there are as a key. */
export const basketsKey = ({ grain, level, without = [] }: MineInput): string =>
  JSON.stringify([grain, level, without]);

/** Writes what decides the mined tables as a key. */
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
