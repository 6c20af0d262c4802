import { createSignal, Show } from 'solid-js';
import type { Campaign, CampaignOutcome } from '../../domain/campaign';
import { judgeOutcome, type CampaignVerdict } from '../../domain/campaign-verdict';
import { useShop } from '../../engine/context';
import type { CampaignStore } from '../../storage/campaigns';
import { formatDays, formatNumber, formatShare } from '../../ui/format';
import { audienceInput, othersOf, sayFailure } from './actions';
import { upliftText } from './economics-inputs';
import { signedMoney } from './economics-table';
import { Panel } from './panel';

/** What came of a campaign: measured in the loaded shop, once it holds the campaign's days. */
export function MeasurePanel(props: { campaign: Campaign; store: CampaignStore }) {
  const shop = useShop();
  const [isBusy, setIsBusy] = createSignal(false);

  /** Why nothing can be measured; undefined: it can. */
  const obstacle = (): string | undefined => {
    const { from, to } = props.campaign.dates;
    const summary = shop.summary();
    if (from === null || to === null) return 'Set the first and the last day to measure it later.';
    if (summary === undefined) return 'The shop is still loading.';
    if (!summary.parts.customers) return 'This shop has no customers to compare.';
    if (summary.lastDay === null || summary.lastDay < from) {
      return `The loaded orders end before ${formatDays(from, to)}. Load the shop with the later orders, then measure.`;
    }
    return undefined;
  };

  async function measure(): Promise<void> {
    const { campaign, store } = props;
    const { from, to } = campaign.dates;
    if (from === null || to === null) return;
    setIsBusy(true);
    const result = await shop.engine.ask.measureCampaign({
      ...audienceInput(campaign, othersOf(campaign, store), campaign.shop.lastDay),
      from,
      to,
      event: campaign.discountOn,
    });
    setIsBusy(false);
    if (!result.ok) return sayFailure(result.failure);
    if (result.value === null) return;
    const measuredAt = new Date().toISOString();
    const saved = await store.save([
      { ...campaign, updatedAt: measuredAt, outcome: { ...result.value, measuredAt } },
    ]);
    if (!saved.ok) sayFailure(saved.failure);
  }

  return (
    <Panel title="Result" subtitle="Treatment against control, in the campaign’s days">
      <Show when={props.campaign.outcome}>
        {(outcome) => <OutcomeFigures campaign={props.campaign} outcome={outcome()} />}
      </Show>
      <Show when={obstacle()}>{(text) => <p class="small t2">{text()}</p>}</Show>
      <button
        class="btn"
        type="button"
        disabled={obstacle() !== undefined || isBusy()}
        onClick={() => void measure()}
      >
        Measure
      </button>
    </Panel>
  );
}

function OutcomeFigures(props: { campaign: Campaign; outcome: CampaignOutcome }) {
  const verdict = () => judgeOutcome(props.campaign, props.outcome);
  const money = (value: number) => signedMoney(props.campaign.prices.currency, value);
  const group = (side: CampaignOutcome['treatment']) =>
    `${formatNumber(side.buyers)} of ${formatNumber(side.customers)} bought, ${money(side.revenue)} from the offer`;
  return (
    <>
      <p>
        <b>{verdictSentence(verdict(), money)}</b>
      </p>
      <dl class="how how--plain">
        <div>
          <dt>Treatment</dt>
          <dd>{group(props.outcome.treatment)}</dd>
        </div>
        <div>
          <dt>Control</dt>
          <dd>{group(props.outcome.control)}</dd>
        </div>
        <Show when={verdict().difference}>
          {(found) => (
            <>
              <div>
                <dt>Difference (Newcombe 95%)</dt>
                <dd>
                  {points(found().difference)} ({points(found().interval.low)} to{' '}
                  {points(found().interval.high)})
                </dd>
              </div>
              <Show when={found().uplift}>
                {(uplift) => (
                  <div>
                    <dt>Uplift</dt>
                    <dd>{upliftText(uplift().base)}</dd>
                  </div>
                )}
              </Show>
              <div>
                <dt>p (Fisher, two-sided)</dt>
                <dd>{found().p < 0.001 ? '< 0.001' : formatNumber(found().p, 3)}</dd>
              </div>
            </>
          )}
        </Show>
        <Show when={verdict().planned}>
          {(planned) => (
            <div>
              <dt>Contribution, planned {money(planned().contribution)}</dt>
              <dd>{money(verdict().contribution ?? 0)}</dd>
            </div>
          )}
        </Show>
      </dl>
    </>
  );
}

/** `+1.2 points` */
const points = (share: number): string =>
  `${share < 0 ? '−' : '+'}${formatNumber(Math.abs(share) * 100, 1)} points`;

/** The verdict in a sentence. */
export function verdictSentence(
  { kind, isEarly, difference, netGain, planned }: CampaignVerdict,
  money: (value: number) => string,
): string {
  const early = isEarly ? ' Not all of its days are in the shop yet.' : '';
  if (kind === 'empty') return `Nobody of the audience is in this shop.${early}`;
  if (difference === null || kind === 'no-control') {
    return `Nobody was held out, so nobody can tell what it added.${early}`;
  }
  const change = `${formatShare(difference.treatmentShare)} bought with a message, ${formatShare(difference.controlShare)} without`;
  const clear =
    kind === 'worked'
      ? 'it worked'
      : kind === 'harmed'
        ? 'it did harm'
        : `${points(difference.difference)}, not clear`;
  const gain =
    netGain === null || planned === null
      ? ''
      : ` Net gain ${money(netGain)}, planned ${money(planned.netGain)}.`;
  return `${change}: ${clear}.${gain}${early}`;
}
