import type { Campaign } from '../campaign';
import { isSameValue } from '../../same-value';

/** What importing campaigns would do. Nothing that is stored is ever overwritten. */
export interface ImportPlan {
  /** To be written: new ones, and copies of those that were changed on one side. */
  write: Campaign[];
  /** Stored already, exactly so. */
  unchanged: number;
  /** How many of `write` are copies, because their id is taken by a different campaign. */
  copies: number;
}

const MARK = ' (imported)';
const MOST_NAME = 120;

export function planImport(
  stored: readonly Campaign[],
  imported: readonly Campaign[],
  newId: () => string,
): ImportPlan {
  const byId = new Map(stored.map((campaign) => [campaign.id, campaign]));
  const plan: ImportPlan = { write: [], unchanged: 0, copies: 0 };
  for (const campaign of imported) {
    const present = byId.get(campaign.id);
    if (present === undefined) {
      plan.write.push(campaign);
    } else if (isSameValue(present, campaign)) {
      plan.unchanged += 1;
    } else {
      plan.write.push({ ...campaign, id: newId(), name: nameWith(campaign.name, MARK) });
      plan.copies += 1;
    }
  }
  return plan;
}

/** A name with a mark at its end, cut to what a name may have. */
export const nameWith = (name: string, mark: string): string =>
  `${name.slice(0, MOST_NAME - mark.length)}${mark}`;
