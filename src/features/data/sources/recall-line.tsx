import { Index, Show } from 'solid-js';
import { formatDay } from '../../../ui/format';
import { canBeRemembered } from './remember';
import type { SourceDraft } from './source-draft';

/** Says that a file is read as the last one of its header, and what of that its values forbid. */
export function RecallLine(props: { source: SourceDraft; onDetected: () => void }) {
  return (
    <Show when={props.source.recalled}>
      {(note) => (
        <>
          <Show when={note().isApplied}>
            <p class="small t3">
              Read as last time, on {formatDay(note().keptAt)}.{' '}
              <button class="link" type="button" onClick={() => props.onDetected()}>
                Read as detected<span class="vh">, {props.source.file.name}</span>
              </button>
            </p>
          </Show>
          <Index each={note().conflicts}>
            {(conflict) => <p class="small srcnotes__check">{conflict()}</p>}
          </Index>
        </>
      )}
    </Show>
  );
}

/** Asks whether the next file with these columns is read as this one. */
export function RememberCheck(props: { source: SourceDraft; onChange: (on: boolean) => void }) {
  return (
    <Show when={canBeRemembered(props.source)}>
      <label class="check srcremember">
        <input
          type="checkbox"
          checked={props.source.isRemembered}
          onChange={(event) => props.onChange(event.currentTarget.checked)}
        />
        <span>
          Remember for files with these columns<span class="vh">, as {props.source.file.name}</span>
        </span>
      </label>
    </Show>
  );
}
