import { createEffect, createMemo, For, on, onMount } from 'solid-js';
import type { RuleSet, SortKey } from '../../../domain/bundles/rules';
import { createRowWindow } from '../../../ui/create-row-window';
import type { BundleWords } from '../bundle-words';
import type { LiftMonths } from '../mining/create-lift-months';
import { BundleRow } from './bundle-row';
import { createColumns } from './create-columns';
import { createRowCursor } from './create-row-cursor';
import { pairsInView } from './pairs-in-view';
import { TableHead } from './table-head';
import type { Sorting } from './sort-terms';
import { TableRow } from './table-row';
import { columnTracks } from './table-columns';

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
  /** The pairs whose rows can be seen, and some around them. */
  onView: (pairs: readonly number[]) => void;
}) {
  let scroller!: HTMLDivElement;
  const count = () => props.shown.length;
  const rows = createRowWindow(count, ROW_HEIGHT, HEAD_HEIGHT);
  const cursor = createRowCursor(rows, count);
  const columns = createColumns(props);
  const leastWidth = () => columns().reduce((sum, { width }) => sum + width, 0);

  onMount(() => rows.attach(scroller));
  createEffect(() => props.onView(pairsInView(props.shown, rows.first(), rows.last())));
  // A rule that was selected elsewhere, in the map or by Next, comes into view.
  createEffect(
    on(
      () => props.selected,
      (rule) => {
        const row = rule === undefined ? -1 : props.shown.indexOf(rule);
        if (row !== -1) cursor.goTo(row);
      },
      { defer: true },
    ),
  );
  createEffect(
    on(
      () => [props.sorting, props.rules.mined] as const,
      () => {
        scroller.scrollTop = 0;
        cursor.setActive(0);
      },
      { defer: true },
    ),
  );

  function move(event: KeyboardEvent): void {
    const page = Math.max(1, Math.floor(scroller.clientHeight / ROW_HEIGHT) - 1);
    const row = cursor.targetOf(event.key, page);
    if (row === undefined) return;
    event.preventDefault();
    cursor.goTo(row);
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
        <TableHead columns={columns()} sorting={props.sorting} onSort={props.onSort} />
        <tbody role="rowgroup" onMouseLeave={() => props.onHover(undefined)}>
          <For each={rows.rows()}>
            {(row) => {
              // A row whose rule stays is not drawn again; one that leaves the table is, before it goes.
              const rule = createMemo(() => props.shown[row] ?? 0);
              return (
                <TableRow
                  row={row}
                  top={row * ROW_HEIGHT}
                  isStop={row === cursor.stop()}
                  isSelected={rule() === props.selected}
                  isHovered={rule() === props.hovered}
                  onFocus={() => cursor.setActive(row)}
                  onHover={() => props.onHover(rule())}
                  onSelect={() => props.onSelect(rule())}
                >
                  <BundleRow
                    rules={props.rules}
                    rule={rule()}
                    columns={columns()}
                    mostLikelihood={props.mostLikelihood}
                    months={props.months.of(rule() >> 1)}
                    isJudged={props.isJudged}
                  />
                </TableRow>
              );
            }}
          </For>
        </tbody>
      </table>
    </div>
  );
}
