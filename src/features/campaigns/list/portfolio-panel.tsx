import { For, Show, type JSX } from 'solid-js';
import type { Campaign } from '../../../domain/campaign/campaign';
import {
  portfolioSums,
  sharedCustomers,
  type AudiencesTogether,
  type PortfolioSums,
  type SharedCustomers,
} from '../../../domain/campaign/life/portfolio';
import { isActive } from '../../../domain/campaign/life/life';
import { kinshipOf } from '../../../domain/shop/kinship';
import { useShop } from '../../../engine/context';
import { createShopQuery } from '../../../engine/create-shop-query';
import { formatDays, formatNumber, plural } from '../../../ui/format';
import { Icon } from '../../../ui/icon';
import { audienceInput } from '../audience/audience-input';
import { signedMoney } from '../economics/economics-table';
import { Panel } from '../../../ui/panel';

/** So many audiences are laid over each other at once. */
const MOST = 20;

/** Shows what the planned and running campaigns come to together, and which customers they share. */
export function PortfolioPanel(props: { campaigns: readonly Campaign[] }) {
  const shop = useShop();
  const open = () => props.campaigns.filter(isActive);
  /** Those whose customers the loaded shop knows. */
  const here = () =>
    open()
      .filter(({ shop: made }) => {
        const summary = shop.summary();
        return summary !== undefined && kinshipOf(made, summary) !== 'other';
      })
      .slice(0, MOST);
  const together = createShopQuery(shop, 'audiencesTogether', () =>
    here().length < 2
      ? undefined
      : { audiences: here().map((each) => audienceInput(each, props.campaigns, shop.summary())) },
  );
  return (
    <Show when={open().length > 1}>
      <Panel
        title="Together"
        subtitle={`${plural(open().length, 'campaign')} planned or running, as if all were carried out`}
      >
        <For each={portfolioSums(open())}>{(sums) => <Sums sums={sums} />}</For>
        <Show when={together.current()}>
          {(found) => <Shared campaigns={here()} together={found()} />}
        </Show>
        <Show when={together.failure()}>
          {(failure) => (
            <p class="small t3">Shared customers are not counted. {failure().message}</p>
          )}
        </Show>
      </Panel>
    </Show>
  );
}

function Sums(props: { sums: PortfolioSums }) {
  const money = (value: number) => signedMoney(props.sums.currency, value);
  const over = () => props.sums.worstCase - props.sums.budget;
  return (
    <>
      <dl class="together">
        <Sum term="Budgets">{money(props.sums.budget)}</Sum>
        <Sum term="Worst cases" isWarning={over() > 0}>
          {money(props.sums.worstCase)}
        </Sum>
        <Sum term="Messages">{formatNumber(props.sums.contacted)}</Sum>
        <Sum term="Net gain, base case">{money(props.sums.netGain.base)}</Sum>
        <Sum term="All low to all high">
          {money(props.sums.netGain.low)} to {money(props.sums.netGain.high)}
        </Sum>
      </dl>
      <p class="together__said">
        <Icon name={over() > 0 ? 'alert' : 'check'} />
        <span>
          {over() > 0
            ? `If everyone contacted redeems, they cost ${money(over())} more than their budgets.`
            : 'The budgets cover the worst case of all of them.'}
          <Show when={props.sums.unknown > 0}>
            {' '}
            {plural(props.sums.unknown, 'campaign')} without economics{' '}
            {props.sums.unknown === 1 ? 'is' : 'are'} in the budgets alone.
          </Show>
        </span>
      </p>
    </>
  );
}

function Sum(props: { term: string; isWarning?: boolean; children: JSX.Element }) {
  return (
    <div classList={{ 'is-warn': props.isWarning }}>
      <dt>{props.term}</dt>
      <dd>{props.children}</dd>
    </div>
  );
}

/** Lists how many customers get more than one message, pair by pair. */
function Shared(props: { campaigns: readonly Campaign[]; together: AudiencesTogether }) {
  const pairs = () => sharedCustomers(props.campaigns, props.together);
  return (
    <>
      <p class="together__said">
        <Icon name={pairs().some(({ days }) => days !== null) ? 'alert' : 'check'} />
        <span>
          {formatNumber(props.together.reached)} customers are in these audiences,{' '}
          {props.together.several === 0
            ? 'nobody in two.'
            : `${formatNumber(props.together.several)} of them in more than one.`}
        </span>
      </p>
      <Show when={pairs().length > 0}>
        <ul class="together__pairs" aria-label="Shared customers">
          <For each={pairs()}>{(pair) => <li>{pairText(pair)}</li>}</For>
        </ul>
      </Show>
    </>
  );
}

const pairText = ({ one, other, customers, days }: SharedCustomers): string =>
  `${plural(customers, 'customer')} in ${one.name} and ${other.name}, ${
    days === null ? 'not on the same days' : `both on ${formatDays(days.from, days.to)}`
  }`;
