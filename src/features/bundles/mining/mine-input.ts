import type { Thresholds } from '../../../domain/bundles/thresholds';
import type { InputOf } from '../../../engine/ask';

/** This is mined. Questions about mined rules repeat it, so that nothing is mined twice. */
export type MineInput = InputOf<'mine'>;

/** Gathers what thresholds ask to be mined; empty lists are left out. */
export const mineInputOf = ({ grain, level, floor, only, without }: Thresholds): MineInput => ({
  grain,
  level,
  floor,
  ...(only.length > 0 && { only: [...only] }),
  ...(without.length > 0 && { without: [...without] }),
});
