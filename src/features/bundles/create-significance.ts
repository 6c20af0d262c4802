import { createEffect, createSignal, on, onCleanup, type Accessor } from 'solid-js';
import type { RuleSet } from '../../domain/bundles/rules';
import type { Thresholds } from '../../domain/bundles/thresholds';

/** Exact tests run this long before the page gets its turn. In ms. */
const SLICE = 4;
/** They wait while a slider moves, until its thresholds have rested for this long. In ms. */
const REST = 160;

/**
 * True once every pair was tested. An exact test for each of 100,000 pairs takes longer than a frame:
 * they run in slices, after the bundles are on the page, and never between the steps of a slider.
 */
export function createSignificance(
  rules: Accessor<RuleSet | undefined>,
  thresholds: Accessor<Thresholds>,
): Accessor<boolean> {
  const [judged, setJudged] = createSignal<RuleSet['mined']>();
  let restsFrom = 0;
  createEffect(
    on(
      thresholds,
      () => {
        restsFrom = performance.now() + REST;
      },
      { defer: true },
    ),
  );
  createEffect(() => {
    const set = rules();
    if (set === undefined || judged() === set.mined) return;
    const steps = set.learnSignificance();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const slice = () => {
      const start = performance.now();
      if (start < restsFrom) {
        timer = setTimeout(slice, restsFrom - start);
        return;
      }
      const end = start + SLICE;
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
