import { createResource, Show } from 'solid-js';
import type { KeptShop } from '../../../storage/shops/shops';
import { formatBytes } from '../../../ui/format';
import { toast } from '../../../ui/overlay/toast';

/** Says how much of the browser's room is used, and whether it may clear what is kept. */
export function StorageLine(props: { shops: readonly KeptShop[] | undefined }) {
  const [storage, { refetch }] = createResource(() => props.shops, storageState);
  const persist = async () => {
    const granted = await navigator.storage.persist();
    toast({
      text: granted
        ? 'This browser will not clear your shops by itself.'
        : 'This browser keeps the right to clear your shops when space runs short.',
    });
    await refetch();
  };
  return (
    <Show when={storage()}>
      {(state) => (
        <p class="small t3 library__storage">
          {formatBytes(state().used)} of about {formatBytes(state().quota)} used.{' '}
          <Show
            when={state().persisted}
            fallback={
              <>
                The browser may clear it when space runs short.{' '}
                <button class="link" type="button" onClick={() => void persist()}>
                  Ask it not to
                </button>
              </>
            }
          >
            The browser keeps it until you delete it.
          </Show>
        </p>
      )}
    </Show>
  );
}

/** Undefined where the browser does not say. */
async function storageState() {
  if (navigator.storage?.estimate === undefined) return undefined;
  const [{ usage = 0, quota = 0 }, persisted] = await Promise.all([
    navigator.storage.estimate(),
    navigator.storage.persisted(),
  ]);
  return { used: usage, quota, persisted };
}
