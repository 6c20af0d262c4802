import { For, Show } from 'solid-js';
import { sortKeyOf, type SortKey } from '../../../domain/bundles/rules';
import { Icon } from '../../../ui/icon';
import { cellClass } from './bundle-row';
import { isDescending, type Sorting } from './sort-terms';
import type { TableColumn } from './table-columns';

/** The headers: each sorts, and says what the table is sorted by. */
export function TableHead(props: {
  columns: readonly TableColumn[];
  sorting: Sorting;
  onSort: (key: SortKey, isAdded: boolean) => void;
}) {
  return (
    <thead role="rowgroup">
      <tr role="row" aria-rowindex="1">
        <For each={props.columns}>
          {(column) => (
            <HeadCell
              column={column}
              sorting={props.sorting}
              onSort={(isAdded) => column.sort && props.onSort(column.sort, isAdded)}
            />
          )}
        </For>
      </tr>
    </thead>
  );
}

function HeadCell(props: {
  column: TableColumn;
  sorting: Sorting;
  onSort: (isAdded: boolean) => void;
}) {
  const terms = () => [props.sorting.sort, ...props.sorting.ties];
  const place = () => terms().findIndex((term) => sortKeyOf(term) === props.column.sort);
  const term = () => terms()[place()];
  const direction = () => (isDescending(term() ?? 'lift') ? 'descending' : 'ascending');
  return (
    <th
      role="columnheader"
      scope="col"
      class={cellClass(props.column)}
      // Readers expect one sorted column; the others say it in words.
      aria-sort={place() === 0 ? direction() : undefined}
    >
      <Show when={props.column.sort} fallback={props.column.name}>
        <button
          type="button"
          title="Sort by this; with Shift, sort what is equal so far"
          onClick={(event) => props.onSort(event.shiftKey)}
        >
          <Show when={place() !== -1}>
            <Icon name={direction() === 'descending' ? 'down' : 'up'} />
          </Show>
          {props.column.name}
          <Show when={place() > 0}>
            {' '}
            <sup aria-hidden="true">{place() + 1}</sup>
            <span class="vh">, sorted {direction()} where the columns before are equal</span>
          </Show>
        </button>
      </Show>
    </th>
  );
}
