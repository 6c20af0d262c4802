import { A } from '@solidjs/router';
import { createSignal, For, Show } from 'solid-js';
import type { TableInfo } from '../../domain/inspect/inspect';
import { useShop } from '../../engine/context';
import { createShopQuery } from '../../engine/create-shop-query';
import { plural } from '../../ui/format';
import { ErrorState, Skeleton } from '../../ui/panel-state';
import { QueryBox } from './query-box';
import { TablePanel } from './table-panel';
import './inspect.css';

/** The shop's tables as they are, and a box for questions of one's own in SQL. */
export default function InspectPage() {
  const session = useShop();
  const [chosen, setChosen] = createSignal('line');
  const tables = createShopQuery(session, 'shopTables', () => null);
  const current = () => tables.latest()?.find(({ name }) => name === chosen());
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
                <TableList tables={all()} chosen={chosen()} onChoose={setChosen} />
                <Show when={current()} keyed>
                  {(table) => <TablePanel table={table} />}
                </Show>
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

function TableList(props: {
  tables: readonly TableInfo[];
  chosen: string;
  onChoose: (name: string) => void;
}) {
  return (
    <nav class="panel" aria-label="Tables">
      <ul class="inspect__tables">
        <For each={props.tables}>
          {(table) => (
            <li>
              <button
                type="button"
                aria-pressed={table.name === props.chosen}
                onClick={() => props.onChoose(table.name)}
              >
                <b class="mono">{table.name}</b>
                <span class="t3">{plural(table.rows, 'row')}</span>
              </button>
            </li>
          )}
        </For>
      </ul>
    </nav>
  );
}
