import { createMemo, createSignal, type Accessor } from 'solid-js';
import type { RowWindow } from '../../../ui/create-row-window';

/** The keyboard stands on one row of a windowed table. */
export interface RowCursor {
  /** The Tab key meets this row: the active one, or the first in view when it is not drawn. */
  readonly stop: Accessor<number>;
  setActive(row: number): void;
  /** Makes a row the active one and brings it into view. */
  goTo(row: number): void;
  /** Returns the row that a key leads to, or undefined where it leads nowhere. `page` is in rows. */
  targetOf(key: string, page: number): number | undefined;
}

export function createRowCursor(rows: RowWindow, count: Accessor<number>): RowCursor {
  const [active, setActive] = createSignal(0);
  const stop = createMemo(() => {
    const drawn = rows.rows();
    return drawn.includes(active()) ? active() : Math.max(rows.first(), drawn[0] ?? 0);
  });
  return {
    stop,
    setActive: (row) => void setActive(row),
    goTo(row) {
      setActive(row);
      rows.reveal(row);
    },
    targetOf(key, page) {
      const targets: Record<string, number> = {
        ArrowDown: active() + 1,
        ArrowUp: active() - 1,
        PageDown: active() + page,
        PageUp: active() - page,
        Home: 0,
        End: count() - 1,
      };
      const target = targets[key];
      return target === undefined || count() === 0
        ? undefined
        : Math.min(Math.max(target, 0), count() - 1);
    },
  };
}
