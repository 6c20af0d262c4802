import type { Campaign, CampaignStatus } from '../../../domain/campaign/campaign';
import { formatNumber, plural } from '../../../ui/format';

export type StatusCounts = Record<CampaignStatus, number>;

/** Counts the campaigns in each status. */
export function statusCounts(campaigns: readonly Campaign[]): StatusCounts {
  const counts: StatusCounts = { draft: 0, planned: 0, running: 0, ended: 0 };
  for (const { status } of campaigns) counts[status] += 1;
  return counts;
}

/** `2 running, 1 planned, 3 drafts.`, or nothing. */
export function statusFinding({ running, planned, draft, ended }: StatusCounts): string {
  const parts = [
    ...(running > 0 ? [`${formatNumber(running)} running`] : []),
    ...(planned > 0 ? [`${formatNumber(planned)} planned`] : []),
    ...(draft > 0 ? [plural(draft, 'draft')] : []),
    ...(ended > 0 ? [`${formatNumber(ended)} ended`] : []),
  ];
  return parts.length === 0 ? '' : `${parts.join(', ')}.`;
}
