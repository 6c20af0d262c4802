import { createSignal, onCleanup, onMount, Show } from 'solid-js';
import { Icon } from '../../../ui/icon';

/** Takes files dropped anywhere in the window, and says so while files are dragged over it. */
export function DropAnywhere(props: { onFiles: (files: File[]) => void }) {
  const [isOver, setIsOver] = createSignal(false);

  const over = (event: DragEvent) => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'copy';
    setIsOver(true);
  };
  // Leaving the window has no related element; leaving one of its elements has.
  const leave = (event: DragEvent) => {
    if (event.relatedTarget === null) setIsOver(false);
  };
  const drop = (event: DragEvent) => {
    setIsOver(false);
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    props.onFiles([...event.dataTransfer.files]);
  };

  onMount(() => {
    window.addEventListener('dragover', over);
    window.addEventListener('dragleave', leave);
    window.addEventListener('drop', drop);
  });
  onCleanup(() => {
    window.removeEventListener('dragover', over);
    window.removeEventListener('dragleave', leave);
    window.removeEventListener('drop', drop);
  });

  return (
    <Show when={isOver()}>
      <div class="dropall" aria-hidden="true">
        <p>
          <Icon name="upload" />
          Drop the CSV files anywhere
        </p>
      </div>
    </Show>
  );
}
