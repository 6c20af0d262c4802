import { A } from '@solidjs/router';
import { createSignal, For, Show } from 'solid-js';
import { useShop } from '../../engine/context';
import { createShopQuery } from '../../engine/create-shop-query';
import { formatNumber, plural } from '../../ui/format';
import { ErrorState, Skeleton } from '../../ui/panel-state';
import { ProfileTable } from './profile-table';
import { QueryBox } from './query-box';
import { TextTable } from './text-table';
import './inspect.css';

const PAGE = 50;

/** The shop's tables as they are, and a box for questions of one's own in SQL. */
export default function InspectPage() {
  const session = useShop();
  const [chosen, setChosen] = createSignal('line');
  const [page, setPage] = createSignal(0);
  const tables = createShopQuery(session, 'shopTables', () => null);
  const current = () => tables.latest()?.find(({ name }) => name === chosen());
  const rows = createShopQuery(session, 'tableRows', () => {
    const table = current();
    return table && { table: table.name, offset: page() * PAGE, limit: PAGE };
  });
  const [profiled, setProfiled] = createSignal<string>();
  const profiles = createShopQuery(session, 'columnProfiles', () =>
    profiled() === chosen() ? { table: chosen() } : undefined,
  );
  const choose = (name: string) => {
    setChosen(name);
    setPage(0);
    setProfiled(undefined);
  };

  return (
    <main class="page inspect" id="main">
      <div class="pagehead">
        <div>
          <h1>Inspect</h1>
          <p>
            The tables of {session.summary()?.name ?? 'the shop'}, read in this browser.{' '}
            <A class="link" href="/data">
              Back to Data
            </A>
          </p>
        </div>
      </div>
      <Show
        when={tables.failure()}
        fallback={
          <Show when={tables.latest()} fallback={<Skeleton height={240} />}>
            {(all) => (
              <div class="inspect__grid">
                <nav class="panel" aria-label="Tables">
                  <ul class="inspect__tables">
                    <For each={all()}>
                      {(table) => (
                        <li>
                          <button
                            type="button"
                            aria-pressed={table.name === chosen()}
                            onClick={() => choose(table.name)}
                          >
                            <b class="mono">{table.name}</b>
                            <span class="t3">{plural(table.rows, 'row')}</span>
                          </button>
                        </li>
                      )}
                    </For>
                  </ul>
                </nav>
                <section class="panel" aria-labelledby="inspect-table">
                  <header class="panel__head">
                    <div>
                      <h2 class="panel__title mono" id="inspect-table">
                        {chosen()}
                      </h2>
                      <p class="panel__sub">
                        {plural(current()?.rows ?? 0, 'row')},{' '}
                        {plural(current()?.columns.length ?? 0, 'column')}
                      </p>
                    </div>
                    <button
                      class="btn btn--sm"
                      type="button"
                      aria-pressed={profiled() === chosen()}
                      onClick={() => setProfiled(profiled() === chosen() ? undefined : chosen())}
                    >
                      {profiled() === chosen() ? 'Show rows' : 'Profile columns'}
                    </button>
                  </header>
                  <div class="panel__body panel__body--flush">
                    <Show
                      when={profiled() === chosen()}
                      fallback={
                        <Show when={rows.latest()} fallback={<Skeleton height={240} />}>
                          {(found) => <TextTable label={`Rows of ${chosen()}`} found={found()} />}
                        </Show>
                      }
                    >
                      <Show when={profiles.latest()} fallback={<Skeleton height={240} />}>
                        {(found) => <ProfileTable profiles={found()} />}
                      </Show>
                    </Show>
                  </div>
                  <Show when={profiled() !== chosen()}>
                    <div class="pager">
                      <span class="t3 small" aria-live="polite">
                        {spanOf(page(), current()?.rows ?? 0)}
                      </span>
                      <button
                        class="btn btn--sm"
                        type="button"
                        disabled={page() === 0}
                        onClick={() => setPage((at) => at - 1)}
                      >
                        Previous
                      </button>
                      <button
                        class="btn btn--sm"
                        type="button"
                        disabled={(page() + 1) * PAGE >= (current()?.rows ?? 0)}
                        onClick={() => setPage((at) => at + 1)}
                      >
                        Next
                      </button>
                    </div>
                  </Show>
                </section>
              </div>
            )}
          </Show>
        }
      >
        {(failure) => <ErrorState failure={failure()} retry={tables.retry} />}
      </Show>
      <QueryBox ask={session.engine.ask} />
    </main>
  );
}

function spanOf(page: number, rows: number): string {
  if (rows === 0) return 'No rows';
  const last = Math.min((page + 1) * PAGE, rows);
  return `${formatNumber(page * PAGE + 1)} to ${formatNumber(last)} of ${formatNumber(rows)}`;
}
