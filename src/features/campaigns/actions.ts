import type { Campaign } from '../../domain/campaign';
import {
  campaignFileText,
  MOST_FILE_BYTES,
  parseCampaignFile,
  tooLargeFile,
} from '../../domain/campaign-file';
import { nameWith, planImport } from '../../domain/campaign-import';
import { toCsv } from '../../domain/csv';
import { failed, failureOf, success, type Failure, type Result } from '../../domain/errors';
import type { EngineClient } from '../../engine/engine';
import type { ShopSession } from '../../engine/shop-session';
import type { CampaignStore } from '../../storage/campaigns';
import { downloadText, slug } from '../../ui/download';
import { plural } from '../../ui/format';
import { toast } from '../../ui/toast';
import { newCampaignId } from './new-id';

/** What can be done with saved campaigns, on the list and on a campaign's own page alike. */

export const jsonFileName = (campaign: Campaign): string => `${slug(campaign.name)}.json`;

export function exportCampaigns(campaigns: readonly Campaign[], fileName: string): void {
  downloadText(fileName, campaignFileText(campaigns, __APP_VERSION__), 'application/json');
}

export const exportCampaign = (campaign: Campaign): void =>
  exportCampaigns([campaign], jsonFileName(campaign));

/**
 * A draft with the same settings under an id of its own. The split into groups follows the id, so the
 * audience is counted anew, or left out when the campaign's shop is not the one loaded.
 */
export async function duplicateCampaign(
  campaign: Campaign,
  store: CampaignStore,
  shop: ShopSession,
): Promise<Result<Campaign>> {
  const id = newCampaignId();
  const now = new Date().toISOString();
  const isLoaded = shop.summary()?.fingerprint === campaign.shop.fingerprint;
  const counted = isLoaded
    ? await shop.engine.ask.audience(audienceInput({ ...campaign, id }))
    : undefined;
  const copy: Campaign = {
    ...campaign,
    id,
    name: nameWith(campaign.name, ', copy'),
    status: 'draft',
    createdAt: now,
    updatedAt: now,
    audience: counted?.ok ? counted.value : null,
  };
  const saved = await store.save([copy]);
  return saved.ok ? success(copy) : saved;
}

/** Deletes at once and offers to take it back. */
export async function deleteCampaign(
  campaign: { key: string; name: string },
  store: CampaignStore,
): Promise<void> {
  const removed = await store.remove(campaign.key);
  if (!removed.ok) {
    sayFailure(removed.failure);
    return;
  }
  toast({
    text: `Deleted “${campaign.name}”`,
    icon: 'trash',
    action: {
      label: 'Undo',
      run: () => void removed.value().then((undone) => undone.ok || sayFailure(undone.failure)),
    },
  });
}

export const sayFailure = (failure: Failure): void =>
  toast({ text: failure.message, tone: 'negative' });

/** Takes a file in, all of it or nothing; answers what happened in a sentence. */
export async function importCampaigns(file: File, store: CampaignStore): Promise<Result<string>> {
  // Before a byte of it is read.
  if (file.size > MOST_FILE_BYTES) return failed(tooLargeFile);
  let text: string;
  try {
    text = await file.text();
  } catch (error) {
    return failed({
      ...failureOf(error),
      kind: 'file-gone',
      message: `${file.name} could not be read. Choose it again.`,
    });
  }
  const parsed = parseCampaignFile(text);
  if (!parsed.ok) return parsed;
  const plan = planImport(store.campaigns(), parsed.value, newCampaignId);
  if (plan.write.length > 0) {
    const saved = await store.save(plan.write);
    if (!saved.ok) return saved;
  }
  const parts = [`Imported ${plural(plan.write.length, 'campaign')} from ${file.name}`];
  if (plan.copies > 0) parts.push(`${plural(plan.copies, 'copy', 'copies')} beside changed ones`);
  if (plan.unchanged > 0) parts.push(`${plan.unchanged} already here`);
  return success(parts.join(', '));
}

/** Downloads the audience as counted now in the loaded shop. */
export async function downloadAudience(
  campaign: Campaign,
  engine: EngineClient,
): Promise<Result<number>> {
  const rows = await engine.ask.audienceRows(audienceInput(campaign));
  if (!rows.ok) return rows;
  const csv = toCsv(
    ['customer_id', 'email', 'channel', 'group'],
    rows.value.map((row) => [row.customerId, row.email, campaign.channel, row.group]),
  );
  downloadText(`${slug(campaign.name)}-audience.csv`, csv);
  return success(rows.value.length);
}

const audienceInput = (campaign: Campaign) => ({
  campaignId: campaign.id,
  level: campaign.bundle.level,
  antecedent: campaign.bundle.antecedent.map(({ id }) => id),
  consequent: campaign.bundle.consequent.map(({ id }) => id),
  segment: campaign.segment,
  channel: campaign.channel,
  controlShare: campaign.controlShare,
});
