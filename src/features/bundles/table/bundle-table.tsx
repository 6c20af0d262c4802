import { createEffect, createMemo, createSignal, For, on, onMount, Show } from 'solid-js';
import { sortKeyOf, type RuleSet, type SortKey } from '../../../domain/bundles/rules';
import { isSameValue } from '../../../domain/same-value';
import { Icon } from '../../../ui/icon';
import { createRowWindow } from '../../../ui/create-row-window';
import { BundleRow, cellClass } from './bundle-row';
import type { LiftMonths } from '../mining/create-lift-months';
import { isDescending, type Sorting } from './sort-terms';
import { columnTracks, tableColumns, type TableColumn } from './table-columns';
import type { BundleWords } from '../bundle-words';

const ROW_HEIGHT = 48;
const HEAD_HEIGHT = 32;

/**
 * The shown rules as a table of which only the rows in view exist. Arrow keys, Home, End, Page Up and
 * Page Down move along the rows, Enter selects; the rows are one stop of the Tab key. A header sorts,
 * and with Shift, by pointer or by key, sorts what is equal so far.
 */
export function BundleTable(props: {
  rules: RuleSet;
  shown: Uint32Array;
  sorting: Sorting;
  /** Empty: the usual columns. */
  chosenColumns: readonly string[];
  selected: number | undefined;
  hovered: number | undefined;
  hasRevenue: boolean;
  /** The right end of the interval strips. */
  mostLikelihood: number;
  months: LiftMonths;
  words: BundleWords;
  hasHoldout: boolean;
  isJudged: boolean;
  isStale: boolean;
  onSort: (key: SortKey, isAdded: boolean) => void;
  onSelect: (rule: number) => void;
  onHover: (rule: number | undefined) => void;
  /** The pairs whose rows can be seen. */
  onView: (pairs: readonly number[]) => void;
}) {
  let scroller!: HTMLDivElement;
  const count = () => props.shown.length;
  const rows = createRowWindow(count, ROW_HEIGHT, HEAD_HEIGHT);
  const [active, setActive] = createSignal(0);
  const terms = () => [props.sorting.sort, ...props.sorting.ties];
  const columns = createMemo<TableColumn[]>(
    () =>
      tableColumns(
        props.chosenColumns,
        terms(),
        {
          revenue: props.hasRevenue,
          months: props.months.isOffered(),
          holdout: props.hasHoldout,
        },
        props.words,
      ),
    [],
    // Cells are drawn for each column: the same columns are kept.
    { equals: isSameValue },
  );
  const leastWidth = () => columns().reduce((sum, { width }) => sum + width, 0);
  /** The row that the Tab key meets: the active one, or the first in view when it is not drawn. */
  const stop = createMemo(() => {
    const drawn = rows.rows();
    return drawn.includes(active()) ? active() : Math.max(rows.first(), drawn[0] ?? 0);
  });

  onMount(() => rows.attach(scroller));
  createEffect(() => {
    const pairs = new Set<number>();
    for (let row = rows.first(); row <= rows.last(); row += 1) pairs.add(props.shown[row]! >> 1);
    props.onView([...pairs]);
  });
  // A rule that was selected elsewhere, in the map or by Next, comes into view.
  createEffect(
    on(
      () => props.selected,
      (rule) => {
        const row = rule === undefined ? -1 : props.shown.indexOf(rule);
        if (row === -1) return;
        setActive(row);
        rows.reveal(row);
      },
      { defer: true },
    ),
  );
  createEffect(
    on(
      () => [props.sorting, props.rules.mined] as const,
      () => {
        scroller.scrollTop = 0;
        setActive(0);
      },
      { defer: true },
    ),
  );

  function move(event: KeyboardEvent): void {
    const page = Math.max(1, Math.floor(scroller.clientHeight / ROW_HEIGHT) - 1);
    const targets: Record<string, number> = {
      ArrowDown: active() + 1,
      ArrowUp: active() - 1,
      PageDown: active() + page,
      PageUp: active() - page,
      Home: 0,
      End: count() - 1,
    };
    const target = targets[event.key];
    if (target === undefined || count() === 0) return;
    event.preventDefault();
    const row = Math.min(Math.max(target, 0), count() - 1);
    setActive(row);
    rows.reveal(row);
    scroller.querySelector<HTMLElement>(`[data-row="${row}"]`)?.focus({ preventScroll: true });
  }

  return (
    <div
      class="btable"
      ref={scroller}
      onKeyDown={move}
      classList={{ 'is-stale': props.isStale, 'is-chosen': props.chosenColumns.length > 0 }}
    >
      <table
        class="tbl"
        role="table"
        aria-label="Bundles"
        aria-rowcount={count() + 1}
        aria-busy={props.isStale}
        style={{
          '--tracks': columnTracks(columns()),
          '--least': `${leastWidth()}px`,
          height: `${HEAD_HEIGHT + count() * ROW_HEIGHT}px`,
        }}
      >
        <thead role="rowgroup">
          <tr role="row" aria-rowindex="1">
            <For each={columns()}>
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
        <tbody role="rowgroup" onMouseLeave={() => props.onHover(undefined)}>
          <For each={rows.rows()}>
            {(row) => {
              // A row that leaves the table is drawn once more before it goes.
              const rule = () => props.shown[row] ?? 0;
              return (
                <tr
                  role="row"
                  data-row={row}
                  aria-rowindex={row + 2}
                  aria-selected={rule() === props.selected}
                  tabindex={row === stop() ? 0 : -1}
                  classList={{
                    'is-selected': rule() === props.selected,
                    'is-hover': rule() === props.hovered,
                  }}
                  style={{ top: `${row * ROW_HEIGHT}px` }}
                  onFocus={() => setActive(row)}
                  onMouseEnter={() => props.onHover(rule())}
                  onClick={() => props.onSelect(rule())}
                  onKeyDown={(event) => {
                    if (event.key !== 'Enter' && event.key !== ' ') return;
                    event.preventDefault();
                    props.onSelect(rule());
                  }}
                >
                  <BundleRow
                    rules={props.rules}
                    rule={rule()}
                    columns={columns()}
                    mostLikelihood={props.mostLikelihood}
                    months={props.months.of(rule() >> 1)}
                    isJudged={props.isJudged}
                  />
                </tr>
              );
            }}
          </For>
        </tbody>
      </table>
    </div>
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
