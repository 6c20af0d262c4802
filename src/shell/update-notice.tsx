import { createSignal, onMount, Show } from 'solid-js';
import { watchForUpdate } from '../app-update';
import { Banner } from '../ui/banner';

/** Says when a newer version waits; it takes over only when the person says so. */
export function UpdateNotice() {
  const [activate, setActivate] = createSignal<() => void>();
  onMount(() => void watchForUpdate((run) => setActivate(() => run)));
  return (
    <Show when={activate()}>
      {(run) => (
        <div class="notice">
          <Banner
            tone="info"
            action={
              <button class="link" type="button" onClick={() => run()()}>
                Update now
              </button>
            }
          >
            <b>A new version is ready.</b> It starts when you update, or once every tab of
            Bundlewise is closed.
          </Banner>
        </div>
      )}
    </Show>
  );
}
