import { createMemo, createSignal, For, Match, Show, Switch } from 'solid-js';
import { hiddenBy, type SearchedItem, type SearchedPair } from '../../../domain/bundles/why-hidden';
import { formatLift, formatNumber, formatShare } from '../../../ui/format';
import { confidence, lift } from '../../../domain/measures/metrics';
import { ErrorState } from '../../../ui/panel-state';
import { createShopQuery } from '../../../engine/create-shop-query';
import type { BundlesState } from '../create-bundles';
import { ItemPicker } from '../thresholds/item-picker';
import { ruleOfIds } from '../create-selection';
import { hidingText, lettingThrough } from './why-hidden-words';

/** A pair searched by name: whether it is shown, and if not, what hides it. */
export function WhyHidden(props: { state: BundlesState }) {
  const [antecedent, setAntecedent] = createSignal<SearchedItem>();
  const [consequent, setConsequent] = createSignal<SearchedItem>();
  const pair = createShopQuery(props.state.shop, 'searchedPair', () => {
    const mined = props.state.mining.question();
    const a = antecedent();
    const c = consequent();
    if (mined === undefined || a === undefined || c === undefined || a.id === c.id)
      return undefined;
    return { mined, antecedent: a.id, consequent: c.id };
  });
  const level = () => props.state.thresholds.current().level;
  return (
    <details class="mfilter">
      <summary>Why is a pair hidden?</summary>
      <div class="why">
        <ItemPicker
          shop={props.state.shop}
          label={`First: ${antecedent()?.label ?? 'none yet'}`}
          placeholder="Name or id"
          level={level()}
          onPick={setAntecedent}
        />
        <ItemPicker
          shop={props.state.shop}
          label={`Second: ${consequent()?.label ?? 'none yet'}`}
          placeholder="Name or id"
          level={level()}
          onPick={setConsequent}
        />
        <Switch>
          <Match when={antecedent() !== undefined && antecedent()?.id === consequent()?.id}>
            <p class="small">Choose two different {props.state.words().items}.</p>
          </Match>
          <Match when={pair.failure()}>
            {(failure) => (
              <ErrorState
                title="The pair could not be counted"
                failure={failure()}
                retry={pair.retry}
              />
            )}
          </Match>
          <Match when={pair.current() === null}>
            <p class="small" role="status">
              Nobody has bought one of the two.
            </p>
          </Match>
          <Match when={pair.current()}>
            {(found) => <Finding state={props.state} pair={found()} />}
          </Match>
        </Switch>
      </div>
    </details>
  );
}

function Finding(props: { state: BundlesState; pair: SearchedPair }) {
  const rule = () => {
    const rules = props.state.rules();
    return rules && ruleOfIds(rules, props.pair.antecedent.id, props.pair.consequent.id);
  };
  const hidings = createMemo(() => {
    const set = props.state.rules();
    const found = rule();
    const place = found === undefined ? -1 : props.state.listed().indexOf(found);
    return hiddenBy(props.pair, props.state.thresholds.current(), {
      ...(set && found !== undefined && props.state.isJudged() && { q: set.column('q')[found]! }),
      ...(place !== -1 && { place: place + 1 }),
      ...(found === undefined &&
        props.pair.counts.both >= props.pair.floor &&
        props.state.thresholds.current().level === 'mixed' && { isOwnCategory: true }),
    });
  });
  const figures = () => {
    const { counts } = props.pair;
    if (counts.both === 0) return 'No basket holds both.';
    return `${formatNumber(counts.both)} of ${formatNumber(counts.antecedent)} ${props.state.words().baskets} with the first also hold the second: likelihood ${formatShare(confidence(counts))}, lift ${formatLift(lift(counts), 2)}.`;
  };
  const selectShown = () => {
    const found = rule();
    if (found !== undefined) props.state.selection.select(found);
  };
  return (
    <div role="status">
      <p class="small">{figures()}</p>
      <Show
        when={hidings().length > 0}
        fallback={
          <p class="small">
            It is shown.{' '}
            <button class="link" type="button" onClick={selectShown}>
              Select it
            </button>
          </p>
        }
      >
        <ul class="small">
          <For each={hidings()}>
            {(hiding) => <li>{hidingText(hiding, props.state.words())}</li>}
          </For>
        </ul>
        <Show
          when={props.pair.counts.both > 0 && !hidings().some(({ by }) => by === 'own-category')}
        >
          <button
            class="btn btn--sm"
            type="button"
            onClick={() => {
              props.state.thresholds.change(
                lettingThrough(hidings(), props.pair, props.state.thresholds.current()),
              );
              selectShown();
            }}
          >
            Show it
          </button>
        </Show>
      </Show>
    </div>
  );
}
