import { createSignal, Show } from 'solid-js';
import type { TableInfo } from '../../domain/inspect/inspect';
import { useShop } from '../../engine/context';
import { createShopQuery } from '../../engine/create-shop-query';
import { plural } from '../../ui/format';
import { Skeleton } from '../../ui/panel-state';
import { Pager } from '../../ui/table/pager';
import { ROWS_A_PAGE } from './rows-a-page';
import { ProfileTable } from './profile-table';
import { TextTable } from './text-table';

/** One table of the shop: its rows page by page, or a profile of its columns. */
export function TablePanel(props: { table: TableInfo }) {
  const session = useShop();
  const [page, setPage] = createSignal(0);
  const [isProfile, setProfile] = createSignal(false);
  const name = () => props.table.name;
  const rows = createShopQuery(session, 'tableRows', () => ({
    table: name(),
    offset: page() * ROWS_A_PAGE,
    limit: ROWS_A_PAGE,
  }));
  const profiles = createShopQuery(session, 'columnProfiles', () =>
    isProfile() ? { table: name() } : undefined,
  );
  return (
    <section class="panel" aria-labelledby="inspect-table">
      <header class="panel__head">
        <div>
          <h2 class="panel__title mono" id="inspect-table">
            {name()}
          </h2>
          <p class="panel__sub">
            {plural(props.table.rows, 'row')}, {plural(props.table.columns.length, 'column')}
          </p>
        </div>
        <button
          class="btn btn--sm"
          type="button"
          aria-pressed={isProfile()}
          onClick={() => setProfile((before) => !before)}
        >
          {isProfile() ? 'Show rows' : 'Profile columns'}
        </button>
      </header>
      <div class="panel__body panel__body--flush">
        <Show
          when={isProfile()}
          fallback={
            <Show when={rows.latest()} fallback={<Skeleton height={240} />}>
              {(found) => <TextTable label={`Rows of ${name()}`} found={found()} />}
            </Show>
          }
        >
          <Show when={profiles.latest()} fallback={<Skeleton height={240} />}>
            {(found) => <ProfileTable profiles={found()} />}
          </Show>
        </Show>
      </div>
      <Show when={!isProfile()}>
        <Pager
          page={page()}
          rowsPerPage={ROWS_A_PAGE}
          total={props.table.rows}
          none="No rows"
          onPage={setPage}
        />
      </Show>
    </section>
  );
}
