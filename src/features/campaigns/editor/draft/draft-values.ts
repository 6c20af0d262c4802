import type {
  Assumptions,
  AudienceRule,
  CampaignDiscount,
} from '../../../../domain/campaign/campaign';
import { parseNumberText } from '../../../../ui/input/number-text';
import type { CampaignDraft } from './draft';

// These functions read what is typed as a campaign's values. A text that is no number becomes NaN, for the schema to refuse.

/** The discount as typed; null while it is no number. */
export function discountOf(draft: CampaignDraft): CampaignDiscount | null {
  const value = parseNumberText(draft.discountValue);
  return Number.isNaN(value) ? null : { type: draft.discountType, value };
}

/** A share from per cent, without the noise of binary fractions: 10 → 0.1. */
export const shareOf = (percent: string): number =>
  Number((parseNumberText(percent) / 100).toFixed(8));

/** An empty field is not given. */
export const optional = (text: string, read: (text: string) => number): number | null =>
  text.trim() === '' ? null : read(text);

/** An empty field is 0. */
export const orZero = (text: string): string => (text === '' ? '0' : text);

/** The rule as typed; days that are no number are NaN, for the schema to refuse. */
export const ruleOf = (draft: CampaignDraft): AudienceRule => ({
  who: draft.who,
  boughtWithinDays: optional(draft.boughtWithinDays, parseNumberText),
  notWithinDays: optional(draft.notWithinDays, parseNumberText),
  restDays: optional(draft.restDays, parseNumberText),
  leaveOutOthers: draft.leaveOutOthers,
});

/** Tells whether the engine can be asked with a rule: its days are whole, from 1 to ten years. */
export const isUsableRule = ({
  boughtWithinDays,
  notWithinDays,
  restDays,
}: AudienceRule): boolean =>
  [boughtWithinDays, notWithinDays, restDays].every(
    (days) => days === null || (Number.isInteger(days) && days >= 1 && days <= 3650),
  );

export const assumptionsOf = (draft: CampaignDraft): Assumptions => {
  const response = [draft.responseLow, draft.responseBase, draft.responseHigh];
  return {
    uplift: {
      low: shareOf(draft.upliftLow),
      base: shareOf(draft.upliftBase),
      high: shareOf(draft.upliftHigh),
    },
    response: response.every((text) => text.trim() === '')
      ? null
      : {
          low: shareOf(draft.responseLow),
          base: shareOf(draft.responseBase),
          high: shareOf(draft.responseHigh),
        },
    baseline: optional(draft.baseline, shareOf),
    marginShare: optional(draft.margin, shareOf),
    contactCost: parseNumberText(orZero(draft.contactCost)),
  };
};
