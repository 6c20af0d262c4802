import type { JSX } from 'solid-js';

/** A row of a windowed table: it stands where its place says, and can be selected by pointer and by key. */
export function TableRow(props: {
  /** The first row below the head is 0. */
  row: number;
  /** This is its place in CSS pixels. */
  top: number;
  /** The Tab key meets this row. */
  isStop: boolean;
  isSelected: boolean;
  isHovered: boolean;
  onFocus: () => void;
  onHover: () => void;
  onSelect: () => void;
  children: JSX.Element;
}) {
  return (
    <tr
      role="row"
      data-row={props.row}
      aria-rowindex={props.row + 2}
      aria-selected={props.isSelected}
      tabindex={props.isStop ? 0 : -1}
      classList={{ 'is-selected': props.isSelected, 'is-hover': props.isHovered }}
      style={{ top: `${props.top}px` }}
      onFocus={() => props.onFocus()}
      onMouseEnter={() => props.onHover()}
      onClick={() => props.onSelect()}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        props.onSelect();
      }}
    >
      {props.children}
    </tr>
  );
}
