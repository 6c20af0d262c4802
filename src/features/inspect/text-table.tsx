import { Index, Show } from 'solid-js';
import type { TextRows } from '../../domain/inspect/inspect';

/** Rows as text; a missing value looks otherwise than an empty text. */
export function TextTable(props: { label: string; found: TextRows }) {
  return (
    <div class="xscroll inspect__scroll" tabindex="0" role="region" aria-label={props.label}>
      <table class="prev">
        <thead>
          <tr>
            <Index each={props.found.columns}>
              {(column) => (
                <th>
                  <span class="mono">{column().name}</span>
                  <small class="t3">{column().type}</small>
                </th>
              )}
            </Index>
          </tr>
        </thead>
        <tbody>
          <Index each={props.found.rows}>
            {(row) => (
              <tr>
                <Index each={row()}>
                  {(cell) => (
                    <td>
                      <Show when={cell() !== null} fallback={<span class="empty">null</span>}>
                        {cell()}
                      </Show>
                    </td>
                  )}
                </Index>
              </tr>
            )}
          </Index>
        </tbody>
      </table>
    </div>
  );
}
