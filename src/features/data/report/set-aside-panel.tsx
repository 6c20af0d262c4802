import { createSignal, Index, Show } from 'solid-js';
import { setAsideReasonNames } from '../../../domain/shop/set-aside-reasons';
import type { LoadReport } from '../../../domain/shop/shop';
import type { Ask } from '../../../engine/ask';
import { downloadText, slug } from '../../../ui/download';
import { formatNumber, plural } from '../../../ui/format';
import { Icon } from '../../../ui/icon';
import { EmptyState } from '../../../ui/panel-state';
import { toast } from '../../../ui/overlay/toast';
import { setAsideCsv } from './set-aside-csv';
import { shareOf } from './share';

/** Rows that were not loaded, by reason and file, and all of them to take away. */
export function SetAsidePanel(props: { report: LoadReport; ask: Ask }) {
  const [isBusy, setIsBusy] = createSignal(false);
  const total = () => props.report.summary.rowsSetAside;

  const download = async () => {
    setIsBusy(true);
    const result = await props.ask.setAsideRows(null);
    setIsBusy(false);
    if (result.ok) {
      downloadText(`${slug(props.report.summary.name)}-set-aside.csv`, setAsideCsv(result.value));
    } else {
      toast({ text: result.failure.message, tone: 'negative' });
    }
  };

  return (
    <section class="panel" aria-labelledby="aside-title">
      <header class="panel__head">
        <div>
          <h2 class="panel__title" id="aside-title">
            Rows set aside
          </h2>
          <p class="panel__sub">Each row counts once, under the first reason that applies</p>
        </div>
        <Show when={total() > 0}>
          <button
            class="btn btn--sm"
            type="button"
            disabled={isBusy()}
            title="Download as CSV, with the original cells"
            onClick={() => void download()}
          >
            <Show when={isBusy()} fallback={<Icon name="download" />}>
              <span class="spinner" />
            </Show>
            {total() === 1 ? 'The row as CSV' : `All ${plural(total(), 'row')} as CSV`}
          </button>
        </Show>
      </header>
      <Show
        when={total() > 0}
        fallback={
          <div class="panel__body">
            <EmptyState icon="check" title="No row was set aside">
              Every row of every file was loaded.
            </EmptyState>
          </div>
        }
      >
        <div
          class="panel__body panel__body--flush reasscroll"
          tabindex="0"
          role="region"
          aria-label="Reasons"
        >
          <ReasonTable report={props.report} />
        </div>
      </Show>
    </section>
  );
}

function ReasonTable(props: { report: LoadReport }) {
  const severalSources = () => props.report.sources.length > 1;
  const share = (rows: number) => shareOf(rows, props.report.summary.rowsRead);
  return (
    <table class="tbl reas">
      <thead>
        <tr>
          <th>Reason</th>
          <th>Example</th>
          <th class="num">First row</th>
          <th class="num">Rows</th>
          <th class="num">Share</th>
        </tr>
      </thead>
      <tbody>
        <Index each={props.report.setAside}>
          {(entry) => (
            <tr>
              <td>
                {setAsideReasonNames[entry().reason]}
                <Show when={severalSources()}>
                  <span class="reas__file t3">{entry().source}</span>
                </Show>
              </td>
              <td class="mono t3 samples" title={entry().example}>
                {entry().example || '(empty)'}
              </td>
              <td class="num t3">{formatNumber(entry().firstRow)}</td>
              <td class="num medium">{formatNumber(entry().rows)}</td>
              <td class="num t3">{share(entry().rows)}</td>
            </tr>
          )}
        </Index>
      </tbody>
      <tfoot>
        <tr>
          <td>Total</td>
          <td />
          <td />
          <td class="num">{formatNumber(props.report.summary.rowsSetAside)}</td>
          <td class="num">{share(props.report.summary.rowsSetAside)}</td>
        </tr>
      </tfoot>
    </table>
  );
}
