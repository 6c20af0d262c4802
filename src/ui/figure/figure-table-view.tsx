import { For, Index } from 'solid-js';
import { cellText, isNumericColumn, type FigureTable } from './figure-table';
import { ScrollTable } from '../scroll-table';

/** A panel's figures as a scrolling table. */
export function FigureTableView(props: { label: string; table: FigureTable; height: number }) {
  return (
    <ScrollTable label={`${props.label} as table`} maxHeight={props.height}>
      <table class="mini">
        <thead>
          <tr>
            <For each={props.table.columns}>
              {(column, index) => (
                <th classList={{ num: isNumericColumn(props.table, index()) }}>{column.name}</th>
              )}
            </For>
          </tr>
        </thead>
        <tbody>
          <Index each={props.table.rows}>
            {(row) => (
              <tr>
                <Index each={row()}>
                  {(cell, index) => (
                    <td classList={{ num: typeof cell() !== 'string' }}>
                      {cellText(props.table.columns[index], cell())}
                    </td>
                  )}
                </Index>
              </tr>
            )}
          </Index>
        </tbody>
      </table>
    </ScrollTable>
  );
}
