import { SET_ASIDE_REASONS, type SetAsideReason } from '../../../src/domain/shop/set-aside-reasons';

/** Returns the number that stands for a reason in `fault`, in which 0 is a row that is loaded. */
export const faultCode = (reason: SetAsideReason): number => SET_ASIDE_REASONS.indexOf(reason) + 1;
