import { Show } from 'solid-js';
import { formatNumber, formatShare } from '../../ui/format';
import { Icon } from '../../ui/icon';
import type { BundleWords } from './bundle-words';

/** Title, what is found in one line, and the export. */
export function BundlesHead(props: {
  passing: number;
  mined: number;
  shown: number;
  /** One row a pair: what is counted are pairs of the mined rules. */
  isPairs: boolean;
  /** Share of baskets that hold at least one shown pair; undefined until it is counted. */
  coverage: number | undefined;
  hasRules: boolean;
  canExport: boolean;
  words: BundleWords;
  onExport: () => void;
  onThresholds: () => void;
}) {
  const isCapped = () => props.shown < props.passing;
  return (
    <header class="bmain__head">
      <div>
        <h1>Bundles</h1>
        <p class="live" role="status">
          <Show when={props.hasRules} fallback="Looking for what is bought together">
            <b>{formatNumber(props.passing)}</b> of{' '}
            {formatNumber(props.isPairs ? props.mined / 2 : props.mined)} bundles
            <Show when={props.coverage !== undefined && props.passing > 0}>
              {' '}
              <span class="t3">·</span>{' '}
              {isCapped() ? `the ${formatNumber(props.shown)} shown cover` : 'covers'}{' '}
              <b>{formatShare(props.coverage ?? 0)}</b> of {props.words.baskets}
            </Show>
          </Show>
        </p>
      </div>
      <div class="row g2">
        <button class="btn only-phone-flex" type="button" onClick={() => props.onThresholds()}>
          <Icon name="filter" />
          Thresholds
        </button>
        <button
          class="btn only-wide-flex"
          type="button"
          disabled={!props.canExport}
          onClick={() => props.onExport()}
        >
          <Icon name="download" />
          Export rules CSV
        </button>
      </div>
    </header>
  );
}
