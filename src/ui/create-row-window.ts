import { createMemo, createSignal, onCleanup, type Accessor } from 'solid-js';

/** The window says which of many rows of one height are worth having in the page. */
export interface RowWindow {
  /** The positions of the rows to draw, ascending. */
  readonly rows: Accessor<readonly number[]>;
  /** The first and the last position that can be seen. */
  readonly first: Accessor<number>;
  readonly last: Accessor<number>;
  /** Takes the scrolling element; it has to be called once that exists. */
  attach(scroller: HTMLElement): void;
  /** Scrolls just far enough that a row can be seen, and draws it at once. */
  reveal(row: number): void;
}

/** This many rows are drawn beyond each edge, so that a fast wheel meets no gap. */
const BEYOND = 6;

/**
 * Windows `count()` rows of `rowHeight` CSS pixels below a sticky header of `headHeight`. All rows have
 * one height, so a change of their number costs nothing, however many there are.
 */
export function createRowWindow(
  count: Accessor<number>,
  rowHeight: number,
  headHeight: number,
): RowWindow {
  const [top, setTop] = createSignal(0);
  const [height, setHeight] = createSignal(0);
  let scroller: HTMLElement | undefined;

  const first = createMemo(() => Math.max(0, Math.floor(top() / rowHeight)));
  const last = createMemo(() => {
    const visible = Math.max(0, height() - headHeight);
    return Math.min(count() - 1, Math.floor((top() + visible) / rowHeight));
  });
  const rows = createMemo<readonly number[]>(
    () => {
      const from = Math.max(0, Math.min(first(), count() - 1) - BEYOND);
      const to = Math.min(count() - 1, last() + BEYOND);
      return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
    },
    [],
    { equals: (a, b) => a.length === b.length && a[0] === b[0] },
  );

  return {
    rows,
    first,
    last,
    attach: (element) => {
      scroller = element;
      const read = () => setTop(element.scrollTop);
      element.addEventListener('scroll', read, { passive: true });
      const observer = new ResizeObserver(() => setHeight(element.clientHeight));
      observer.observe(element);
      setHeight(element.clientHeight);
      onCleanup(() => observer.disconnect());
    },
    reveal: (row) => {
      if (scroller === undefined) return;
      // This uses known sizes and does not measure, since reading them back would make the browser lay
      // out the page.
      const highest = row * rowHeight;
      const lowest = highest + rowHeight - (height() - headHeight);
      const target = Math.max(0, Math.min(highest, Math.max(lowest, top())));
      if (target === top()) return;
      scroller.scrollTop = target;
      setTop(target);
    },
  };
}
