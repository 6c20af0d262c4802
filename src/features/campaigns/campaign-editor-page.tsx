import { useLocation, useNavigate, useParams } from '@solidjs/router';
import { createMemo, Match, Show, Switch } from 'solid-js';
import type { Campaign } from '../../domain/campaign';
import { parseBundleChoice, type BundleChoice } from '../../domain/campaign-address';
import { segmentCustomers, type Segment, type SegmentOrAll } from '../../domain/words';
import { createCampaignStore } from '../../storage/campaigns';
import { keepNextSegment, segmentOfText, takeNextSegment } from '../../storage/next-campaign';
import { EmptyState, ErrorState, Skeleton } from '../../ui/panel-state';
import type { EditorStart } from './basis';
import { CampaignEditor } from './campaign-editor';
import { Crumbs } from './crumbs';
import { newCampaignId } from './new-id';

/** `/campaigns/new?a=…&c=…&segment=…` and `/campaigns/:id/edit`. */
export default function CampaignEditorPage() {
  const params = useParams();
  const location = useLocation();
  const navigate = useNavigate();
  const store = createCampaignStore();

  const start = createMemo(
    (): EditorStart | undefined => {
      const { id } = params;
      if (id === undefined) {
        const address = new URLSearchParams(location.search);
        const choice = parseBundleChoice(address);
        const segment = segmentOfText(address.get('segment'));
        return choice === null
          ? undefined
          : newStart(choice, segment ?? takeNextSegment() ?? 'all');
      }
      const saved = store.campaigns().find((campaign) => campaign.id === id);
      return saved === undefined ? undefined : startOf(saved);
    },
    undefined,
    // What is being edited stays in the form when another tab saves.
    { equals: (one, other) => one !== undefined && other !== undefined && isSame(one, other) },
  );

  return (
    <Show
      when={start()}
      keyed
      fallback={
        <main class="page" id="main">
          <Crumbs here={params.id === undefined ? 'New' : 'Edit'} />
          <div class="pagehead">
            <h1>{params.id === undefined ? 'New campaign' : 'Edit campaign'}</h1>
          </div>
          <section class="panel">
            <Switch
              fallback={
                <ChooseBundle
                  segment={segmentOfText(new URLSearchParams(location.search).get('segment'))}
                  choose={() => navigate('/bundles')}
                />
              }
            >
              <Match when={params.id !== undefined && store.failure()}>
                {(failure) => <ErrorState failure={failure()} retry={() => void store.refresh()} />}
              </Match>
              <Match when={params.id !== undefined && store.all() === undefined}>
                <Skeleton height={240} />
              </Match>
              <Match when={params.id !== undefined}>
                <EmptyState
                  icon="campaign"
                  title="This campaign is not in this browser"
                  action={{ label: 'Show all campaigns', run: () => navigate('/campaigns') }}
                >
                  It was deleted, or made in another browser. Campaigns move between browsers as
                  JSON files.
                </EmptyState>
              </Match>
            </Switch>
          </section>
        </main>
      }
    >
      {(each) => <CampaignEditor start={each} store={store} />}
    </Show>
  );
}

function ChooseBundle(props: { segment: Segment | null; choose: () => void }) {
  const choose = () => {
    if (props.segment !== null) keepNextSegment(props.segment);
    props.choose();
  };
  return (
    <div class="needs">
      <EmptyState
        icon="bundle"
        title="Choose a bundle first"
        action={{ label: 'Go to Bundles', run: choose }}
      >
        A campaign offers two products that sell together. Select such a pair on the Bundles page,
        then “Create campaign”.
        <Show when={props.segment}>
          {(segment) => <> It will be for {segmentCustomers(segment())}.</>}
        </Show>
      </EmptyState>
      <div class="needs__list t2">
        <p>You will then be asked for</p>
        <ul>
          <li>a name, the discount and the budget</li>
          <li>a minimum order price, if there is one</li>
          <li>the customers and the channel that reaches them</li>
          <li>the days it runs, if they are known</li>
        </ul>
      </div>
    </div>
  );
}

const newStart = (choice: BundleChoice, segment: SegmentOrAll): EditorStart => ({
  id: newCampaignId(),
  createdAt: new Date().toISOString(),
  choice,
  segment,
  saved: undefined,
});

const startOf = (saved: Campaign): EditorStart => ({
  id: saved.id,
  createdAt: saved.createdAt,
  choice: {
    antecedent: saved.bundle.antecedent.map(({ id }) => id),
    consequent: saved.bundle.consequent.map(({ id }) => id),
    level: saved.bundle.level,
    grain: saved.bundle.grain,
    thresholds: saved.evidence.thresholds,
  },
  segment: saved.segment,
  saved,
});

const isSame = (one: EditorStart, other: EditorStart): boolean =>
  one.saved?.id === other.saved?.id && JSON.stringify(one.choice) === JSON.stringify(other.choice);
