import { onCleanup, onMount, Show, type JSX } from 'solid-js';

/**
 * A panel beside the page's main part that becomes a full-height modal sheet where there is no room
 * for both. As a sheet it keeps the focus inside, and Escape closes it.
 */
export function SideSheet(props: {
  class: string;
  label: string;
  isSheet: boolean;
  open: boolean;
  onClose: () => void;
  children: JSX.Element;
}) {
  return (
    <Show when={props.open}>
      <Show
        when={props.isSheet}
        fallback={
          <aside class={props.class} aria-label={props.label}>
            {props.children}
          </aside>
        }
      >
        <ModalSheet class={props.class} label={props.label} onClose={props.onClose}>
          {props.children}
        </ModalSheet>
      </Show>
    </Show>
  );
}

function ModalSheet(props: {
  class: string;
  label: string;
  onClose: () => void;
  children: JSX.Element;
}) {
  let dialog!: HTMLDialogElement;
  const opener = document.activeElement;
  onMount(() => dialog.showModal());
  onCleanup(() => {
    dialog.close();
    if (opener instanceof HTMLElement) opener.focus();
  });
  return (
    <dialog
      ref={dialog}
      class={`${props.class} side-sheet`}
      aria-label={props.label}
      onCancel={(event) => {
        event.preventDefault();
        props.onClose();
      }}
    >
      {props.children}
    </dialog>
  );
}
