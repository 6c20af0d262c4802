import { createSignal, For, Show } from 'solid-js';
import {
  campaignStatusNames,
  type Campaign,
  type CampaignStatus,
} from '../../../domain/campaign/campaign';
import { movesFrom, obstaclesTo, type Move } from '../../../domain/campaign/life/life';
import { kinshipOf } from '../../../domain/shop/kinship';
import { useShop } from '../../../engine/context';
import type { CampaignStore } from '../../../storage/campaigns/create-campaign-store';
import { Dialog } from '../../../ui/overlay/dialog';
import { formatDay, formatNumber } from '../../../ui/format';
import { sayRefusal } from '../actions';
import { moveCampaign } from './life-actions';
import { Panel } from '../../../ui/panel';

/** Each move is named, and said to do this before it is made. */
const moves: Record<Move, { label: string; does: string }> = {
  plan: {
    label: 'Plan',
    does: 'Other campaigns can leave its customers alone from now on. Everything can still be changed.',
  },
  start: {
    label: 'Start',
    does: 'Fixes the offer, the days, the audience and its two groups: later orders move nobody.',
  },
  end: {
    label: 'End',
    does: 'Frees its customers for other campaigns. What it measured is offered to later ones as their uplift.',
  },
  draft: {
    label: 'Back to draft',
    does: 'Other campaigns no longer leave its customers alone. All of it can be changed.',
  },
  reopen: { label: 'Reopen', does: 'It counts as running again, for an end that came too early.' },
};

/** Shows where a campaign stands in its life, and the steps from here. */
export function LifePanel(props: {
  campaign: Campaign;
  store: CampaignStore;
  /** So many checks warn. */
  warnings: number;
}) {
  const shop = useShop();
  const [busy, setBusy] = createSignal<Move>();
  const [isAsking, setIsAsking] = createSignal(false);
  const next = (): Move[] => [...movesFrom(props.campaign.status)];

  /** Lists what stands against a move, in the campaign itself and in the loaded shop. */
  const obstacles = (move: Move): string[] => {
    const own = obstaclesTo(move, props.campaign);
    if (move !== 'start') return own;
    const summary = shop.summary();
    if (summary === undefined) return [...own, 'The shop is still loading.'];
    const isOther = kinshipOf(props.campaign.shop, summary) === 'other';
    return isOther
      ? [...own, `Load ${props.campaign.shop.name}: the audience is counted in it.`]
      : own;
  };

  async function go(move: Move): Promise<void> {
    setIsAsking(false);
    setBusy(move);
    const result = await moveCampaign(props.campaign, move, { shop, store: props.store });
    setBusy(undefined);
    if (!result.ok) sayRefusal(result);
  }

  /** Only leaving a running campaign loses something. */
  const ask = (move: Move) =>
    move === 'draft' && props.campaign.status === 'running' ? setIsAsking(true) : void go(move);

  return (
    <Panel title="Next step" subtitle={standing(props.campaign)} bodyClass="life">
      <Steps status={props.campaign.status} />
      <Show when={next().includes('start') && props.warnings > 0}>
        <p class="small t2">
          {props.warnings === 1 ? '1 check warns' : `${props.warnings} checks warn`}; see below.
        </p>
      </Show>
      <For each={next()}>
        {(move, index) => (
          <div class="life__move">
            <button
              class="btn btn--block"
              classList={{ 'btn--primary': index() === 0 && move !== 'reopen' }}
              type="button"
              disabled={obstacles(move).length > 0 || busy() !== undefined}
              aria-busy={busy() === move ? 'true' : undefined}
              aria-describedby={`does-${move}`}
              onClick={() => ask(move)}
            >
              {moves[move].label}
            </button>
            <p class="small t2" id={`does-${move}`}>
              {obstacles(move)[0] ?? moves[move].does}
            </p>
          </div>
        )}
      </For>
      <Dialog
        open={isAsking()}
        title="Go back to a draft?"
        onClose={() => setIsAsking(false)}
        footer={
          <>
            <button class="btn" type="button" autofocus onClick={() => setIsAsking(false)}>
              Keep it running
            </button>
            <button class="btn btn--danger" type="button" onClick={() => void go('draft')}>
              Back to draft
            </button>
          </>
        }
      >
        <p>
          Its fixed audience and its result are forgotten. Do this only when no message has been
          sent: who has had one cannot be told apart afterwards.
        </p>
      </Dialog>
    </Panel>
  );
}

/** Says in a sentence where the campaign stands. */
function standing({ status, fixed, audience, endedAt }: Campaign): string {
  switch (status) {
    case 'draft':
      return 'A draft; nothing depends on it yet';
    case 'planned':
      return 'Planned; everything can still be changed';
    case 'running': {
      if (fixed === null) return 'Running';
      const groups =
        audience === null
          ? ''
          : `, ${formatNumber(audience.treatment)} contacted and ${formatNumber(audience.control)} held out`;
      const asOf = fixed.asOf === null ? '' : `, by orders until ${formatDay(fixed.asOf)}`;
      return `Started on ${formatDay(fixed.at)}${groups}${asOf}`;
    }
    case 'ended':
      return endedAt === null ? 'Ended' : `Ended on ${formatDay(endedAt)}`;
  }
}

const LIFE = ['draft', 'planned', 'running', 'ended'] as const satisfies readonly CampaignStatus[];

/** The four stations, the one it is at marked. */
function Steps(props: { status: CampaignStatus }) {
  return (
    <ol class="life__steps" aria-label="Status">
      <For each={LIFE}>
        {(status) => (
          <li
            aria-current={status === props.status ? 'step' : undefined}
            classList={{ 'is-past': LIFE.indexOf(status) < LIFE.indexOf(props.status) }}
          >
            {campaignStatusNames[status]}
          </li>
        )}
      </For>
    </ol>
  );
}
