import { createSignal, For, Show } from 'solid-js';
import { Icon, type IconName } from '../icon';

export interface Toast {
  text: string;
  tone?: 'neutral' | 'positive' | 'negative';
  icon?: IconName;
  action?: { label: string; run: () => void };
}

type Shown = Toast & { id: number };

/**
 * A toast stays for this long, in ms, which is enough to read it. One with an action stays until it is
 * dismissed.
 */
const STAY = 6000;
const [shown, setShown] = createSignal<readonly Shown[]>([]);
let nextId = 1;

const dismiss = (id: number) => setShown((all) => all.filter((entry) => entry.id !== id));

/** Says something in passing, also to screen readers. */
export function toast(message: Toast): void {
  const id = nextId++;
  setShown((all) => [...all.slice(-2), { ...message, id }]);
  if (message.action === undefined) setTimeout(() => dismiss(id), STAY);
}

const tones = { neutral: '', positive: 'toast--pos', negative: 'toast--neg' };
const icons: Record<keyof typeof tones, IconName> = {
  neutral: 'info',
  positive: 'check',
  negative: 'alert',
};

/** Toasts appear here. It stands once on the page, from the start, so that screen readers watch it. */
export function Toasts() {
  return (
    <div class="toasts" role="status" aria-live="polite">
      <For each={shown()}>
        {(entry) => (
          <div class={`toast ${tones[entry.tone ?? 'neutral']}`}>
            <Icon name={entry.icon ?? icons[entry.tone ?? 'neutral']} />
            <span>{entry.text}</span>
            <Show when={entry.action}>
              {(action) => (
                <button
                  type="button"
                  class="link"
                  onClick={() => {
                    dismiss(entry.id);
                    action().run();
                  }}
                >
                  {action().label}
                </button>
              )}
            </Show>
            <button
              type="button"
              class="btn btn--ghost btn--icon btn--sm"
              aria-label="Dismiss"
              onClick={() => dismiss(entry.id)}
            >
              <Icon name="close" />
            </button>
          </div>
        )}
      </For>
    </div>
  );
}
