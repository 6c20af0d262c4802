import { For, Index, Show } from 'solid-js';

/** A bar is a whole cut into coloured parts. */
export interface ShareBar {
  name: string;
  /** The parts stand in the same order in every bar; a part of 0 or less is not drawn. */
  parts: { name: string; value: number; colour: string }[];
}

/**
 * Wholes and their parts stand under one another, for the eye alone: a table beside them says the
 * figures.
 */
export function ShareBars(props: { bars: readonly ShareBar[] }) {
  return (
    <div class="shares" aria-hidden="true">
      <For each={props.bars}>
        {(bar) => {
          const whole = () => bar.parts.reduce((sum, { value }) => sum + Math.max(0, value), 0);
          return (
            <>
              <span>{bar.name}</span>
              <span class="shares__bar">
                <Index each={bar.parts}>
                  {(part) => (
                    <Show when={part().value > 0}>
                      <i
                        title={part().name}
                        style={{
                          '--w': `${(part().value / whole()) * 100}%`,
                          background: part().colour,
                        }}
                      />
                    </Show>
                  )}
                </Index>
              </span>
            </>
          );
        }}
      </For>
    </div>
  );
}
