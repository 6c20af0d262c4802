import { Show } from 'solid-js';
import type { Thresholds } from '../../../domain/bundles/thresholds';
import { formatLift, formatShare } from '../../../ui/format';
import { formatPopularity } from '../formats';

/** The thresholds in force, where the sliders are a sheet away. */
export function ThresholdChips(props: { thresholds: Thresholds }) {
  return (
    <div class="phonechips" tabindex="0" role="region" aria-label="Thresholds in force">
      <span class="chip">Popularity ≥ {formatPopularity(props.thresholds.support)}</span>
      <span class="chip">Likelihood ≥ {formatShare(props.thresholds.confidence, 0)}</span>
      <span class="chip">
        Lift {props.thresholds.lift === 0 ? 'any' : `≥ ${formatLift(props.thresholds.lift)}`}
      </span>
      <Show when={props.thresholds.q < 1}>
        <span class="chip">q ≤ {props.thresholds.q}</span>
      </Show>
      <Show when={props.thresholds.search !== ''}>
        <span class="chip">
          <span>“{props.thresholds.search}”</span>
        </span>
      </Show>
    </div>
  );
}
