import type { Campaign } from '../campaign';
import { isSameValue } from '../../same-value';

/** The plan says what importing campaigns would do. Nothing that is stored is ever overwritten. */
export interface ImportPlan {
  /** The campaigns to be written: new ones, and copies of those that were changed on one side. */
  write: Campaign[];
  /** The number that is stored already, exactly so. */
  unchanged: number;
  /** The number of `write` that are copies, because their id is taken by a different campaign. */
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

/** Puts a mark at a name's end, and cuts the name so that both fit the most a name may have. */
export const nameWith = (name: string, mark: string): string =>
  `${name.slice(0, MOST_NAME - mark.length)}${mark}`;
