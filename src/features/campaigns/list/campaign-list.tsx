import { useNavigate } from '@solidjs/router';
import { createMemo, createSignal, createUniqueId, Match, Show, Switch } from 'solid-js';
import {
  CAMPAIGN_STATUSES,
  campaignStatusNames,
  type Campaign,
  type CampaignStatus,
} from '../../../domain/campaign/campaign';
import { useShop } from '../../../engine/context';
import type { CampaignStore } from '../../../storage/campaigns/create-campaign-store';
import { formatNumber } from '../../../ui/format';
import { Icon } from '../../../ui/icon';
import { Tabs } from '../../../ui/input/tabs';
import { toast } from '../../../ui/overlay/toast';
import { EmptyState, ErrorState, Skeleton } from '../../../ui/panel-state';
import { deleteCampaign, duplicateCampaign, exportCampaign, sayRefusal } from '../actions';
import { bundleText } from '../campaign-words';
import { CampaignTable } from './campaign-table';
import { statusCounts } from './status-counts';

type Filter = CampaignStatus | 'all';

/** The saved campaigns, or why there are none. */
export function CampaignList(props: { store: CampaignStore }) {
  const navigate = useNavigate();
  return (
    <section class="panel" aria-label="Saved campaigns">
      <Switch>
        <Match when={props.store.failure()}>
          {(failure) => <ErrorState failure={failure()} retry={() => void props.store.refresh()} />}
        </Match>
        <Match when={props.store.all() === undefined}>
          <Skeleton height={240} />
        </Match>
        <Match when={props.store.campaigns().length === 0}>
          <EmptyState
            icon="campaign"
            title="No campaigns yet"
            action={{ label: 'Choose a bundle', run: () => navigate('/bundles') }}
          >
            A campaign starts from two products that sell together. Files exported from another
            browser can be imported here.
          </EmptyState>
        </Match>
        <Match when={props.store.campaigns().length > 0}>
          <FilteredList store={props.store} />
        </Match>
      </Switch>
    </section>
  );
}

/** The campaigns of one status whose name or products hold what is searched for. */
function FilteredList(props: { store: CampaignStore }) {
  const shop = useShop();
  const panelId = createUniqueId();
  const [filter, setFilter] = createSignal<Filter>('all');
  const [search, setSearch] = createSignal('');
  const campaigns = () => props.store.campaigns();
  const counts = createMemo(() => statusCounts(campaigns()));
  const tabs = () => [
    { value: 'all' as const, label: 'All', count: formatNumber(campaigns().length) },
    ...CAMPAIGN_STATUSES.map((status) => ({
      value: status,
      label: campaignStatusNames[status],
      count: formatNumber(counts()[status]),
    })),
  ];
  const shown = createMemo(() => {
    const wanted = search().trim().toLowerCase();
    return campaigns()
      .filter(({ status }) => filter() === 'all' || status === filter())
      .filter((campaign) => searchText(campaign).includes(wanted));
  });
  const showAll = () => {
    setFilter('all');
    setSearch('');
  };

  async function duplicate(campaign: Campaign): Promise<void> {
    const copy = await duplicateCampaign(campaign, props.store, shop);
    if (!copy.ok) sayRefusal(copy);
    else toast({ text: `Duplicated as “${copy.value.name}”`, tone: 'positive' });
  }

  return (
    <>
      <div class="ctabs">
        <Tabs label="Status" panel={panelId} tabs={tabs()} value={filter()} onChange={setFilter} />
        <span class="input input--sm">
          <Icon name="search" />
          <input
            type="search"
            aria-label="Find a campaign"
            placeholder="Find a campaign"
            value={search()}
            onInput={(event) => setSearch(event.currentTarget.value)}
          />
        </span>
      </div>
      <div id={panelId} role="tabpanel" aria-label={tabName(filter())}>
        <Show
          when={shown().length > 0}
          fallback={
            <EmptyState
              icon="search"
              title="No campaign fits"
              action={{ label: 'Show all', run: showAll }}
            >
              {emptyReason(filter(), search())}
            </EmptyState>
          }
        >
          <CampaignTable
            campaigns={shown()}
            actions={{
              duplicate: (campaign) => void duplicate(campaign),
              export: exportCampaign,
              remove: ({ id, name }) => void deleteCampaign({ key: id, name }, props.store),
            }}
          />
        </Show>
      </div>
    </>
  );
}

const searchText = ({ name, bundle }: Campaign): string =>
  `${name} ${bundleText(bundle)}`.toLowerCase();

const tabName = (filter: Filter): string =>
  filter === 'all' ? 'All campaigns' : `${campaignStatusNames[filter]} campaigns`;

const emptyReason = (filter: Filter, search: string): string =>
  search.trim() === ''
    ? `None is ${filter === 'all' ? 'saved' : campaignStatusNames[filter].toLowerCase()}.`
    : `None has “${search.trim()}” in its name or products.`;
