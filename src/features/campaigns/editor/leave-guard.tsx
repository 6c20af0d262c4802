import { useBeforeLeave } from '@solidjs/router';
import { createSignal, onCleanup, onMount } from 'solid-js';
import { Dialog } from '../../../ui/overlay/dialog';

/** Asks before typed things are left unsaved: on links, on the back button, on closing the tab. */
export function LeaveGuard(props: { isDirty: () => boolean }) {
  const [leave, setLeave] = createSignal<() => void>();

  useBeforeLeave((event) => {
    if (event.defaultPrevented || !props.isDirty()) return;
    event.preventDefault();
    setLeave(() => () => event.retry(true));
  });

  onMount(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (props.isDirty()) event.preventDefault();
    };
    addEventListener('beforeunload', warn);
    onCleanup(() => removeEventListener('beforeunload', warn));
  });

  return (
    <Dialog
      open={leave() !== undefined}
      title="Leave without saving?"
      onClose={() => setLeave(undefined)}
      footer={
        <>
          <button
            class="btn btn--danger"
            type="button"
            onClick={() => {
              const go = leave();
              setLeave(undefined);
              go?.();
            }}
          >
            Discard changes
          </button>
          <button
            class="btn btn--primary"
            type="button"
            autofocus
            onClick={() => setLeave(undefined)}
          >
            Keep editing
          </button>
        </>
      }
    >
      What you entered since the last save would be lost.
    </Dialog>
  );
}
