import { Icon } from '../../../ui/icon';

const ACCEPTED = [
  '.csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain',
  '.xlsx,.xlsm,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  '.zip,.gz,application/zip,application/gzip',
].join(',');

/** The file input, looking like a button. */
export function FileButton(props: {
  class?: string;
  /** Keeps the focus of an opening dialog. */
  autofocus?: boolean;
  /** Absent: the files of a new shop. */
  label?: string;
  onFiles: (files: File[]) => void;
}) {
  const take = (input: HTMLInputElement) => {
    const files = [...(input.files ?? [])];
    // Emptied, so that choosing the same file again is a change.
    input.value = '';
    props.onFiles(files);
  };
  return (
    <label class={`btn filebtn ${props.class ?? ''}`}>
      <Icon name="plus" />
      {props.label ?? 'Add CSV files'}
      <input
        type="file"
        multiple
        autofocus={props.autofocus}
        accept={ACCEPTED}
        onChange={(event) => take(event.currentTarget)}
      />
    </label>
  );
}
