import { Icon } from '../../../ui/icon';

/** A button that asks for a file. The input itself is not drawn, but can be found by its label. */
export function ImportButton(props: { onFile: (file: File) => void }) {
  let input!: HTMLInputElement;
  return (
    <>
      <button class="btn" type="button" onClick={() => input.click()}>
        <Icon name="upload" />
        Import JSON
      </button>
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        aria-label="Import JSON"
        hidden
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          // So that the same file can be chosen again after it was put right.
          event.currentTarget.value = '';
          if (file !== undefined) props.onFile(file);
        }}
      />
    </>
  );
}
