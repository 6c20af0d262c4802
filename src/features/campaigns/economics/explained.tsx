import { createSignal, createUniqueId, Show, type JSX } from 'solid-js';

/** A number comes from the shop's data, from an assumption, or from others by a formula. */
export type FigureSource = 'measured' | 'assumption' | 'derived';

const sourceNames: Record<FigureSource, string> = {
  measured: 'Measured',
  assumption: 'Assumption',
  derived: 'Worked out',
};

/** A number with its formula, shown on hover and on focus. */
export function Explained(props: {
  children: JSX.Element;
  formula: string;
  source: FigureSource;
  /** The formula opens towards the left at the end of a row, so that it stays on the page. */
  end?: boolean;
}) {
  const id = createUniqueId();
  const [isOpen, setIsOpen] = createSignal(false);
  return (
    <span class="xpl" onMouseEnter={() => setIsOpen(true)} onMouseLeave={() => setIsOpen(false)}>
      <button
        type="button"
        class={`xpl__value xpl__value--${props.source}`}
        aria-describedby={isOpen() ? id : undefined}
        onFocus={() => setIsOpen(true)}
        onBlur={() => setIsOpen(false)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') setIsOpen(false);
        }}
      >
        {props.children}
      </button>
      <Show when={isOpen()}>
        <span class="xpl__tip" classList={{ 'xpl__tip--end': props.end }} role="tooltip" id={id}>
          <b>{sourceNames[props.source]}.</b> {props.formula}
        </span>
      </Show>
    </span>
  );
}

/** The mark beside an input of the economics: measured in the shop, or assumed. */
export function SourceBadge(props: { source: FigureSource }) {
  return (
    <span
      class="badge badge--plain srcmark"
      classList={{ 'is-assumed': props.source === 'assumption' }}
    >
      {sourceNames[props.source]}
    </span>
  );
}
