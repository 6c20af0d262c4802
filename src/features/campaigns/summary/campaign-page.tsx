import { useNavigate, useParams } from '@solidjs/router';
import { Match, Show, Switch } from 'solid-js';
import type { Campaign } from '../../../domain/campaign/campaign';
import { kinshipOf } from '../../../domain/shop/kinship';
import { useShop } from '../../../engine/context';
import {
  createCampaignStore,
  type CampaignStore,
} from '../../../storage/campaigns/create-campaign-store';
import { Banner } from '../../../ui/banner';
import { Icon } from '../../../ui/icon';
import { EmptyState, ErrorState, Skeleton } from '../../../ui/panel-state';
import { deleteCampaign, duplicateCampaign, sayRefusal } from '../actions';
import { definitionOf } from '../audience/audience-input';
import { savedCheckInput } from '../checks/check';
import { checksOf } from '../checks/checks';
import { Crumbs } from '../crumbs';
import { createOverlaps, neighboursOf } from '../audience/create-overlaps';
import { SummarySheet } from './summary-sheet';
import { SummarySide } from './summary-side';
import '../campaigns.css';

/** `/campaigns/:id`: the summary of a saved campaign. */
export default function CampaignPage() {
  const params = useParams();
  const navigate = useNavigate();
  const store = createCampaignStore();
  const campaign = () => store.campaigns().find(({ id }) => id === params.id);

  return (
    <main class="page" id="main">
      <Switch
        fallback={
          <>
            <h1 class="vh">Campaign</h1>
            <EmptyState
              icon="campaign"
              title="This campaign is not in this browser"
              action={{ label: 'Show all campaigns', run: () => navigate('/campaigns') }}
            >
              It was deleted, or made in another browser. Campaigns move between browsers as JSON
              files.
            </EmptyState>
          </>
        }
      >
        <Match when={campaign()}>{(found) => <Summary campaign={found()} store={store} />}</Match>
        <Match when={store.failure()}>
          {(failure) => <ErrorState failure={failure()} retry={() => void store.refresh()} />}
        </Match>
        <Match when={store.all() === undefined}>
          <Skeleton height={480} />
        </Match>
      </Switch>
    </main>
  );
}

function Summary(props: { campaign: Campaign; store: CampaignStore }) {
  const shop = useShop();
  const navigate = useNavigate();
  const isOtherShop = () => {
    const summary = shop.summary();
    return summary !== undefined && kinshipOf(props.campaign.shop, summary) === 'other';
  };
  const overlaps = createOverlaps(
    () => (isOtherShop() ? undefined : definitionOf(props.campaign)),
    () => neighboursOf(props.store.campaigns(), props.campaign.id, shop.summary()),
  );
  const checks = () => checksOf(savedCheckInput(props.campaign, overlaps()));

  async function duplicate(): Promise<void> {
    const copy = await duplicateCampaign(props.campaign, props.store, shop);
    if (copy.ok) navigate(`/campaigns/${copy.value.id}/edit`);
    else sayRefusal(copy);
  }

  async function remove(): Promise<void> {
    const { id, name } = props.campaign;
    const { store } = props;
    await deleteCampaign({ key: id, name }, store);
    navigate('/campaigns');
  }

  return (
    <>
      <Crumbs here={props.campaign.name} />
      <div class="pagehead pagehead--mid">
        <h1>Campaign</h1>
        <div class="pagehead__end">
          <button class="btn btn--danger" type="button" onClick={() => void remove()}>
            <Icon name="trash" />
            Delete
          </button>
          <button class="btn" type="button" onClick={() => void duplicate()}>
            <Icon name="copy" />
            Duplicate
          </button>
          <button
            class="btn"
            type="button"
            onClick={() => navigate(`/campaigns/${props.campaign.id}/edit`)}
          >
            <Icon name="edit" />
            Edit
          </button>
        </div>
      </div>
      <Show when={isOtherShop()}>
        <div class="page__note csum__note">
          <Banner tone="info">
            <b>This campaign was made with {props.campaign.shop.name}.</b> Another shop is loaded;
            the figures here are as they were saved.
          </Banner>
        </div>
      </Show>
      <div class="csum">
        <SummarySheet campaign={props.campaign} />
        <SummarySide campaign={props.campaign} checks={checks()} store={props.store} />
      </div>
    </>
  );
}
