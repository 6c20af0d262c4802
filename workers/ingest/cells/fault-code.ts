import { SET_ASIDE_REASONS, type SetAsideReason } from '../../../src/domain/shop/shop';

/** How a reason for setting a row aside stands in `fault`; 0 is a row that is loaded. */
export const faultCode = (reason: SetAsideReason): number => SET_ASIDE_REASONS.indexOf(reason) + 1;
