import { Index } from 'solid-js';
import { sourceKinds } from '../../../domain/recipe/source-kinds';
import type { SourceReport } from '../../../domain/shop/shop';
import { formatBytes, formatNumber } from '../../../ui/format';

/** Each file with its rows, adding up. */
export function SourcesPanel(props: { sources: readonly SourceReport[] }) {
  const total = (key: 'bytes' | 'rowsRead' | 'rowsLoaded' | 'rowsSetAside') =>
    props.sources.reduce((sum, source) => sum + source[key], 0);
  return (
    <section class="panel" aria-labelledby="sources-title">
      <header class="panel__head">
        <div>
          <h2 class="panel__title" id="sources-title">
            Files
          </h2>
          <p class="panel__sub">Rows read = loaded + set aside</p>
        </div>
      </header>
      <div
        class="panel__body panel__body--flush reasscroll"
        tabindex="0"
        role="region"
        aria-label="Files, table"
      >
        <table class="tbl reas">
          <thead>
            <tr>
              <th>File</th>
              <th class="num">Size</th>
              <th class="num">Read</th>
              <th class="num">Loaded</th>
              <th class="num">Set aside</th>
            </tr>
          </thead>
          <tbody>
            <Index each={props.sources}>
              {(source) => (
                <tr>
                  <td>
                    <span class="mono">{source().name}</span>
                    <span class="reas__file t3">{sourceKinds[source().kind].name}</span>
                  </td>
                  <td class="num t3">{formatBytes(source().bytes)}</td>
                  <td class="num">{formatNumber(source().rowsRead)}</td>
                  <td class="num">{formatNumber(source().rowsLoaded)}</td>
                  <td class="num">{formatNumber(source().rowsSetAside)}</td>
                </tr>
              )}
            </Index>
          </tbody>
          <tfoot>
            <tr>
              <td>Total</td>
              <td class="num">{formatBytes(total('bytes'))}</td>
              <td class="num">{formatNumber(total('rowsRead'))}</td>
              <td class="num">{formatNumber(total('rowsLoaded'))}</td>
              <td class="num">{formatNumber(total('rowsSetAside'))}</td>
            </tr>
          </tfoot>
        </table>
      </div>
    </section>
  );
}
