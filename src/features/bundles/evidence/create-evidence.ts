import { createMemo, createSignal } from 'solid-js';
import { splitsOf, type OfferedSplit } from '../../../domain/evidence/strata';
import { segmentNames, SEGMENTS } from '../../../domain/segments/segments';
import { createShopQuery } from '../../../engine/create-shop-query';
import type { InputOf } from '../../../engine/ask';
import type { BundlesState } from '../create-bundles';
import { SELECTION_REST } from '../mining/create-pair';

const AT_REST = { rest: SELECTION_REST };

export type EvidenceState = ReturnType<typeof createEvidence>;
export type AskedQuestion = Omit<InputOf<'showSql'>, 'recipe'>;

/** Asks about the selected rule beside its counts: in groups, at full price, with a third item. */
export function createEvidence(state: BundlesState) {
  const { shop, pair } = state;
  const splits = createMemo<OfferedSplit[]>(() => {
    const summary = shop.summary();
    const of = pair();
    return summary === undefined || of === undefined ? [] : splitsOf(summary, of.mined.grain);
  });
  const [chosen, setChosen] = createSignal(0);
  const split = createMemo(() => splits()[chosen()] ?? splits()[0]);

  const strataInput = createMemo(() => {
    const of = pair();
    const by = split();
    return of && by && { ...of, split: by.split };
  });
  const strata = createShopQuery(shop, 'strataCounts', strataInput, AT_REST);

  const promoInput = createMemo(() =>
    shop.summary()?.parts.discounts === true ? pair() : undefined,
  );
  const promo = createShopQuery(shop, 'promoCounts', promoInput, AT_REST);

  const thirdsInput = createMemo(() => {
    const of = pair();
    const floor = state.rules()?.mined.floor;
    return of && floor !== undefined ? { ...of, least: floor } : undefined;
  });
  const thirds = createShopQuery(shop, 'thirdItems', thirdsInput, AT_REST);

  return {
    splits,
    split,
    splitIndex: () =>
      Math.max(
        0,
        splits().findIndex((each) => each === split()),
      ),
    setSplit: setChosen,
    strata,
    strataInput,
    promo,
    promoInput,
    thirds,
    thirdsInput,
  };
}

/** A split as people call it. */
export function splitName({ split, name }: OfferedSplit): string {
  if (split.by === 'segment') return 'Segment';
  return split.by === 'channel' ? 'Channel' : name;
}

/** A group's value as people call it. */
export function groupName({ split }: OfferedSplit, value: string | null): string {
  if (value === null) return 'Not known';
  const segment = split.by === 'segment' ? SEGMENTS.find((each) => each === value) : undefined;
  return segment === undefined ? value : segmentNames[segment];
}
