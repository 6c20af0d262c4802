import type { BundleChoice } from '../../../domain/campaign/address';
import type { Campaign } from '../../../domain/campaign/campaign';
import type { SegmentOrAll } from '../../../domain/segments/segments';
import type { Revision, SavedCampaign } from '../../../storage/campaigns/campaign-envelope';
import type { CampaignDraft } from './draft/draft';

/** An editor starts from a bundle for a new campaign, or from a campaign that was saved before. */
export interface EditorStart {
  id: string;
  createdAt: string;
  choice: BundleChoice;
  /** Whom a new campaign is for at first. */
  segment: SegmentOrAll;
  saved: Campaign | undefined;
  /** The revision that stands in storage; null where none does. */
  revision: Revision | null;
  /** The draft that had been typed already, where a campaign is begun again on top of another tab's edit. */
  draft?: CampaignDraft;
}

/** An editor's start from what stands in storage. */
export const startOf = ({ campaign, revision }: SavedCampaign): EditorStart => ({
  id: campaign.id,
  createdAt: campaign.createdAt,
  choice: {
    antecedent: campaign.bundle.antecedent.map(({ id }) => id),
    consequent: campaign.bundle.consequent.map(({ id }) => id),
    level: campaign.bundle.level,
    grain: campaign.bundle.grain,
    thresholds: campaign.evidence.thresholds,
  },
  segment: campaign.segment,
  saved: campaign,
  revision,
});
