import { Match, Show, Switch } from 'solid-js';
import { Banner } from '../../../ui/banner';
import { EmptyState, ErrorState, Skeleton } from '../../../ui/panel-state';
import type { Mining } from './create-mining';

/** Says that older rules are still shown, and why: others are mined, or that was stopped. */
export function MiningNotice(props: { mining: Mining }) {
  return (
    <Switch>
      <Match when={props.mining.isMining()}>
        <div class="mining-bar" role="status">
          <span class="spinner" aria-hidden="true" />
          <span>{progressText(props.mining)}</span>
          <button class="btn btn--sm" type="button" onClick={() => props.mining.cancel()}>
            Cancel
          </button>
        </div>
      </Match>
      <Match when={props.mining.failure()}>
        {(failure) => (
          <Banner
            tone={failure().kind === 'cancelled' ? 'info' : 'neg'}
            action={
              <button class="link" type="button" onClick={() => props.mining.retry()}>
                {failure().kind === 'cancelled' ? 'Mine again' : 'Try again'}
              </button>
            }
          >
            {failure().kind === 'cancelled'
              ? 'Mining was cancelled. These are the bundles that were mined before.'
              : `${failure().message} These are the bundles that were mined before.`}
          </Banner>
        )}
      </Match>
    </Switch>
  );
}

/** Stands in the page's middle until there are rules to show. */
export function MiningState(props: { mining: Mining }) {
  return (
    <section class="panel mining-state" aria-label="Mining">
      <Switch fallback={<Skeleton height={320} />}>
        <Match when={props.mining.isMining()}>
          <div class="state" role="status">
            <span class="spinner" aria-hidden="true" />
            <b>Mining</b>
            <p>{progressText(props.mining)}</p>
            <div class="row">
              <button class="btn" type="button" onClick={() => props.mining.cancel()}>
                Cancel
              </button>
            </div>
          </div>
        </Match>
        <Match when={props.mining.failure()}>
          {(failure) => (
            <Show
              when={failure().kind === 'cancelled'}
              fallback={
                <ErrorState
                  title="The search stopped"
                  failure={failure()}
                  retry={props.mining.retry}
                />
              }
            >
              <EmptyState
                icon="bundle"
                title="Mining was cancelled"
                action={{ label: 'Mine again', run: props.mining.retry }}
              >
                Nothing was changed. The bundles are there once mining is complete.
              </EmptyState>
            </Show>
          )}
        </Match>
      </Switch>
    </section>
  );
}

function progressText(mining: Mining): string {
  const progress = mining.progress();
  if (progress === undefined) return 'Counting what is bought together.';
  const share =
    progress.total > 0 ? `, ${Math.round((progress.done / progress.total) * 100)}%` : '';
  return `${progress.stage}${share}`;
}
