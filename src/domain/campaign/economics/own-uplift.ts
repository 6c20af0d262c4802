import type { CampaignOutcome } from '../campaign';
import type { Range } from './economics';
import { Z95 } from '../../measures/statistics';

/**
 * The uplift that a shop's own ended campaigns have measured. It is offered in place of an assumption.
 */
export interface OwnUplift {
  range: Range;
  /** The number of campaigns it comes from. */
  campaigns: number;
}

/**
 * Returns the relative uplift over several campaigns: the risk ratio of Mantel & Haenszel with the 95 %
 * interval of Greenland & Robins (Biometrics 41, 1985), less 1. It is null where no campaign had both
 * groups, or where nobody bought in one of them.
 */
export function ownUplift(
  outcomes: readonly Pick<CampaignOutcome, 'treatment' | 'control'>[],
): OwnUplift | null {
  let [treated, held, spread, campaigns] = [0, 0, 0, 0];
  for (const { treatment, control } of outcomes) {
    const all = treatment.customers + control.customers;
    if (treatment.customers === 0 || control.customers === 0) continue;
    campaigns += 1;
    const buyers = treatment.buyers + control.buyers;
    treated += (treatment.buyers * control.customers) / all;
    held += (control.buyers * treatment.customers) / all;
    spread +=
      (treatment.customers * control.customers * buyers - treatment.buyers * control.buyers * all) /
      all ** 2;
  }
  if (treated === 0 || held === 0) return null;
  const ratio = treated / held;
  const factor = Math.exp(Z95 * Math.sqrt(Math.max(0, spread / (treated * held))));
  return {
    range: { low: ratio / factor - 1, base: ratio - 1, high: ratio * factor - 1 },
    campaigns,
  };
}
