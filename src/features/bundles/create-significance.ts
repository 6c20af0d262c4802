import { createEffect, createSignal, onCleanup, type Accessor } from 'solid-js';
import type { RuleSet } from '../../domain/bundles/rules';

/** Exact tests run this long before the page gets its turn. In ms. */
const SLICE = 8;

/**
 * True once every pair was tested. An exact test for each of 100,000 pairs takes longer than a frame:
 * they run in slices, after the bundles are on the page.
 */
export function createSignificance(rules: Accessor<RuleSet | undefined>): Accessor<boolean> {
  const [judged, setJudged] = createSignal<RuleSet['mined']>();
  createEffect(() => {
    const set = rules();
    if (set === undefined || judged() === set.mined) return;
    const steps = set.learnSignificance();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const slice = () => {
      const end = performance.now() + SLICE;
      for (;;) {
        if (steps.next().done === true) {
          setJudged(set.mined);
          return;
        }
        if (performance.now() > end) break;
      }
      timer = setTimeout(slice);
    };
    slice();
    onCleanup(() => clearTimeout(timer));
  });
  return () => {
    const set = rules();
    return set !== undefined && judged() === set.mined;
  };
}
