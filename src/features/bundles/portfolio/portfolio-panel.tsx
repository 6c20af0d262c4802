import { createMemo, createSignal, For, Show } from 'solid-js';
import { greedyCover, greedyHelp, type PortfolioCounts } from '../../../domain/bundles/portfolio';
import type { RuleSet } from '../../../domain/bundles/rules';
import { createShopQuery } from '../../../engine/create-shop-query';
import { formatMoney, formatNumber, formatShare } from '../../../ui/format';
import { Icon } from '../../../ui/icon';
import { EmptyState } from '../../../ui/panel-state';
import type { BundlesState } from '../create-bundles';
import type { AskedQuestion } from '../evidence/create-evidence';
import { SqlDialog } from '../evidence/sql-dialog';
import { ListState } from '../lists/list-state';
import { SELECTION_REST } from '../mining/create-pair';
import { OverlapMatrix } from './overlap-matrix';

/** The button that chooses for one takes so many of the shown bundles. */
const FIRST = 8;

/** Several bundles together: whom they reach, how they overlap, and which few bring in most. */
export function PortfolioPanel(props: { state: BundlesState; rules: RuleSet }) {
  const [asked, setAsked] = createSignal<AskedQuestion>();
  const { portfolio } = props.state;
  const input = () => {
    const mined = props.state.mining.question();
    const pairs = portfolio.pairs();
    return mined === undefined || pairs.length === 0
      ? undefined
      : { mined, pairs: props.rules.itemsOf(pairs) };
  };
  const query = createShopQuery(props.state.shop, 'portfolioCounts', input, {
    rest: SELECTION_REST,
  });
  const name = (pair: number) => {
    const { items, first, second } = props.rules.mined;
    return `${items.labels[first[pair]!]!} and ${items.labels[second[pair]!]!}`;
  };
  const firstShown = () => {
    const pairs = new Set(Array.from(props.state.shown(), (rule) => rule >> 1));
    return [...pairs].slice(0, FIRST);
  };
  return (
    <div class="blist__scroll" tabindex="0" role="region" aria-label="Portfolio">
      <Show
        when={portfolio.pairs().length > 0}
        fallback={
          <EmptyState
            icon="bundle"
            title="No bundles chosen"
            action={
              firstShown().length === 0
                ? undefined
                : {
                    label:
                      firstShown().length === 1
                        ? 'Take the one shown'
                        : `Take the first ${firstShown().length} shown`,
                    run: () => portfolio.add(firstShown()),
                  }
            }
          >
            {firstShown().length === 0
              ? 'There is none to choose from: the list of pairs says why.'
              : 'Choose bundles with “In portfolio” in their evidence, and see here whom they reach together.'}
          </EmptyState>
        }
      >
        <ul class="chips" aria-label="Chosen bundles">
          <For each={portfolio.pairs()}>
            {(pair, index) => (
              <li class="chip">
                <span>
                  {index() + 1}. {name(pair)}
                </span>
                <button
                  type="button"
                  aria-label={`Remove ${name(pair)}`}
                  onClick={() => portfolio.remove(pair)}
                >
                  <Icon name="close" small />
                </button>
              </li>
            )}
          </For>
        </ul>
        <p class="row g2">
          <button class="btn btn--sm" type="button" onClick={() => portfolio.clear()}>
            Clear
          </button>
          <button
            class="btn btn--sm"
            type="button"
            disabled={query.current() === undefined}
            onClick={() => {
              const of = input();
              if (of) setAsked({ name: 'portfolioCounts', input: of });
            }}
          >
            Show the SQL
          </button>
        </p>
        <ListState query={query} failed="The portfolio could not be counted">
          {(counts) => (
            <Reach
              counts={counts()}
              names={portfolio.pairs().map(name)}
              baskets={props.state.words().baskets}
              customers={props.state.shop.summary()?.customers ?? 0}
            />
          )}
        </ListState>
      </Show>
      <SqlDialog state={props.state} asked={asked()} onClose={() => setAsked(undefined)} />
    </div>
  );
}

function Reach(props: {
  counts: PortfolioCounts;
  names: readonly string[];
  baskets: string;
  customers: number;
}) {
  const steps = createMemo(() => greedyCover(props.counts));
  const hasRevenue = () => !Number.isNaN(props.counts.revenue[0] ?? Number.NaN);
  const who = () => (props.counts.counts === 'customers' ? 'customers' : props.baskets);
  const most = () => steps().at(-1)?.covered ?? 0;
  const value = (amount: number) =>
    hasRevenue() ? formatMoney(amount, 0) : `${formatNumber(amount)} ${props.baskets}`;
  /** The fewest bundles that cover so much. */
  const fewest = (share: number) => steps().findIndex((step) => step.share >= share) + 1;
  return (
    <>
      <p>
        Together they reach <b>{formatNumber(props.counts.joint)}</b> {who()}
        <Show when={props.counts.counts === 'customers' && props.customers > 0}>
          {' '}
          ({formatShare(props.counts.joint / props.customers)} of {formatNumber(props.customers)})
        </Show>
        ; one by one that would be {formatNumber(props.counts.reach.reduce((sum, n) => sum + n, 0))}
        . They cover <b>{value(most())}</b>
        {hasRevenue() ? ` of revenue of ${props.baskets} that hold them` : ''};{' '}
        {formatNumber(fewest(0.8))} of {formatNumber(steps().length)} cover 80% of that.
      </p>
      <h2>The few that cover most</h2>
      <table class="mini" aria-label="Greedy choice">
        <thead>
          <tr>
            <th scope="col" class="num">
              k
            </th>
            <th scope="col">Add</th>
            <th scope="col" class="num">
              Reach alone
            </th>
            <th scope="col" class="num">
              {hasRevenue() ? 'Revenue covered' : 'Covered'}
            </th>
            <th scope="col" class="num">
              Share
            </th>
          </tr>
        </thead>
        <tbody>
          <For each={steps()}>
            {(step, index) => (
              <tr>
                <td class="num">{index() + 1}</td>
                <td>{props.names[step.bundle]}</td>
                <td class="num">{formatNumber(props.counts.reach[step.bundle]!)}</td>
                <td class="num">{value(step.covered)}</td>
                <td class="num">{formatShare(step.share)}</td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
      <p class="cap">{greedyHelp}</p>
      <h2>Overlap</h2>
      <OverlapMatrix counts={props.counts} names={props.names} who={who()} />
    </>
  );
}
