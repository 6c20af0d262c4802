import { A, useNavigate } from '@solidjs/router';
import { createMemo, createSignal, createUniqueId, For, Match, Show, Switch } from 'solid-js';
import {
  CAMPAIGN_STATUSES,
  campaignStatusNames,
  type Campaign,
  type CampaignStatus,
} from '../../../domain/campaign/campaign';
import type { Failure } from '../../../domain/errors';
import {
  isReminderDue,
  quietFrom,
  unexportedOf,
} from '../../../domain/campaign/life/export-reminder';
import { useShop } from '../../../engine/context';
import { createCampaignStore } from '../../../storage/campaigns/create-campaign-store';
import { exportedIds, keepQuiet, quietUntil } from '../../../storage/exports';
import { Banner } from '../../../ui/banner';
import { downloadText } from '../../../ui/download';
import { formatNumber, plural } from '../../../ui/format';
import { Icon } from '../../../ui/icon';
import { EmptyState, ErrorState, Skeleton } from '../../../ui/panel-state';
import { Tabs } from '../../../ui/input/tabs';
import { toast } from '../../../ui/overlay/toast';
import {
  deleteCampaign,
  duplicateCampaign,
  exportCampaign,
  exportCampaigns,
  importCampaigns,
  sayRefusal,
} from '../actions';
import { CalendarStrip } from './calendar-strip';
import { CampaignTable } from './campaign-table';
import { ImportButton } from './import-button';
import { PortfolioPanel } from './portfolio-panel';
import { bundleText } from '../campaign-words';
import '../campaigns.css';

type Filter = CampaignStatus | 'all';

/** `/campaigns`: all that is kept in this browser. */
export default function CampaignsPage() {
  const shop = useShop();
  const navigate = useNavigate();
  const store = createCampaignStore();
  const panelId = createUniqueId();
  const [filter, setFilter] = createSignal<Filter>('all');
  const [search, setSearch] = createSignal('');
  const [problem, setProblem] = createSignal<Failure>();

  const broken = () =>
    (store.all() ?? []).flatMap((stored) => (stored.state === 'broken' ? [stored] : []));
  const counts = createMemo(() => {
    const count = (status: CampaignStatus) =>
      store.campaigns().filter((campaign) => campaign.status === status).length;
    return Object.fromEntries(CAMPAIGN_STATUSES.map((status) => [status, count(status)]));
  });
  const tabs = () => [
    { value: 'all' as const, label: 'All', count: formatNumber(store.campaigns().length) },
    ...CAMPAIGN_STATUSES.map((status) => ({
      value: status,
      label: campaignStatusNames[status],
      count: formatNumber(counts()[status] ?? 0),
    })),
  ];
  const shown = createMemo(() => {
    const wanted = search().trim().toLowerCase();
    return store
      .campaigns()
      .filter(({ status }) => filter() === 'all' || status === filter())
      .filter((campaign) => searchText(campaign).includes(wanted));
  });

  const exportAll = () => exportCampaigns(store.campaigns(), 'campaigns.json');
  const unexported = createMemo(() => unexportedOf(store.campaigns(), exportedIds()));
  const opened = new Date().toISOString();

  async function take(file: File): Promise<void> {
    const result = await importCampaigns(file, store);
    setProblem(result.ok ? undefined : result.failure);
    if (result.ok) toast({ text: result.value, tone: 'positive' });
  }

  async function duplicate(campaign: Campaign): Promise<void> {
    const copy = await duplicateCampaign(campaign, store, shop);
    if (!copy.ok) sayRefusal(copy);
    else toast({ text: `Duplicated as “${copy.value.name}”`, tone: 'positive' });
  }

  return (
    <main class="page campaigns" id="main">
      <div class="pagehead">
        <div>
          <h1>Campaigns</h1>
          <p>{finding(counts())} Kept in this browser; export JSON to move or back up.</p>
        </div>
        <div class="pagehead__end">
          <ImportButton onFile={(file) => void take(file)} />
          <button
            class="btn"
            type="button"
            disabled={store.campaigns().length === 0}
            onClick={exportAll}
          >
            <Icon name="download" />
            Export all
          </button>
          <Show when={store.campaigns().length > 1}>
            <A class="btn" href="/campaigns/compare">
              Compare two
            </A>
          </Show>
          <A class="btn btn--primary" href="/campaigns/new">
            <Icon name="plus" />
            New campaign
          </A>
        </div>
      </div>
      <div class="stack g4">
        <Show when={problem()}>
          {(failure) => (
            <Banner
              tone="neg"
              action={
                <span class="row g3">
                  <Show when={failure().kind === 'storage' && store.campaigns().length > 0}>
                    <button class="link" type="button" onClick={exportAll}>
                      Export all
                    </button>
                  </Show>
                  <button class="link" type="button" onClick={() => setProblem(undefined)}>
                    Dismiss
                  </button>
                </span>
              }
            >
              <b>Nothing was imported.</b> {failure().message}
            </Banner>
          )}
        </Show>
        <Show when={isReminderDue(unexported(), quietUntil(), opened)}>
          <div class="reminder">
            <Banner
              tone="info"
              action={
                <span class="row g3">
                  <button class="link" type="button" onClick={exportAll}>
                    Export all
                  </button>
                  <button class="link" type="button" onClick={() => keepQuiet(quietFrom(opened))}>
                    Not now
                  </button>
                </span>
              }
            >
              <b>{onlyHere(unexported().length)}</b> Clearing the browser’s data would delete{' '}
              {unexported().length === 1 ? 'it' : 'them'}. Settings makes a backup of everything.
            </Banner>
          </div>
        </Show>
        <For each={broken()}>
          {(record) => (
            <Banner
              tone="warn"
              action={
                <span class="row g3">
                  <button
                    class="link"
                    type="button"
                    onClick={() =>
                      downloadText(
                        'broken-campaign.json',
                        JSON.stringify(record.raw, null, 2),
                        'application/json',
                      )
                    }
                  >
                    Save it as found
                  </button>
                  <button
                    class="link"
                    type="button"
                    onClick={() =>
                      void deleteCampaign({ key: record.key, name: 'broken campaign' }, store)
                    }
                  >
                    Delete it
                  </button>
                </span>
              }
            >
              <b>A stored campaign cannot be read.</b> Its {record.problem}
            </Banner>
          )}
        </For>
        <CalendarStrip campaigns={store.campaigns()} today={dayOf(new Date())} />
        <section class="panel" aria-label="Saved campaigns">
          <Switch>
            <Match when={store.failure()}>
              {(failure) => <ErrorState failure={failure()} retry={() => void store.refresh()} />}
            </Match>
            <Match when={store.all() === undefined}>
              <Skeleton height={240} />
            </Match>
            <Match when={store.campaigns().length === 0}>
              <EmptyState
                icon="campaign"
                title="No campaigns yet"
                action={{ label: 'Choose a bundle', run: () => navigate('/bundles') }}
              >
                A campaign starts from two products that sell together. Files exported from another
                browser can be imported here.
              </EmptyState>
            </Match>
            <Match when={store.campaigns().length > 0}>
              <div class="ctabs">
                <Tabs
                  label="Status"
                  panel={panelId}
                  tabs={tabs()}
                  value={filter()}
                  onChange={setFilter}
                />
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
                      action={{
                        label: 'Show all',
                        run: () => {
                          setFilter('all');
                          setSearch('');
                        },
                      }}
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
                      remove: ({ id, name }) => void deleteCampaign({ key: id, name }, store),
                    }}
                  />
                </Show>
              </div>
            </Match>
          </Switch>
        </section>
        <PortfolioPanel campaigns={store.campaigns()} />
      </div>
    </main>
  );
}

const onlyHere = (count: number): string =>
  count === 1
    ? '1 campaign is in this browser alone.'
    : `${formatNumber(count)} campaigns are in this browser alone.`;

/** Today in the person's own time. */
const dayOf = (date: Date): string =>
  `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}-${String(date.getDate()).padStart(2, '0')}`;

const searchText = ({ name, bundle }: Campaign): string =>
  `${name} ${bundleText(bundle)}`.toLowerCase();

const tabName = (filter: Filter): string =>
  filter === 'all' ? 'All campaigns' : `${campaignStatusNames[filter]} campaigns`;

const emptyReason = (filter: Filter, search: string): string =>
  search.trim() === ''
    ? `None is ${filter === 'all' ? 'saved' : campaignStatusNames[filter].toLowerCase()}.`
    : `None has “${search.trim()}” in its name or products.`;

/** `2 running, 1 planned, 3 drafts.`, or nothing. */
function finding(counts: Record<string, number>): string {
  const { running = 0, planned = 0, draft = 0, ended = 0 } = counts;
  const parts = [
    ...(running > 0 ? [`${formatNumber(running)} running`] : []),
    ...(planned > 0 ? [`${formatNumber(planned)} planned`] : []),
    ...(draft > 0 ? [plural(draft, 'draft')] : []),
    ...(ended > 0 ? [`${formatNumber(ended)} ended`] : []),
  ];
  return parts.length === 0 ? '' : `${parts.join(', ')}.`;
}
