import type { Campaign } from '../../src/domain/campaign/campaign';
import type { SavedCampaign, StoredCampaign } from '../../src/storage/campaigns/campaign-envelope';
import type { Outcome } from '../../src/storage/campaigns/campaign-outcome';
import type { CampaignEdit, CampaignRecords } from '../../src/storage/campaigns/campaign-records';
import { aCampaign } from '../domain/campaign/campaign-fixtures';

/** Returns the value of an outcome that must have succeeded. */
export function must<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(`${outcome.failure.message} ${outcome.failure.detail ?? ''}`);
  return outcome.value;
}

export const newOne = (changes: Partial<Campaign> = {}): CampaignEdit => ({
  campaign: aCampaign(changes),
  base: null,
});

/** Returns a campaign as a tab finds it. */
export async function seen(records: CampaignRecords, id = 'c-retinol'): Promise<SavedCampaign> {
  const found = must(await records.list()).find(
    (stored) => stored.state === 'whole' && stored.campaign.id === id,
  );
  if (found?.state !== 'whole') throw new Error(`There is no whole ${id}.`);
  return found;
}

/** Returns the budget, which tells states apart in these tests. */
export const budgetOf = (stored: StoredCampaign | null | undefined): number | undefined =>
  stored?.state === 'whole' ? stored.campaign.budget : undefined;
