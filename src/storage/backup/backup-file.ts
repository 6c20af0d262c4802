import * as v from 'valibot';
import type { Campaign } from '../../domain/campaign/campaign';
import { parseCampaign } from '../../domain/campaign/files/campaign-file';
import { failed, success, type Result } from '../../domain/errors';
import { badFile, MOST_FILE_BYTES, parseJson } from '../../domain/text/json-text';
import type { Revision } from '../campaigns/campaign-envelope';
import { keyOf, KeptMappingSchema } from '../shops/mappings';
import { SettingsSchema, type Settings } from '../settings';
import { KeptShopSchema, type KeptShop } from '../shops/shops';

/** One state of a campaign. */
export interface BackedUpState {
  revision: Revision;
  savedAt: string;
  campaign: Campaign;
}

/** A campaign as it stands, with its earlier states. */
export interface BackedUpCampaign extends BackedUpState {
  versions: BackedUpState[];
}

export type BackedUpMapping = v.InferOutput<typeof KeptMappingSchema>;

/** Everything that a browser keeps except for the files of its shops, which are the person's own. */
export interface Backup {
  /** The time at which it was made, in ISO format. */
  madeAt: string;
  settings: Settings;
  campaigns: BackedUpCampaign[];
  shops: KeptShop[];
  mappings: BackedUpMapping[];
}

const NAME = 'bundlewise.backup';
const VERSION = 1;
const KIND = 'a backup';

const State = {
  revision: v.pipe(v.string(), v.regex(/^\d{1,9}(-[a-z0-9]{1,40})?$/)),
  savedAt: v.pipe(v.string(), v.maxLength(40)),
  campaign: v.unknown(),
};
const Outline = v.object({ schema: v.string() });
const Content = v.object({
  madeAt: v.pipe(v.string(), v.isoTimestamp()),
  settings: SettingsSchema,
  campaigns: v.array(v.object({ ...State, versions: v.array(v.object(State)) })),
  shops: v.array(
    v.pipe(
      KeptShopSchema,
      v.check(({ id }) => /^[\w-]{1,64}$/.test(id)),
    ),
  ),
  mappings: v.array(KeptMappingSchema),
});

export function backupText(backup: Backup, appVersion: string): string {
  const { madeAt, ...rest } = backup;
  const app = { name: 'Bundlewise', version: appVersion };
  return `${JSON.stringify({ schema: `${NAME}/${VERSION}`, app, madeAt, ...rest })}\n`;
}

/**
 * Returns the text without as many of the oldest versions as have to go for it to be small enough to be
 * read again.
 */
export function fittingText(
  backup: Backup,
  appVersion: string,
  most = MOST_FILE_BYTES,
): Result<{ text: string; leftOut: number }> {
  const whole = backupText(backup, appVersion);
  if (bytesOf(whole) <= most) return success({ text: whole, leftOut: 0 });
  const bare = backup.campaigns.map((each) => ({ ...each, versions: [] as BackedUpState[] }));
  let room = most - bytesOf(backupText({ ...backup, campaigns: bare }, appVersion));
  if (room < 0) {
    return failed({
      kind: 'storage',
      message:
        'What is kept here is too much for one backup. Export the campaigns, and delete some of them or of the shops.',
    });
  }
  const newestFirst = backup.campaigns
    .flatMap(({ versions }, index) => versions.map((version) => ({ index, version })))
    .toSorted((one, other) => (one.version.savedAt < other.version.savedAt ? 1 : -1));
  let leftOut = 0;
  for (const { index, version } of newestFirst) {
    // The comma behind a version counts as well. Once one does not fit, an older one would leave a gap.
    room -= bytesOf(JSON.stringify(version)) + 1;
    if (room < 0) leftOut += 1;
    else bare[index]?.versions.push(version);
  }
  return success({ text: backupText({ ...backup, campaigns: bare }, appVersion), leftOut });
}

const bytesOf = (text: string): number => new TextEncoder().encode(text).length;

/**
 * Reads the backup in a file's text, whole or not at all; the failure names what is wrong. Never
 * throws.
 */
export function parseBackup(text: string): Result<Backup> {
  const parsed = parseJson(text, KIND);
  if (!parsed.ok) return parsed;
  const outline = v.safeParse(Outline, parsed.value);
  const [name, version] = outline.success ? outline.output.schema.split('/') : [];
  if (name === 'bundlewise.campaigns') {
    return badFile('This is a campaign file, not a backup: import it on the Campaigns page.');
  }
  if (name !== NAME) return badFile('This JSON is not a backup of Bundlewise.');
  if (Number(version) > VERSION) {
    return badFile(
      'This backup was made by a newer version of Bundlewise. Reload the page to update, then restore it again.',
    );
  }
  const content = v.safeParse(Content, parsed.value);
  if (!content.success) {
    const [issue] = content.issues;
    const place = v.getDotPath(issue) ?? 'content';
    return badFile(
      `This backup cannot be used: its ${place} is not as it should be.`,
      issue.message,
    );
  }
  return backupOf(content.output);
}

function backupOf(content: v.InferOutput<typeof Content>): Result<Backup> {
  const campaigns: BackedUpCampaign[] = [];
  for (const [index, { versions, ...state }] of content.campaigns.entries()) {
    const current = stateOf(state, `Campaign ${index + 1}`);
    if (!current.ok) return current;
    const { id, name } = current.value.campaign;
    if (campaigns.some(({ campaign }) => campaign.id === id)) {
      return badFile(`This backup has two campaigns of one id; one of them is “${name}”.`);
    }
    const read: BackedUpState[] = [];
    for (const raw of versions) {
      const version = stateOf(raw, `A version of “${name}”`);
      if (!version.ok) return version;
      const { campaign, revision } = version.value;
      if (campaign.id !== id) return badFile(`A version of “${name}” is of another campaign.`);
      if (revision === state.revision || read.some((each) => each.revision === revision)) {
        return badFile(`Two versions of “${name}” have the same number.`);
      }
      read.push(version.value);
    }
    campaigns.push({ ...current.value, versions: read });
  }
  const { shops, mappings } = content;
  if (new Set(shops.map(({ id }) => id)).size < shops.length) {
    return badFile('This backup has two shops of one id.');
  }
  if (new Set(mappings.map(({ headers }) => keyOf(headers))).size < mappings.length) {
    return badFile('This backup reads one header in two ways.');
  }
  return success({ ...content, campaigns });
}

function stateOf(
  { revision, savedAt, campaign: raw }: { revision: string; savedAt: string; campaign?: unknown },
  what: string,
): Result<BackedUpState> {
  const campaign = parseCampaign(raw);
  if (!campaign.ok) return badFile(`${what}, ${campaign.failure.message}`, campaign.failure.detail);
  return success({ revision, savedAt, campaign: campaign.value });
}
