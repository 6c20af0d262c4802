import { createUniqueId, For } from 'solid-js';
import { Icon } from '../../../ui/icon';
import { placeBelow } from '../../../ui/overlay/place-below';
import type { BundlesState } from '../create-bundles';
import { allColumns, tableColumns, toggledColumn } from './table-columns';

/** Chooses the table's columns; measures one sorts by are always among them. */
export function ColumnChooser(props: { state: BundlesState }) {
  const id = createUniqueId();
  let button!: HTMLButtonElement;
  let popover!: HTMLDivElement;
  const parts = () => ({
    revenue: props.state.mining.hasRevenue(),
    months: props.state.months.isOffered(),
    holdout: props.state.mining.holdoutStatus() === 'known',
  });
  const terms = () => [props.state.sorting().sort, ...props.state.sorting().ties];
  const shown = () =>
    tableColumns(props.state.thresholds.current().columns, terms(), parts(), props.state.words());
  const choose = (columns: readonly string[]) => props.state.thresholds.change({ columns });
  return (
    <>
      <button
        ref={button}
        class="btn btn--sm"
        type="button"
        popovertarget={id}
        aria-haspopup="dialog"
      >
        <Icon name="table" small />
        Columns
      </button>
      <div
        ref={popover}
        id={id}
        class="menu columns"
        role="dialog"
        aria-label="Columns of the table"
        popover="auto"
        onToggle={(event) => {
          if (event.newState !== 'open') return;
          placeBelow(button, popover);
          popover.querySelector('input')?.focus();
        }}
      >
        <For each={allColumns(parts(), props.state.words()).slice(1)}>
          {(column) => (
            <label class="check">
              <input
                type="checkbox"
                checked={shown().some((each) => each.id === column.id)}
                onChange={() => choose(toggledColumn(shown(), column.id))}
              />
              {column.name}
            </label>
          )}
        </For>
        <button class="link" type="button" onClick={() => choose([])}>
          The usual columns
        </button>
      </div>
    </>
  );
}
