import { For, Show } from 'solid-js';
import type { Backup } from '../../storage/backup/backup-file';
import type { RestorePlan } from '../../storage/backup/restore-plan';
import { formatMoment } from '../../ui/format';
import { Dialog } from '../../ui/overlay/dialog';
import { changesAnything, restoreLines } from './restore-words';

/** A backup that was read, and what restoring it would do. */
export interface RestoreOffer {
  name: string;
  backup: Backup;
  plan: RestorePlan;
}

/** Shows what restoring a backup would do before anything is done. */
export function RestoreDialog(props: {
  /** Undefined: nothing is asked. */
  offer: RestoreOffer | undefined;
  onClose: () => void;
  onRestore: (offer: RestoreOffer) => void;
}) {
  const isWorthIt = () => props.offer !== undefined && changesAnything(props.offer.plan);
  return (
    <Dialog
      open={props.offer !== undefined}
      title={isWorthIt() ? 'Restore this backup?' : 'Nothing to restore'}
      onClose={() => props.onClose()}
      footer={
        <>
          <button class="btn" type="button" autofocus onClick={() => props.onClose()}>
            {isWorthIt() ? 'Cancel' : 'Close'}
          </button>
          <Show when={isWorthIt() && props.offer}>
            {(offer) => (
              <button
                class="btn btn--primary"
                type="button"
                onClick={() => props.onRestore(offer())}
              >
                Restore
              </button>
            )}
          </Show>
        </>
      }
    >
      <Show when={props.offer}>
        {(offer) => (
          <>
            <p>
              {offer().name}, made on {formatMoment(offer().backup.madeAt)}.{' '}
              {isWorthIt() ? 'Nothing is deleted.' : 'All of it is here already.'}
            </p>
            <dl class="backup__plan">
              <For each={restoreLines(offer().plan)}>
                {(line) => (
                  <>
                    <dt>{line.name}</dt>
                    <dd>
                      <For each={line.sentences}>{(sentence) => <p>{sentence}</p>}</For>
                    </dd>
                  </>
                )}
              </For>
            </dl>
          </>
        )}
      </Show>
    </Dialog>
  );
}
