import type { Campaign } from '../campaign';
import { campaignBrief, type BriefFormats } from './brief';
import { campaignFileText } from './campaign-file';

/** Returns the files of a campaign's archive, by name; the page makes one zip of them. */
export function archiveFiles(
  campaign: Campaign,
  appVersion: string,
  formats: BriefFormats,
): Record<string, string> {
  const { evidence, bundle, shop, baseline, minimumReach, economics } = campaign;
  const proof = { bundle, evidence, baseline, minimumReach, economics, shop };
  return {
    'campaign.json': campaignFileText([campaign], appVersion),
    'evidence.json': `${JSON.stringify(proof, null, 2)}\n`,
    'brief.md': campaignBrief(campaign, formats),
  };
}
