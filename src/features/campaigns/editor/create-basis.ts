import { createMemo, type Accessor } from 'solid-js';
import type { Campaign, CampaignBundle } from '../../../domain/campaign/campaign';
import type { BundleChoice } from '../../../domain/campaign/address';
import { DEFAULT_WINDOW_DAYS } from '../../../domain/campaign/defaults';
import { isSettled } from '../../../domain/campaign/life/life';
import { kinshipOf } from '../../../domain/shop/kinship';
import { evidenceOf, pricesOf, type BundleFacts } from '../../../domain/campaign/facts';
import type { Failure } from '../../../domain/errors';
import { isSameValue } from '../../../domain/same-value';
import { isDay, lengthOf } from '../../../domain/dates/periods';
import type { SegmentOrAll } from '../../../domain/segments/segments';
import { useShop } from '../../../engine/context';
import type { Query } from '../../../engine/create-query';
import { createShopQuery } from '../../../engine/create-shop-query';
import { formats } from '../../../ui/format';
import { parseNumberText } from '../../../ui/input/number-text';
import { activeOthers, asOfNow, definitionOf } from '../audience/audience-input';
import type { CampaignDraft } from './draft/draft';
import type { CampaignBasis } from './draft/draft-check';
import { isUsableRule, ruleOf, shareOf } from './draft/draft-values';
import type { EditorStart } from './editor-start';
import { createOverlaps, neighboursOf, type Overlap } from '../audience/create-overlaps';
import { stampOf } from '../shop-stamp';

export interface LiveBasis {
  /** Undefined while it is counted, or when it cannot be. */
  readonly basis: Accessor<CampaignBasis | undefined>;
  readonly segmentSizes: Accessor<Record<SegmentOrAll, number> | null | undefined>;
  /** Other saved campaigns that share customers with this one. */
  readonly overlaps: Accessor<Overlap[]>;
  /** So many of them are planned or running. */
  readonly active: Accessor<number>;
  /** True while a figure that a save would keep is on its way. */
  readonly isCounting: Accessor<boolean>;
  readonly failure: Accessor<Failure | undefined>;
  retry(): void;
  /** The loaded shop is not the one the saved campaign was made with. */
  readonly isOtherShop: Accessor<boolean>;
}

/** Counts what a campaign needs to know in the loaded shop, following what is typed. */
export function createBasis(
  start: EditorStart,
  draft: CampaignDraft,
  campaigns: Accessor<readonly Campaign[]>,
): LiveBasis {
  const shop = useShop();
  const others = createMemo(() => activeOthers(campaigns(), start.id, shop.summary()));
  const isOtherShop = () => {
    const summary = shop.summary();
    return (
      start.saved !== undefined &&
      summary !== undefined &&
      kinshipOf(start.saved.shop, summary) === 'other'
    );
  };
  /** Its figures stay as they were saved: another shop is loaded, or they were settled at its start. */
  const isKept = () => isOtherShop() || (start.saved !== undefined && isSettled(start.saved));
  const items = () => {
    const { antecedent, consequent, level, grain } = start.choice;
    return isKept() ? undefined : { antecedent, consequent, level, grain };
  };
  const facts = createShopQuery(shop, 'bundleFacts', items);
  const sizes = createShopQuery(shop, 'segmentSizes', () => (isKept() ? undefined : null));
  const rule = () => {
    const typed = ruleOf(draft);
    return isUsableRule(typed) ? typed : undefined;
  };
  /** Whom it is for as typed, as of today or of the day before it begins. */
  const definition = () => {
    const asked = items();
    const usable = rule();
    if (asked === undefined || usable === undefined) return undefined;
    const { segment, channel } = draft;
    const asOf = asOfNow(isDay(draft.from) ? draft.from : null, shop.summary()?.lastDay ?? null);
    return { ...asked, segment, channel, rule: usable, asOf };
  };
  const audience = createShopQuery(shop, 'audience', () => {
    const whom = definition();
    const controlShare = shareOf(draft.controlShare);
    if (whom === undefined || Number.isNaN(controlShare)) return undefined;
    return {
      ...whom,
      campaignId: start.id,
      controlShare,
      others: whom.rule.leaveOutOthers ? others().map(definitionOf) : [],
    };
  });
  const baseline = createShopQuery(shop, 'baseline', () => {
    const asked = items();
    const usable = rule();
    if (asked === undefined || usable === undefined) return undefined;
    const { who, boughtWithinDays, notWithinDays } = usable;
    return {
      ...asked,
      rule: { who, boughtWithinDays, notWithinDays },
      windowDays: windowDaysOf(draft),
      event: draft.discountOn,
    };
  });
  const reach = createShopQuery(shop, 'minimumReach', () => {
    const asked = items();
    const minimumOrder = parseNumberText(draft.minimumOrder);
    if (asked === undefined || !(minimumOrder > 0)) return undefined;
    return { ...asked, discountOn: draft.discountOn, minimumOrder };
  });
  const overlaps = createOverlaps(definition, () =>
    neighboursOf(campaigns(), start.id, shop.summary()),
  );
  const queries: Query<unknown>[] = [facts, sizes, audience, baseline, reach];

  const basis = createMemo((): CampaignBasis | undefined => {
    const summary = shop.summary();
    if (isKept() && start.saved !== undefined) return basisOf(start.saved, draft);
    const found = facts.latest();
    if (summary === undefined || found === undefined) return undefined;
    if (found.counts.antecedent === 0 || found.counts.consequent === 0) return undefined;
    return {
      id: start.id,
      createdAt: start.createdAt,
      bundle: bundleOf(start.choice, found),
      evidence: evidenceOf(found.counts, start.choice.thresholds, found.holdout),
      prices: pricesOf(found, formats().currency),
      segmentSize: sizes.latest()?.[draft.segment] ?? null,
      audience: audience.latest() ?? null,
      baseline: baseline.latest() ?? null,
      minimumReach: parseNumberText(draft.minimumOrder) > 0 ? (reach.latest() ?? null) : null,
      fixed: start.saved?.fixed ?? null,
      endedAt: start.saved?.endedAt ?? null,
      outcome: start.saved?.outcome ?? null,
      shop: stampOf(summary, shop.isDemo()),
      appVersion: __APP_VERSION__,
    };
  });

  return {
    basis,
    segmentSizes: sizes.latest,
    overlaps,
    active: () => others().length,
    isCounting: () => !isKept() && queries.some(({ status }) => status() === 'loading'),
    failure: () =>
      queries.map((query) => query.failure()).find(Boolean) ?? nothingSold(facts.latest()),
    retry: () => queries.filter((query) => query.failure()).forEach((query) => query.retry()),
    isOtherShop,
  };
}

/** W: the campaign's days where both are set, up to a year. */
function windowDaysOf({ from, to }: CampaignDraft): number {
  if (!isDay(from) || !isDay(to) || from > to) return DEFAULT_WINDOW_DAYS;
  return Math.min(lengthOf({ from, to }), 365);
}

/** A saved campaign's figures, less those that no longer fit what is typed. */
function basisOf(saved: Campaign, draft: CampaignDraft): CampaignBasis {
  const isSameRule = isSameValue(ruleOf(draft), saved.audienceRule);
  const isSameAudience =
    isSameRule &&
    draft.segment === saved.segment &&
    draft.channel === saved.channel &&
    shareOf(draft.controlShare) === saved.controlShare;
  const isSameEvent =
    draft.discountOn === saved.discountOn &&
    (saved.baseline === null || saved.baseline.windowDays === windowDaysOf(draft));
  return {
    ...saved,
    segmentSize: draft.segment === saved.segment ? saved.segmentSize : null,
    audience: isSameAudience ? saved.audience : null,
    baseline: isSameRule && isSameEvent ? saved.baseline : null,
    minimumReach:
      draft.discountOn === saved.discountOn &&
      parseNumberText(draft.minimumOrder) === saved.minimumOrder
        ? saved.minimumReach
        : null,
  };
}

const bundleOf = ({ level, grain }: BundleChoice, facts: BundleFacts): CampaignBundle => ({
  antecedent: facts.antecedent.map(({ id, name }) => ({ id, name })),
  consequent: facts.consequent.map(({ id, name }) => ({ id, name })),
  level,
  grain,
});

function nothingSold(facts: BundleFacts | undefined): Failure | undefined {
  if (facts === undefined) return undefined;
  const side =
    facts.counts.antecedent === 0
      ? facts.antecedent
      : facts.counts.consequent === 0
        ? facts.consequent
        : undefined;
  if (side === undefined) return undefined;
  const names = side.map(({ name }) => name).join(' and ');
  return {
    kind: 'no-rows',
    message: `No basket of this shop has ${names}, so there is nothing to expect from this bundle.`,
  };
}
