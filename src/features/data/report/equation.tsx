import { Show } from 'solid-js';
import type { ShopSummary } from '../../../domain/shop/shop';
import { formatNumber } from '../../../ui/format';
import { shareOf } from './share';

/** Rows read = loaded + set aside, as figures and as a bar. */
export function Equation(props: { summary: ShopSummary }) {
  const loaded = () => shareOf(props.summary.rowsLoaded, props.summary.rowsRead);
  const aside = () => shareOf(props.summary.rowsSetAside, props.summary.rowsRead);
  return (
    <div class="panel eq">
      <div class="eq__n">
        <span>
          <b>{formatNumber(props.summary.rowsRead)}</b>rows read
        </span>
        <em>=</em>
        <span>
          <b>{formatNumber(props.summary.rowsLoaded)}</b>loaded, {loaded()}
        </span>
        <em>+</em>
        <span classList={{ 'eq--out': props.summary.rowsSetAside > 0 }}>
          <b>{formatNumber(props.summary.rowsSetAside)}</b>set aside, {aside()}
        </span>
      </div>
      <div class="eq__bar" role="img" aria-label={`${loaded()} of the rows were loaded`}>
        <i
          style={{
            '--w': `${(props.summary.rowsLoaded / Math.max(props.summary.rowsRead, 1)) * 100}%`,
          }}
        />
        <Show when={props.summary.rowsSetAside > 0}>
          <em />
        </Show>
      </div>
    </div>
  );
}
