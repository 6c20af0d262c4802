import { createEffect, createUniqueId, onCleanup, type JSX } from 'solid-js';

/** A question that must be answered before going on, on the browser's own modal dialog. */
export function Dialog(props: {
  open: boolean;
  title: string;
  onClose: () => void;
  children: JSX.Element;
  /** The buttons, of which the safe or main one carries `autofocus`. */
  footer: JSX.Element;
}) {
  const titleId = createUniqueId();
  let dialog!: HTMLDialogElement;

  createEffect(() => {
    if (props.open && !dialog.open) dialog.showModal();
    if (!props.open && dialog.open) dialog.close();
  });
  onCleanup(() => dialog.close());

  return (
    <dialog ref={dialog} class="dialog" aria-labelledby={titleId} onClose={() => props.onClose()}>
      <h3 id={titleId}>{props.title}</h3>
      <div class="dialog__body">{props.children}</div>
      <div class="dialog__foot">{props.footer}</div>
    </dialog>
  );
}
