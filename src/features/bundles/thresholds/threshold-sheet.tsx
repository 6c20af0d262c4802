import { Show } from 'solid-js';
import { formatNumber } from '../../../ui/format';
import { Icon } from '../../../ui/icon';
import { SideSheet } from '../../../ui/overlay/side-sheet';
import type { BundlesState } from '../create-bundles';
import { ThresholdRail } from './threshold-rail';

/** The thresholds beside the page, or over it on a phone, with what a phone's head has no room for. */
export function ThresholdSheet(props: {
  state: BundlesState;
  /** On a phone. */
  open: boolean;
  onClose: () => void;
  onExport: () => void;
}) {
  return (
    <SideSheet
      class="rail"
      label="Thresholds"
      isSheet={props.state.isPhone()}
      open={!props.state.isPhone() || props.open}
      onClose={() => props.onClose()}
    >
      <div class="rail__head">
        <h2>Thresholds</h2>
        <span class="row">
          <button
            class="btn btn--ghost btn--sm"
            type="button"
            onClick={() => props.state.thresholds.reset()}
          >
            Reset
          </button>
          <Show when={props.state.isPhone()}>
            <button
              class="btn btn--ghost btn--icon btn--sm"
              type="button"
              aria-label="Close thresholds"
              onClick={() => props.onClose()}
            >
              <Icon name="close" />
            </button>
          </Show>
        </span>
      </div>
      <Show when={props.state.shop.summary()} fallback={<div class="rail__body" />}>
        {(summary) => <ThresholdRail state={props.state} parts={summary().parts} />}
      </Show>
      <Show when={props.state.isPhone()}>
        <footer class="detail__foot row g2">
          <button class="btn btn--primary btn--grow" type="button" onClick={() => props.onClose()}>
            Show {formatNumber(props.state.shown().length)} bundles
          </button>
          <button
            class="btn"
            type="button"
            disabled={!props.state.canExport()}
            onClick={() => props.onExport()}
          >
            <Icon name="download" />
            Export rules CSV
          </button>
        </footer>
      </Show>
    </SideSheet>
  );
}
