import { createMemo, type Accessor } from 'solid-js';
import type { SavedCampaign } from '../../../storage/campaigns/campaign-envelope';
import type { CampaignStore } from '../../../storage/campaigns/create-campaign-store';
import type { EditorStart } from './editor-start';

/** The edited campaign has since been saved again, or deleted; undefined where it stands as it was. */
export type Elsewhere = SavedCampaign | 'deleted' | undefined;

export function createElsewhere(start: EditorStart, store: CampaignStore): Accessor<Elsewhere> {
  return createMemo(() => {
    const all = store.all();
    if (all === undefined) return undefined;
    const found = all.find((stored) => stored.state === 'whole' && stored.campaign.id === start.id);
    if (found?.state !== 'whole') return start.revision === null ? undefined : 'deleted';
    return found.revision === start.revision ? undefined : found;
  });
}
