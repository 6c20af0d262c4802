import { createMemo, createSignal } from 'solid-js';
import { onePerPair, passingRules } from '../../domain/bundles/thresholds';
import { sortKeyOf } from '../../domain/bundles/rules';
import type { ShopSession } from '../../engine/create-shop-session';
import { createMedia, NARROW, PHONE } from '../../ui/create-media';
import { createCoverage } from './mining/create-coverage';
import { createLiftMonths } from './mining/create-lift-months';
import { createMining } from './mining/create-mining';
import { createPair } from './mining/create-pair';
import { createPortfolio } from './portfolio/create-portfolio';
import { confidenceScale } from './thresholds/scales';
import { createSelection } from './create-selection';
import { createSignificance } from './create-significance';
import { createThresholds } from './thresholds/create-thresholds';
import { bundleWords } from './bundle-words';

const NONE = new Uint32Array(0);

export type BundlesState = ReturnType<typeof createBundles>;

/**
 * Holds what every part of the page shares: the thresholds, the rules that pass, and the one rule that is
 * selected and the one that is hovered in all views alike.
 */
export function createBundles(shop: ShopSession) {
  const isPhone = createMedia(PHONE);
  const isNarrow = createMedia(NARROW);
  const thresholds = createThresholds();
  const mining = createMining(shop, thresholds.current);
  const { rules } = mining;
  const isJudged = createSignificance(rules, thresholds.current);

  const passing = createMemo(() => {
    const set = rules();
    return set === undefined ? NONE : passingRules(set, thresholds.current());
  });
  const listed = createMemo(() => {
    const set = rules();
    const isOne = thresholds.current().pairs === 'one';
    return set !== undefined && isOne ? onePerPair(set, passing()) : passing();
  });
  const shown = createMemo(() => {
    const { max } = thresholds.current();
    return max === null ? listed() : listed().subarray(0, max);
  });
  const selection = createSelection(rules, shown, () => !isNarrow());
  const [hovered, setHovered] = createSignal<number>();
  const [inView, setInView] = createSignal<readonly number[]>([]);

  const months = createLiftMonths(shop, rules, mining.question, () => {
    const rule = selection.rule();
    return rule === undefined ? inView() : [...new Set([rule >> 1, ...inView()])];
  });
  const coverage = createCoverage(shop, rules, mining.question, shown);
  // Sorting is apart, so that a step of a slider does not reach it.
  const sorting = createMemo(
    () => ({ sort: thresholds.current().sort, ties: thresholds.current().ties }),
    undefined,
    { equals: (a, b) => a.sort === b.sort && a.ties === b.ties },
  );
  const words = createMemo(() => {
    const { grain, level } = rules()?.mined ?? thresholds.current();
    return bundleWords(grain, level);
  });
  const mostLikelihood = createMemo(() => {
    const set = rules();
    // A little room, so that the likeliest does not stand on the edge.
    return set === undefined ? 1 : (confidenceScale(set).at(-1) ?? 1) * 1.1;
  });
  const sortsByRevenue = () =>
    [sorting().sort, ...sorting().ties].some((term) => sortKeyOf(term) === 'revenue');

  return {
    shop,
    isPhone,
    thresholds,
    mining,
    rules,
    isJudged,
    passing,
    /** Passing, with one row a pair where that was asked for; without the cap. */
    listed,
    shown,
    selection,
    hovered,
    setHovered,
    setInView,
    pair: createPair(rules, mining.question, selection.rule),
    portfolio: createPortfolio(rules, thresholds),
    months,
    coverage,
    sorting,
    words,
    mostLikelihood,
    /** The export waits for what is asked for, be it only for its order. */
    canExport: () => mining.isCurrent() && (!sortsByRevenue() || mining.revenueSettled()),
  };
}
