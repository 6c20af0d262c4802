import { Show } from 'solid-js';
import { FileButton } from '../start/file-button';

/** Next month's files for the shop that is loaded: they come in beside the ones it was made of. */
export function LaterOrders(props: {
  shop: string | undefined;
  class?: string;
  onFiles: (files: File[]) => void;
}) {
  return (
    <Show when={props.shop}>
      {(shop) => (
        <FileButton
          class={props.class}
          label={`Add later orders to ${shop()}`}
          onFiles={(files) => props.onFiles(files)}
        />
      )}
    </Show>
  );
}
