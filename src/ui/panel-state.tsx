import { createSignal, onCleanup, Show, type JSX } from 'solid-js';
import type { Failure } from '../domain/errors';
import { Icon, type IconName } from './icon';
import { toast } from './overlay/toast';

/** A panel shows this in place of its figures when there are none. */
export function EmptyState(props: {
  icon?: IconName;
  title: string;
  /** Says why it is empty. */
  children: JSX.Element;
  /** The one step that helps. */
  action?: { label: string; run: () => void };
  /** A second, quieter way out. */
  other?: { label: string; run: () => void };
}) {
  return (
    <div class="state">
      <Icon name={props.icon ?? 'dashboard'} />
      <b>{props.title}</b>
      <p>{props.children}</p>
      <Show when={props.action}>
        {(action) => (
          <div class="row">
            <button class="btn" type="button" onClick={() => action().run()}>
              {action().label}
            </button>
            <Show when={props.other}>
              {(other) => (
                <button class="btn btn--ghost" type="button" onClick={() => other().run()}>
                  {other().label}
                </button>
              )}
            </Show>
          </div>
        )}
      </Show>
    </div>
  );
}

export function ErrorState(props: { title?: string; failure: Failure; retry?: () => void }) {
  const copy = async () => {
    await navigator.clipboard.writeText(`${props.failure.message}\n${props.failure.detail ?? ''}`);
    toast({ text: 'Details copied' });
  };
  return (
    <div class="state state--err" role="alert">
      <Icon name="alert" />
      <b>{props.title ?? 'This panel failed'}</b>
      <p>{props.failure.message}</p>
      <div class="row">
        <Show when={props.retry}>
          {(retry) => (
            <button class="btn" type="button" onClick={() => retry()()}>
              <Icon name="retry" />
              Try again
            </button>
          )}
        </Show>
        <Show when={props.failure.detail}>
          <button class="btn btn--ghost" type="button" onClick={() => void copy()}>
            Copy details
          </button>
        </Show>
      </div>
    </div>
  );
}

/**
 * Shows empty bars once loading has taken 150 ms, since they would only flicker if they came sooner.
 */
export function Skeleton(props: { height: number }) {
  const [late, setLate] = createSignal(false);
  const timer = setTimeout(() => setLate(true), 150);
  onCleanup(() => clearTimeout(timer));
  return (
    <div
      class="skeleton"
      role="status"
      aria-label="Loading"
      style={{ height: `${props.height}px` }}
    >
      <Show when={late()}>
        <span class="skel" style={{ '--w': '72%' }} />
        <span class="skel" style={{ '--w': '54%' }} />
        <span class="skel" style={{ '--w': '83%' }} />
        <span class="skel" style={{ '--w': '41%' }} />
      </Show>
    </div>
  );
}
