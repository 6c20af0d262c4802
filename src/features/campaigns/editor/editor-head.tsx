import { A } from '@solidjs/router';
import type { EditorStart } from './editor-start';

/** The editor's title, with the ways out of it. */
export function EditorHead(props: {
  start: EditorStart;
  /** The form that is submitted. */
  formId: string;
  /** Saving waits for figures. */
  isBusy: boolean;
}) {
  const isNew = () => props.start.saved === undefined;
  return (
    <div class="pagehead pagehead--mid">
      <h1>{isNew() ? 'New campaign' : 'Edit campaign'}</h1>
      <div class="pagehead__end">
        <A class="btn" href={isNew() ? '/campaigns' : `/campaigns/${props.start.id}`}>
          Cancel
        </A>
        <button
          class="btn btn--primary"
          type="submit"
          form={props.formId}
          aria-busy={props.isBusy ? 'true' : undefined}
          classList={{ 'is-busy': props.isBusy }}
        >
          Save campaign
        </button>
      </div>
    </div>
  );
}
