import { audienceKinds } from '../../../../domain/campaign/audience-kinds';
import { campaignStatusNames } from '../../../../domain/campaign/campaign';
import { discountTargets, discountTypes } from '../../../../domain/campaign/discounts';
import { channels } from '../../../../domain/campaign/channels';
import { segmentNames } from '../../../../domain/segments/segments';
import type { CampaignDraft } from './draft';

/**
 * Two people's edits of one campaign, brought together field by field against what both began with. Fields
 * that mean something only together are taken together.
 */
interface FieldGroup {
  name: string;
  fields: readonly (keyof CampaignDraft)[];
  /** Writes the part as a person compares it. */
  text: (draft: CampaignDraft) => string;
  /** Can be changed although the campaign has started. */
  isFree?: true;
}

const orNone = (text: string): string => (text.trim() === '' ? 'none' : text);
const percentOr = (text: string): string => (text.trim() === '' ? 'none' : `${text}%`);
const three = (low: string, base: string, high: string): string =>
  low === '' && base === '' && high === '' ? 'none' : `${low} / ${base} / ${high}%`;

export const FIELD_GROUPS: readonly FieldGroup[] = [
  { name: 'Campaign name', fields: ['name'], text: ({ name }) => orNone(name), isFree: true },
  { name: 'Status', fields: ['status'], text: ({ status }) => campaignStatusNames[status] },
  {
    name: 'Discount',
    // Having seen that a discount loses money is said of that discount alone.
    fields: ['discountType', 'discountValue', 'discountOn', 'lossAcknowledged'],
    text: ({ discountType, discountValue, discountOn }) =>
      `${orNone(discountValue)}${discountTypes[discountType].isShare ? '%' : ''} off ${discountTargets[discountOn].name.toLowerCase()}`,
  },
  {
    name: 'Minimum order price',
    fields: ['minimumOrder'],
    text: ({ minimumOrder }) => orNone(minimumOrder),
  },
  { name: 'Budget', fields: ['budget'], text: ({ budget }) => orNone(budget) },
  {
    name: 'Redemption cap',
    fields: ['redemptionCap'],
    text: ({ redemptionCap }) => orNone(redemptionCap),
  },
  {
    name: 'Channel',
    fields: ['channel', 'contactCost'],
    text: ({ channel, contactCost }) => `${channels[channel].name}, ${contactCost} a contact`,
  },
  { name: 'Customer segment', fields: ['segment'], text: ({ segment }) => segmentNames[segment] },
  {
    name: 'Audience',
    fields: ['who', 'boughtWithinDays', 'notWithinDays', 'restDays', 'leaveOutOthers'],
    text: (draft) =>
      [
        audienceKinds[draft.who].name,
        ...(draft.boughtWithinDays === '' ? [] : [`bought within ${draft.boughtWithinDays} days`]),
        ...(draft.notWithinDays === '' ? [] : [`not within ${draft.notWithinDays} days`]),
        ...(draft.restDays === '' ? [] : [`${draft.restDays} days of rest`]),
        ...(draft.leaveOutOthers ? ['without other campaigns’ customers'] : []),
      ].join(', '),
  },
  {
    name: 'Control group',
    fields: ['controlShare'],
    text: ({ controlShare }) => percentOr(controlShare),
  },
  {
    name: 'Days',
    fields: ['from', 'to'],
    text: ({ from, to }) => `${orNone(from)} to ${orNone(to)}`,
  },
  {
    name: 'Landing page',
    fields: ['landingPage'],
    text: ({ landingPage }) => orNone(landingPage),
    isFree: true,
  },
  { name: 'Note', fields: ['note'], text: ({ note }) => orNone(note), isFree: true },
  {
    name: 'Uplift',
    fields: ['upliftLow', 'upliftBase', 'upliftHigh'],
    text: (draft) => three(draft.upliftLow, draft.upliftBase, draft.upliftHigh),
  },
  {
    name: 'Response',
    fields: ['responseLow', 'responseBase', 'responseHigh'],
    text: (draft) => three(draft.responseLow, draft.responseBase, draft.responseHigh),
  },
  { name: 'Buy anyway', fields: ['baseline'], text: ({ baseline }) => percentOr(baseline) },
  { name: 'Margin', fields: ['margin'], text: ({ margin }) => percentOr(margin) },
];

export type Side = 'mine' | 'theirs';

/** A part in which the drafts differ, and whose edit it was; `both` has to be decided by a person. */
export interface Difference {
  name: string;
  by: Side | 'both';
  mine: string;
  theirs: string;
}

export interface Drafts {
  /** Both edits began with this draft. */
  base: CampaignDraft;
  mine: CampaignDraft;
  theirs: CampaignDraft;
  /** Theirs has started: only what is free can still be one's own. */
  isSettled: boolean;
}

export function differencesOf(drafts: Drafts): Difference[] {
  return FIELD_GROUPS.flatMap((group) => {
    const by = changedBy(group, drafts);
    if (by === undefined) return [];
    return [
      { name: group.name, by, mine: group.text(drafts.mine), theirs: group.text(drafts.theirs) },
    ];
  });
}

/** Theirs with one's own edits in it; what both changed is as `chosen` by group name, one's own if not. */
export function mergeDrafts(
  drafts: Drafts,
  chosen: Readonly<Partial<Record<string, Side>>>,
): CampaignDraft {
  const own = FIELD_GROUPS.filter((group) => {
    const by = changedBy(group, drafts);
    return by === 'mine' || (by === 'both' && chosen[group.name] !== 'theirs');
  }).flatMap(({ fields }) => fields);
  return { ...drafts.theirs, ...pick(drafts.mine, own) };
}

function changedBy(group: FieldGroup, { base, mine, theirs, isSettled }: Drafts) {
  const isSame = (one: CampaignDraft, other: CampaignDraft) =>
    group.fields.every((field) => one[field] === other[field]);
  if (isSame(mine, theirs)) return undefined;
  if (isSame(mine, base) || (isSettled && group.isFree !== true)) return 'theirs';
  return isSame(theirs, base) ? 'mine' : 'both';
}

const pick = (
  draft: CampaignDraft,
  fields: readonly (keyof CampaignDraft)[],
): Partial<CampaignDraft> =>
  Object.fromEntries(
    Object.entries(draft).filter(([key]) => fields.some((field) => field === key)),
  );
