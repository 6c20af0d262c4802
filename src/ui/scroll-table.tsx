import type { JSX } from 'solid-js';

/** Gives room to a table larger than its panel. A scrolling region must be reachable by keyboard. */
export function ScrollTable(props: { label: string; maxHeight?: number; children: JSX.Element }) {
  return (
    <div
      class="figure-table"
      tabindex="0"
      role="region"
      aria-label={props.label}
      style={{ 'max-height': props.maxHeight === undefined ? undefined : `${props.maxHeight}px` }}
    >
      {props.children}
    </div>
  );
}
