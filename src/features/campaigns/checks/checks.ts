import { overlapChecks, powerCheck, reachCheck } from './audience-checks';
import type { Check, CheckInput } from './check';
import { evidenceCheck, holdoutCheck } from './evidence-checks';
import { budgetCheck, discountCheck, gainCheck, minimumCheck } from './money-checks';

/** Plain sentences on what was entered, from what the shop says; warnings first. */
export function checksOf(input: CheckInput): Check[] {
  const all = [
    gainCheck(input),
    evidenceCheck(input),
    holdoutCheck(input),
    discountCheck(input),
    minimumCheck(input),
    budgetCheck(input),
    powerCheck(input),
    ...overlapChecks(input),
    reachCheck(input),
  ].filter((check) => check !== null);
  const rank = { warn: 0, ok: 1, note: 2 };
  return all.toSorted((one, other) => rank[one.tone] - rank[other.tone]);
}
