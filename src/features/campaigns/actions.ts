import {
  audienceFile,
  type AudienceFormat,
  type AudienceGroups,
} from '../../domain/campaign/files/audience-formats';
import type { Campaign } from '../../domain/campaign/campaign';
import { archiveFiles } from '../../domain/campaign/files/archive';
import { campaignBrief, type BriefFormats } from '../../domain/campaign/files/brief';
import { campaignEconomics } from '../../domain/campaign/economics/campaign-economics';
import {
  campaignFileText,
  parseCampaignFile,
  tooLargeFile,
} from '../../domain/campaign/files/campaign-file';
import { MOST_FILE_BYTES } from '../../domain/text/json-text';
import { nameWith, planImport } from '../../domain/campaign/files/import';
import { kinshipOf } from '../../domain/shop/kinship';
import { failed, failureOf, success, type Failure, type Result } from '../../domain/errors';
import type { ShopSession } from '../../engine/create-shop-session';
import type { Outcome, Refusal } from '../../storage/campaigns/campaign-outcome';
import type { CampaignStore } from '../../storage/campaigns/create-campaign-store';
import { markExported } from '../../storage/exports';
import { downloadBlob, downloadText, slug } from '../../ui/download';
import { formatNumber, formatShare, plural } from '../../ui/format';
import { toast } from '../../ui/overlay/toast';
import { audienceInput } from './audience/audience-input';
import { newCampaignId } from './new-id';
import { moneyIn } from './campaign-words';

// These actions on saved campaigns serve the list and a campaign's own page alike.

export const jsonFileName = (campaign: Campaign): string => `${slug(campaign.name)}.json`;

export function exportCampaigns(campaigns: readonly Campaign[], fileName: string): void {
  markExported(campaigns.map(({ id }) => id));
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
): Promise<Outcome<Campaign>> {
  const id = newCampaignId();
  const now = new Date().toISOString();
  const copy: Campaign = {
    ...campaign,
    id,
    name: nameWith(campaign.name, ', copy'),
    status: 'draft',
    createdAt: now,
    updatedAt: now,
    audience: null,
    fixed: null,
    endedAt: null,
    outcome: null,
  };
  const summary = shop.summary();
  if (summary !== undefined && kinshipOf(campaign.shop, summary) !== 'other') {
    const counted = await shop.engine.ask.audience(audienceInput(copy, store.campaigns(), summary));
    if (counted.ok) copy.audience = counted.value;
  }
  copy.economics = campaignEconomics(copy);
  const saved = await store.add([copy]);
  return saved.ok ? success(copy) : saved;
}

/** Deletes at once and offers to take it back. */
export async function deleteCampaign(
  campaign: { key: string; name: string },
  store: CampaignStore,
): Promise<void> {
  const kept = store.campaigns().find(({ id }) => id === campaign.key);
  const removed = await store.remove(campaign.key);
  if (!removed.ok) {
    sayRefusal(removed);
    return;
  }
  toast({
    text: `Deleted “${campaign.name}”`,
    icon: 'trash',
    action: { label: 'Undo', run: () => void undoDelete(removed.value, kept, store) },
  });
}

/** The deleted campaign comes back, beside the one that has taken its place meanwhile if there is one. */
async function undoDelete(
  undo: () => Promise<Outcome<null>>,
  deleted: Campaign | undefined,
  store: CampaignStore,
): Promise<void> {
  const undone = await undo();
  if (undone.ok) return;
  if (undone.conflict === undefined || deleted === undefined) {
    sayRefusal(undone);
    return;
  }
  const name = nameWith(deleted.name, ' (restored)');
  const copy = await store.add([{ ...deleted, id: newCampaignId(), name }]);
  if (!copy.ok) sayRefusal(copy);
  else toast({ text: `It is here again, so the deleted one came back as “${name}”.` });
}

export const sayFailure = (failure: Failure): void =>
  toast({ text: failure.message, tone: 'negative' });

/** Says why nothing was kept; what storage did not take is offered as a file at once. */
export function sayRefusal({ failure, unsaved = [] }: Omit<Refusal, 'ok'>): void {
  const [first, ...rest] = unsaved;
  if (failure.kind !== 'storage' || first === undefined) {
    sayFailure(failure);
    return;
  }
  const name = rest.length === 0 ? jsonFileName(first) : 'campaigns.json';
  const run = () => exportCampaigns(unsaved, name);
  toast({ text: failure.message, tone: 'negative', action: { label: 'Export JSON', run } });
}

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
    const saved = await store.add(plan.write);
    if (!saved.ok) return saved;
    // They came from a file.
    markExported(plan.write.map(({ id }) => id));
  }
  const parts = [`Imported ${plural(plan.write.length, 'campaign')} from ${file.name}`];
  if (plan.copies > 0) parts.push(`${plural(plan.copies, 'copy', 'copies')} beside changed ones`);
  if (plan.unchanged > 0) parts.push(`${plan.unchanged} already here`);
  return success(parts.join(', '));
}

/** The brief writes numbers as the page does, in the campaign's own currency. */
const briefFormats = ({ prices }: Campaign): BriefFormats => ({
  money: (value) => moneyIn(prices.currency, value),
  number: (value) => formatNumber(value, Number.isInteger(value) ? 0 : 1),
  share: (value) => formatShare(value),
});

export function exportBrief(campaign: Campaign): void {
  const text = campaignBrief(campaign, briefFormats(campaign));
  downloadText(`${slug(campaign.name)}-brief.md`, text, 'text/markdown');
}

/** Campaign, evidence and brief as one zip; the compressor is loaded when it is first asked for. */
export async function exportArchive(campaign: Campaign): Promise<void> {
  const { strToU8, zipSync } = await import('fflate');
  const files = archiveFiles(campaign, __APP_VERSION__, briefFormats(campaign));
  const zip = zipSync(
    Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])),
  );
  const blob = new Blob([new Uint8Array(zip)], { type: 'application/zip' });
  markExported([campaign.id]);
  downloadBlob(`${slug(campaign.name)}.zip`, blob);
}

/** Downloads the audience as counted now in the loaded shop; answers its rows. */
export async function downloadAudience(
  campaign: Campaign,
  { shop, store, format = 'plain', groups = 'both' }: AudienceExport,
): Promise<Result<number>> {
  const rows = await shop.engine.ask.audienceRows(
    audienceInput(campaign, store.campaigns(), shop.summary()),
  );
  if (!rows.ok) return rows;
  const file = await audienceFile(rows.value, { format, groups, channel: campaign.channel });
  const suffix = format === 'plain' ? '' : `-${format}`;
  downloadText(`${slug(campaign.name)}-audience${suffix}.csv`, file.csv);
  return success(file.rows);
}

/** An audience is exported from a shop's data, with the other campaigns that its customers got. */
export interface AudienceExport {
  shop: ShopSession;
  store: CampaignStore;
  format?: AudienceFormat;
  groups?: AudienceGroups;
}
