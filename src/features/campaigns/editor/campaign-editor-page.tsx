import { useLocation, useNavigate, useParams } from '@solidjs/router';
import { createMemo, createSignal, Match, Show, Switch } from 'solid-js';
import { parseBundleChoice, type BundleChoice } from '../../../domain/campaign/address';
import {
  segmentCustomers,
  type Segment,
  type SegmentOrAll,
} from '../../../domain/segments/segments';
import { isSameValue } from '../../../domain/same-value';
import { createCampaignStore } from '../../../storage/campaigns/create-campaign-store';
import {
  keepNextSegment,
  segmentOfText,
  takeNextSegment,
} from '../../../storage/campaigns/next-campaign';
import { EmptyState, ErrorState, Skeleton } from '../../../ui/panel-state';
import { startOf, type EditorStart } from './editor-start';
import { CampaignEditor } from './campaign-editor';
import { Crumbs } from '../crumbs';
import { newCampaignId } from '../new-id';
import '../campaigns.css';

/** `/campaigns/new?a=…&c=…&segment=…` and `/campaigns/:id/edit`. */
export default function CampaignEditorPage() {
  const params = useParams();
  const location = useLocation();
  const navigate = useNavigate();
  const store = createCampaignStore();

  const [again, setAgain] = createSignal<EditorStart>();
  const start = createMemo((before: EditorStart | undefined): EditorStart | undefined => {
    const { id } = params;
    if (id === undefined) {
      const address = new URLSearchParams(location.search);
      const choice = parseBundleChoice(address);
      if (choice === null) return undefined;
      const isSame = before?.saved === undefined && isSameValue(before?.choice, choice);
      if (isSame) return before;
      return newStart(choice, segmentOfText(address.get('segment')) ?? takeNextSegment() ?? 'all');
    }
    const merged = again();
    if (merged?.id === id) return merged;
    // The form keeps what is being edited, whatever other tabs save or delete.
    if (before?.id === id) return before;
    const stored = store.all()?.find((each) => each.state === 'whole' && each.campaign.id === id);
    return stored?.state === 'whole' ? startOf(stored) : undefined;
  });

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
      {(each) => <CampaignEditor start={each} store={store} onBeginAgain={setAgain} />}
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
  revision: null,
});
