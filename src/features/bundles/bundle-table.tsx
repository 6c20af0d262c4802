import { createEffect, createMemo, createSignal, For, on, onMount, Show } from 'solid-js';
import type { RuleSet, SortKey } from '../../domain/rules';
import { Icon } from '../../ui/icon';
import { createRowWindow } from '../../ui/row-window';
import { BundleRow, cellClass } from './bundle-row';
import type { LiftMonths } from './lift-months';
import { tableColumns } from './table-columns';
import type { BundleWords } from './words';

const ROW_HEIGHT = 48;
const HEAD_HEIGHT = 32;

/**
 * The shown rules as a table of which only the rows in view exist. Arrow keys, Home, End, Page Up and
 * Page Down move along the rows, Enter selects; the table is one stop of the Tab key.
 */
export function BundleTable(props: {
  rules: RuleSet;
  shown: Uint32Array;
  sort: SortKey;
  selected: number | undefined;
  hovered: number | undefined;
  hasRevenue: boolean;
  /** The right end of the interval strips. */
  mostLikelihood: number;
  months: LiftMonths;
  words: BundleWords;
  isStale: boolean;
  onSort: (key: SortKey) => void;
  onSelect: (rule: number) => void;
  onHover: (rule: number | undefined) => void;
  /** The pairs whose rows can be seen. */
  onView: (pairs: readonly number[]) => void;
}) {
  let scroller!: HTMLDivElement;
  const count = () => props.shown.length;
  const rows = createRowWindow(count, ROW_HEIGHT, HEAD_HEIGHT);
  const [active, setActive] = createSignal(0);
  const columns = createMemo(() =>
    tableColumns(
      props.sort,
      { revenue: props.hasRevenue, months: props.months.isOffered() },
      props.words,
    ),
  );
  const tracks = () =>
    columns()
      .map(({ width }) => width)
      .join(' ');
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
  // What was selected elsewhere, in the map or by Next, comes into view.
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
      () => [props.sort, props.rules] as const,
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
    <div class="btable" ref={scroller} onKeyDown={move} classList={{ 'is-stale': props.isStale }}>
      <table
        class="tbl"
        role="table"
        aria-label="Bundles"
        aria-rowcount={count() + 1}
        aria-busy={props.isStale}
        style={{
          '--tracks': tracks(),
          height: `${HEAD_HEIGHT + count() * ROW_HEIGHT}px`,
        }}
      >
        <thead role="rowgroup">
          <tr role="row" aria-rowindex="1">
            <For each={columns()}>
              {(column) => (
                <th
                  role="columnheader"
                  scope="col"
                  class={cellClass(column.id)}
                  aria-sort={column.sort === props.sort ? sortedAs(props.sort) : undefined}
                >
                  <Show when={column.sort} fallback={column.name}>
                    {(key) => (
                      <button type="button" onClick={() => props.onSort(key())}>
                        <Show when={key() === props.sort}>
                          <Icon name="down" />
                        </Show>
                        {column.name}
                      </button>
                    )}
                  </Show>
                </th>
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
                    sort={props.sort}
                    mostLikelihood={props.mostLikelihood}
                    months={props.months.of(rule() >> 1)}
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

/** The best first: that is the highest value of everything but a q-value. */
const sortedAs = (key: SortKey) => (key === 'q' ? 'ascending' : 'descending');
