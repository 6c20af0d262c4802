import { createEffect, createSignal, For, on, onCleanup, onMount, Show } from 'solid-js';
import type { RuleSet } from '../../../domain/bundles/rules';
import { formatLift, formatMoneyShort, formatNumber, formatShare } from '../../../ui/format';
import { StrengthBadge } from '../../../ui/marks/strength-badge';
import { PairName } from './pair-name';
import type { BundleWords } from '../bundle-words';

/** Cards added each time the end comes near. */
const STEP = 24;

/** The shown rules on a phone; more follow as one scrolls. */
export function BundleCards(props: {
  rules: RuleSet;
  shown: Uint32Array;
  selected: number | undefined;
  hasRevenue: boolean;
  isJudged: boolean;
  words: BundleWords;
  onSelect: (rule: number) => void;
}) {
  const [limit, setLimit] = createSignal(STEP);
  createEffect(
    on(
      () => props.rules.mined,
      () => setLimit(STEP),
      { defer: true },
    ),
  );
  const rows = () => Array.from(props.shown.subarray(0, limit()));
  const hasMore = () => limit() < props.shown.length;
  let end!: HTMLLIElement;
  onMount(() => {
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting) && hasMore()) {
          setLimit((before) => before + STEP);
        }
      },
      { rootMargin: '600px' },
    );
    observer.observe(end);
    onCleanup(() => observer.disconnect());
  });

  return (
    <ul class="bcards" aria-label="Bundles">
      <For each={rows()}>
        {(rule) => (
          <li>
            <button
              type="button"
              class="bcard"
              classList={{ 'is-selected': rule === props.selected }}
              onClick={() => props.onSelect(rule)}
            >
              <PairName rules={props.rules} rule={rule} />
              <Show when={props.isJudged}>
                <StrengthBadge strength={props.rules.strength(rule)} />
              </Show>
              <span class="bcard__nums">
                <span>
                  <small>Likelihood</small>
                  {formatShare(props.rules.column('confidence')[rule]!)}
                </span>
                <span>
                  <small>Lift</small>
                  {formatLift(props.rules.column('lift')[rule]!)}
                </span>
                <span>
                  <small class="capital">{props.words.baskets}</small>
                  {formatNumber(props.rules.counts(rule).both)}
                </span>
                <Show when={props.hasRevenue}>
                  <span>
                    <small>Revenue</small>
                    {formatMoneyShort(props.rules.column('revenue')[rule]!)}
                  </span>
                </Show>
              </span>
            </button>
          </li>
        )}
      </For>
      <li ref={end} class="t3 small bcards__more">
        {formatNumber(Math.min(limit(), props.shown.length))} of {formatNumber(props.shown.length)}{' '}
        bundles{hasMore() ? '. Scroll to load more.' : ''}
      </li>
    </ul>
  );
}
