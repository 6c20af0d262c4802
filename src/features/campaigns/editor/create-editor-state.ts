import { createEffect, createMemo, on, type Accessor } from 'solid-js';
import type { SetStoreFunction } from 'solid-js/store';
import type { Campaign } from '../../../domain/campaign/campaign';
import {
  campaignEconomics,
  testPlanOf,
} from '../../../domain/campaign/economics/campaign-economics';
import { offerOf } from '../../../domain/campaign/facts';
import { ownUplift } from '../../../domain/campaign/economics/own-uplift';
import { smallestDetectableEffect } from '../../../domain/campaign/economics/power';
import { formatNumber, formats } from '../../../ui/format';
import { numberText, parseNumberText } from '../../../ui/input/number-text';
import type { AskedAssumptions } from './fields/assumption-fields';
import type { LiveBasis } from './create-basis';
import type { CheckAction } from '../checks/check';
import { checksOf } from '../checks/checks';
import type { CampaignDraft } from './draft/draft';
import { checkDraft, economicsBasis, isLoss } from './draft/draft-check';
import { discountOf } from './draft/draft-values';
import { moneyIn } from '../campaign-words';

export type EditorState = ReturnType<typeof createEditorState>;

/** Works out what a draft comes to, following what is typed and what the shop says. */
export function createEditorState(
  draft: CampaignDraft,
  setDraft: SetStoreFunction<CampaignDraft>,
  live: LiveBasis,
) {
  const checked = createMemo(() => {
    const basis = live.basis();
    return basis === undefined
      ? undefined
      : checkDraft({ ...draft }, basis, new Date().toISOString());
  });
  const currency = () => live.basis()?.prices.currency ?? formats().currency;

  const figures = createMemo(() => {
    const basis = live.basis();
    if (basis === undefined) return undefined;
    const from = economicsBasis({ ...draft }, basis, checked()?.errors ?? {});
    const economics = campaignEconomics(from);
    const budget = numberOrNull(draft.budget);
    const checks = checksOf({
      ...from,
      economics,
      evidence: basis.evidence,
      budget,
      channel: draft.channel,
      controlShare: parseNumberText(draft.controlShare) / 100,
      overlaps: live.overlaps(),
      leavesOutOthers: draft.leaveOutOthers,
    });
    return { basis, from, economics, budget, checks, isLoss: isLoss({ ...draft }, basis) };
  });

  /** Lists what has to be asked, because the shop does not say. */
  const asked = (): AskedAssumptions => {
    const from = figures()?.from;
    const measured = from?.baseline;
    const hasBaseline = measured !== null && measured !== undefined && measured.customers > 0;
    const base = hasBaseline ? measured.base : from?.assumptions.baseline;
    return {
      margin:
        from !== undefined && offerOf(from.discount, from.discountOn, from.prices).cost === null,
      baseline: from !== undefined && !live.isCounting() && !hasBaseline,
      response: base === 0,
    };
  };

  /** Says in money what a percentage takes off; nothing of a discount that cannot be. */
  const discountNote = () => {
    const basis = live.basis();
    const given = checked()?.errors?.['discount.value'] === undefined ? discountOf(draft) : null;
    if (given?.type !== 'percentage' || basis === undefined) return undefined;
    if (basis.prices[draft.discountOn] === null) return undefined;
    return moneyIn(currency(), offerOf(given, draft.discountOn, basis.prices).off ?? 0);
  };

  // Having seen that a discount loses money is said of that discount alone.
  const offer = () =>
    [draft.discountType, draft.discountValue, draft.discountOn, draft.margin].join(' ');
  createEffect(on(offer, () => setDraft('lossAcknowledged', false), { defer: true }));

  return {
    checked,
    currency,
    figures,
    asked,
    discountNote,
    /** Says how many the control group holds. */
    controlNote: () => {
      const audience = live.basis()?.audience;
      return audience === null || audience === undefined
        ? undefined
        : formatNumber(audience.control);
    },
    /** The smallest effect the two groups can show, in a sentence. */
    effectNote: () => effectText(figures()?.from),
  };
}

function effectText(from: Parameters<typeof testPlanOf>[0] | undefined): string | undefined {
  const plan = from === undefined ? null : testPlanOf(from);
  if (plan === null || plan.treatment + plan.control === 0) return undefined;
  const smallest = smallestDetectableEffect(plan);
  return smallest === null
    ? 'With one group only, nothing can be compared.'
    : `Smallest effect that shows: ${formatNumber(smallest * 100, 1)} points (power 80%, two-sided 5%). Expected: ${formatNumber(Math.abs(plan.response - plan.baseline) * 100, 1)}.`;
}

/** Takes what a check suggests. */
export function takeAction(action: CheckAction, setDraft: SetStoreFunction<CampaignDraft>): void {
  switch (action.kind) {
    case 'cap':
      setDraft('redemptionCap', numberText(action.redemptions));
      break;
    case 'hold-out':
      setDraft('controlShare', numberText(action.share * 100));
      break;
    case 'leave-out-others':
      setDraft('leaveOutOthers', true);
      break;
  }
}

/** Pools the uplift that ended campaigns of a shop have measured. */
export const measuredUplift = (
  campaigns: Accessor<readonly Campaign[]>,
  own: string,
  shop: Accessor<string | undefined>,
) =>
  createMemo(() =>
    ownUplift(
      campaigns()
        .filter(
          ({ id, status, shop: made }) => id !== own && status === 'ended' && made.name === shop(),
        )
        .flatMap(({ outcome }) => (outcome === null ? [] : [outcome])),
    ),
  );

function numberOrNull(text: string): number | null {
  const value = parseNumberText(text);
  return Number.isNaN(value) ? null : value;
}
