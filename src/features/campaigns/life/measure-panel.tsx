import { A } from '@solidjs/router';
import { createSignal, Match, Show, Switch } from 'solid-js';
import type { Campaign } from '../../../domain/campaign/campaign';
import { kinshipOf } from '../../../domain/shop/kinship';
import { useShop } from '../../../engine/context';
import type { CampaignStore } from '../../../storage/campaigns/create-campaign-store';
import { formatDay, formatDays } from '../../../ui/format';
import { sayRefusal } from '../actions';
import { measureCampaign } from './life-actions';
import { Panel } from '../../../ui/panel';

/** Measures what came of a campaign, once the loaded shop holds its days. */
export function MeasurePanel(props: { campaign: Campaign; store: CampaignStore }) {
  const shop = useShop();
  const [isBusy, setIsBusy] = createSignal(false);

  /** Why nothing can be measured; undefined: it can. */
  const obstacle = (): string | undefined => {
    const { dates, shop: made } = props.campaign;
    const summary = shop.summary();
    if (dates.from === null || dates.to === null)
      return 'Set the first and the last day to measure it later.';
    if (summary === undefined) return 'The shop is still loading.';
    if (kinshipOf(made, summary) === 'other') {
      return `Load ${made.name} with its later orders: another shop is loaded.`;
    }
    if (!summary.parts.customers) return 'This shop has no customers to compare.';
    return undefined;
  };
  /** The last day the shop has, when its orders end before the campaign begins. */
  const endsBefore = (): string | undefined => {
    const { from } = props.campaign.dates;
    const lastDay = shop.summary()?.lastDay;
    if (from === null || lastDay === undefined) return undefined;
    return lastDay === null || lastDay < from ? (lastDay ?? 'none') : undefined;
  };

  async function measure(): Promise<void> {
    setIsBusy(true);
    const result = await measureCampaign(props.campaign, { shop, store: props.store });
    setIsBusy(false);
    if (!result.ok) sayRefusal(result);
  }

  return (
    <Panel title="Result" subtitle="Treatment against control, in the campaign’s days">
      <div class="life">
        <p class="small t2">
          <Switch fallback={measuredText(props.campaign)}>
            <Match when={obstacle()}>{(text) => text()}</Match>
            <Match when={endsBefore()}>
              The loaded orders end{' '}
              {endsBefore() === 'none' ? 'without a date' : `on ${formatDay(endsBefore() ?? '')}`},
              before {formatDays(props.campaign.dates.from ?? '', props.campaign.dates.to ?? '')}.{' '}
              <A class="link" href="/data">
                Add later orders
              </A>{' '}
              to the shop, then press Measure.
            </Match>
          </Switch>
        </p>
        <button
          class="btn btn--block"
          type="button"
          disabled={obstacle() !== undefined || endsBefore() !== undefined || isBusy()}
          aria-busy={isBusy() ? 'true' : undefined}
          onClick={() => void measure()}
        >
          Measure
        </button>
        <Show when={props.campaign.outcome}>
          <p class="small t3">The result stands in the summary.</p>
        </Show>
      </div>
    </Panel>
  );
}

function measuredText({ outcome, fixed }: Campaign): string {
  if (outcome !== null) {
    return `Measured on ${formatDay(outcome.measuredAt)}, with orders until ${formatDay(outcome.to)}.`;
  }
  return fixed === null
    ? 'It was never started, so its groups are worked out from the days before it.'
    : 'Compares the two groups as they were fixed at the start.';
}
