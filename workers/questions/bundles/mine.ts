import type { MinedPairs } from '../../../src/domain/rules';
import type { Grain, Level } from '../../../src/domain/words';
import type { Call } from '../../database';
import type { Engine } from '../../engine';

export interface MineInput {
  grain: Grain;
  level: Level;
  /** Smallest co-occurrence count; null: the lowest whose join stays in budget. */
  floor: number | null;
}

/** All pairs at or above the floor, counted once; thresholds filter what this returns. */
export async function mine(_engine: Engine, _input: MineInput, _call: Call): Promise<MinedPairs> {
  throw new Error('not written yet');
}
