import { A, useNavigate, useSearchParams } from '@solidjs/router';
import { For, Match, Show, Switch } from 'solid-js';
import type { Campaign } from '../../../domain/campaign/campaign';
import { createCampaignStore } from '../../../storage/campaigns/create-campaign-store';
import { SelectField } from '../../../ui/input/field';
import { EmptyState, ErrorState, Skeleton } from '../../../ui/panel-state';
import { compareCampaigns } from './compare-rows';
import { Crumbs } from '../crumbs';
import '../campaigns.css';

/** `/campaigns/compare?a=…&b=…`: two campaigns side by side; without ids, the last two saved. */
export default function ComparePage() {
  const navigate = useNavigate();
  const store = createCampaignStore();
  const [search, setSearch] = useSearchParams<{ a?: string; b?: string }>();
  const find = (id: string | undefined) => store.campaigns().find((each) => each.id === id);
  const one = () => find(search.a) ?? store.campaigns()[0];
  const other = () =>
    find(search.b) ?? store.campaigns().find((campaign) => campaign.id !== one()?.id);

  return (
    <main class="page" id="main">
      <Crumbs here="Compare" />
      <div class="pagehead">
        <div>
          <h1>Compare two campaigns</h1>
          <p>Each as it was saved. What differs is marked.</p>
        </div>
      </div>
      <Switch fallback={<Skeleton height={480} />}>
        <Match when={store.failure()}>
          {(failure) => <ErrorState failure={failure()} retry={() => void store.refresh()} />}
        </Match>
        <Match when={store.all() !== undefined && other() === undefined}>
          <section class="panel">
            <EmptyState
              icon="campaign"
              title="There are not two campaigns yet"
              action={{ label: 'Show all campaigns', run: () => navigate('/campaigns') }}
            >
              Duplicate one and change its offer or audience to compare the two.
            </EmptyState>
          </section>
        </Match>
        <Match when={pairOf(one(), other())}>
          {(pair) => (
            <section class="panel" aria-label="Comparison">
              <div class="compare__pick">
                <Pick
                  label="First campaign"
                  value={pair().one.id}
                  campaigns={store.campaigns()}
                  onChange={(a) =>
                    setSearch({ a, b: a === pair().other.id ? pair().one.id : pair().other.id })
                  }
                />
                <Pick
                  label="Second campaign"
                  value={pair().other.id}
                  campaigns={store.campaigns()}
                  onChange={(b) =>
                    setSearch({ a: b === pair().one.id ? pair().other.id : pair().one.id, b })
                  }
                />
              </div>
              <Comparison one={pair().one} other={pair().other} />
            </section>
          )}
        </Match>
      </Switch>
    </main>
  );
}

const pairOf = (one: Campaign | undefined, other: Campaign | undefined) =>
  one === undefined || other === undefined ? undefined : { one, other };

function Pick(props: {
  label: string;
  value: string;
  campaigns: readonly Campaign[];
  onChange: (id: string) => void;
}) {
  return (
    <SelectField
      label={props.label}
      value={props.value}
      options={props.campaigns.map(({ id, name }) => ({ value: id, label: name }))}
      onChange={(id) => props.onChange(id)}
    />
  );
}

function Comparison(props: { one: Campaign; other: Campaign }) {
  return (
    <div class="xscroll" tabindex="0" role="region" aria-label="Table of the comparison">
      <table class="tbl compare">
        <thead>
          <tr>
            <td />
            <For each={[props.one, props.other]}>
              {(campaign) => (
                <th scope="col">
                  <A class="link" href={`/campaigns/${campaign.id}`}>
                    {campaign.name}
                  </A>
                </th>
              )}
            </For>
          </tr>
        </thead>
        <For each={compareCampaigns(props.one, props.other)}>
          {(group) => (
            <tbody>
              <tr class="compare__title">
                <th scope="rowgroup" colspan="3">
                  {group.title}
                </th>
              </tr>
              <For each={group.rows}>
                {(row) => (
                  <tr classList={{ 'is-different': row.differs }}>
                    <th scope="row">
                      {row.label}
                      <Show when={row.differs}>
                        <span class="vh">, differs</span>
                      </Show>
                    </th>
                    <td>{row.one}</td>
                    <td>{row.other}</td>
                  </tr>
                )}
              </For>
            </tbody>
          )}
        </For>
      </table>
    </div>
  );
}
