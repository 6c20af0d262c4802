import * as v from 'valibot';
import { CAMPAIGN_VERSION, CampaignSchema, ShopStampSchema, type Campaign } from '../campaign';
import { versionOf, migrateCampaign } from './migrations';
import { placeInWords } from './field-names';
import { failed, success, type Failure, type Result } from '../../errors';
import { badFile, parseJson, tooLarge } from '../../text/json-text';

const SCHEMA_NAME = 'bundlewise.campaigns';
/** The file's `schema` names the kind of file and the version of its campaigns. */
export const CAMPAIGN_FILE_SCHEMA = `${SCHEMA_NAME}/${CAMPAIGN_VERSION}`;

const KIND = 'a campaign file';

/** The exported file. It is documented in docs/campaign-json.md and published as JSON Schema. */
export const CampaignFileSchema = v.object({
  schema: v.literal(CAMPAIGN_FILE_SCHEMA),
  app: v.object({ name: v.string(), version: v.string() }),
  /** The shop that all campaigns were made with; null when they come from several. */
  shop: v.nullable(ShopStampSchema),
  campaigns: v.pipe(v.array(CampaignSchema), v.minLength(1)),
});
export type CampaignFile = v.InferOutput<typeof CampaignFileSchema>;

/** Returns the file's text, for people to read and machines to parse. */
export function campaignFileText(campaigns: readonly Campaign[], appVersion: string): string {
  const [first, ...rest] = campaigns;
  const isOneShop = rest.every(({ shop }) => shop.fingerprint === first?.shop.fingerprint);
  const file = {
    schema: CAMPAIGN_FILE_SCHEMA,
    app: { name: 'Bundlewise', version: appVersion },
    shop: isOneShop ? (first?.shop ?? null) : null,
    campaigns: [...campaigns],
  } satisfies CampaignFile;
  return `${JSON.stringify(file, null, 2)}\n`;
}

/**
 * Reads the campaigns of a file's text, all of them or none: the failure names the first wrong place in
 * words. Fields that no version knows are left out. Never throws.
 */
export function parseCampaignFile(text: string): Result<Campaign[]> {
  const parsed = parseJson(text, KIND);
  return parsed.ok ? campaignsOf(parsed.value) : parsed;
}

function campaignsOf(parsed: unknown): Result<Campaign[]> {
  const outline = v.safeParse(Outline, parsed);
  const name = outline.success ? outline.output.schema.split('/')[0] : undefined;
  if (name === 'bundlewise.backup') return badFile('This is a backup: restore it in Settings.');
  if (!outline.success || name !== SCHEMA_NAME) {
    return badFile(
      `This JSON is not a campaign file: its “schema” has to begin with “${SCHEMA_NAME}”.`,
    );
  }
  const { schema, campaigns } = outline.output;
  if (Number(schema.split('/')[1]) > CAMPAIGN_VERSION) return failed(newerFile);
  if (!Array.isArray(campaigns) || campaigns.length === 0) {
    return badFile('This campaign file has no campaigns in it.');
  }
  const read: Campaign[] = [];
  for (const [index, raw] of campaigns.entries()) {
    const campaign = parseCampaign(raw);
    if (!campaign.ok) {
      const { message } = campaign.failure;
      return badFile(`Campaign ${index + 1}${nameOf(raw)}, ${message}`, campaign.failure.detail);
    }
    const twin = read.findIndex(({ id }) => id === campaign.value.id);
    if (twin !== -1) return badFile(`Campaigns ${twin + 1} and ${index + 1} have the same id.`);
    read.push(campaign.value);
  }
  return success(read);
}

const Outline = v.object({ schema: v.string(), campaigns: v.optional(v.unknown()) });

/** Reads one campaign from a file or from storage, brings it to this version and validates it. */
export function parseCampaign(raw: unknown): Result<Campaign> {
  if (versionOf(raw) > CAMPAIGN_VERSION) {
    return badFile('version: it was made by a newer version of Bundlewise.');
  }
  const parsed = v.safeParse(CampaignSchema, migrateCampaign(raw), { abortEarly: true });
  if (parsed.success) return success(parsed.output);
  const [issue] = parsed.issues;
  const place = placeInWords((issue.path ?? []).map(({ key }) => key));
  return badFile(`${place}: ${issue.message}`, `${v.getDotPath(issue)}: ${issue.message}`);
}

export const tooLargeFile: Failure = tooLarge(KIND);

const newerFile: Failure = {
  kind: 'bad-file',
  message:
    'This campaign file was made by a newer version of Bundlewise. Reload the page to update, then import it again.',
};

function nameOf(raw: unknown): string {
  const named = v.safeParse(v.object({ name: v.string() }), raw);
  return named.success ? ` (“${named.output.name.slice(0, 60)}”)` : '';
}
