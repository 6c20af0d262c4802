import { Match, Switch } from 'solid-js';
import { createShopQuery } from '../../../engine/create-shop-query';
import type { InputOf } from '../../../engine/ask';
import { Dialog } from '../../../ui/overlay/dialog';
import { downloadText } from '../../../ui/download';
import { ErrorState, Skeleton } from '../../../ui/panel-state';
import { toast } from '../../../ui/overlay/toast';
import type { BundlesState } from '../create-bundles';
import type { AskedQuestion } from './create-evidence';

/** The SQL behind a panel, to be run as it is in DuckDB. */
export function SqlDialog(props: {
  state: BundlesState;
  asked: AskedQuestion | undefined;
  onClose: () => void;
}) {
  const { shop } = props.state;
  const script = createShopQuery(
    shop,
    'showSql',
    () =>
      props.asked &&
      // Name and input came together: see `AskedQuestion`.
      ({ ...props.asked, recipe: shop.recipe() ?? null } as InputOf<'showSql'>),
  );
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(script.current()?.sql ?? '');
      toast({ text: 'SQL copied', tone: 'positive' });
    } catch {
      toast({ text: 'The browser did not allow copying', tone: 'negative' });
    }
  };
  return (
    <Dialog
      open={props.asked !== undefined}
      title="The SQL behind this"
      onClose={() => props.onClose()}
      footer={
        <>
          <button
            class="btn"
            type="button"
            disabled={!script.current()}
            onClick={() => void copy()}
          >
            Copy
          </button>
          <button
            class="btn"
            type="button"
            disabled={!script.current()}
            onClick={() =>
              downloadText(
                `${props.asked?.name ?? 'question'}.sql`,
                script.current()?.sql ?? '',
                'text/plain',
              )
            }
          >
            Save
          </button>
          <button class="btn btn--primary" type="button" autofocus onClick={() => props.onClose()}>
            Close
          </button>
        </>
      }
    >
      <Switch>
        <Match when={props.asked === undefined}>{null}</Match>
        <Match when={script.failure()}>
          {(failure) => (
            <ErrorState
              title="The SQL could not be written down"
              failure={failure()}
              retry={script.retry}
            />
          )}
        </Match>
        <Match when={script.current()}>
          {(found) => (
            <>
              <p class="cap">
                {found().reads === 'files'
                  ? 'Runs as it is in DuckDB, in the folder of your files.'
                  : 'Runs as it is in DuckDB, in a folder with the shop’s tables saved as CSV.'}
              </p>
              <pre class="sql-text" tabindex="0">
                {found().sql}
              </pre>
            </>
          )}
        </Match>
        <Match when={script.current() === undefined}>
          <Skeleton height={160} />
        </Match>
      </Switch>
    </Dialog>
  );
}
