import { createMemo, createSignal, For, Show } from 'solid-js';
import {
  judgeSet,
  liftOfSet,
  redundancyHelp,
  type MinedSets,
  type SetFinding,
} from '../../../domain/bundles/itemsets';
import { confidence, lift } from '../../../domain/measures/metrics';
import type { RuleSet } from '../../../domain/bundles/rules';
import { createShopQuery } from '../../../engine/create-shop-query';
import { formatLift, formatNumber, formatShare, plural } from '../../../ui/format';
import { EmptyState } from '../../../ui/panel-state';
import { Segmented } from '../../../ui/input/segmented';
import type { BundlesState } from '../create-bundles';
import type { AskedQuestion } from '../evidence/create-evidence';
import { SqlDialog } from '../evidence/sql-dialog';
import { formatPopularity } from '../formats';
import { ListState } from './list-state';

/** Rows that are drawn; judging a set takes exact tests, so only these are judged. */
const SHOWN = 100;

interface JudgedSet {
  items: number[];
  both: number;
  lift: number;
  finding: SetFinding;
}

/** Bundles of three or four, with those marked that a part of them explains. */
export function LargerSets(props: { state: BundlesState; rules: RuleSet }) {
  const [size, setSize] = createSignal<'3' | '4'>('3');
  const [hidesRedundant, setHidesRedundant] = createSignal(false);
  const [asked, setAsked] = createSignal<AskedQuestion>();
  const words = () => props.state.words();
  const input = () => {
    const mined = props.state.mining.question();
    return mined && { mined, size: size() === '3' ? (3 as const) : (4 as const) };
  };
  const query = createShopQuery(props.state.shop, 'largerSets', input);
  const judged = createMemo(() => {
    const sets = query.current();
    return sets && judgedSets(sets, props.rules.mined.items.counts);
  });
  const rows = () =>
    (judged() ?? []).filter(({ finding }) => !hidesRedundant() || !finding.isRedundant);
  const label = (item: number) => props.rules.mined.items.labels[item]!;
  return (
    <div class="blist__scroll" tabindex="0" role="region" aria-label="Larger sets">
      <p class="row g2">
        <Segmented
          label="Items in a set"
          value={size()}
          onChange={setSize}
          options={[
            { value: '3', label: 'Three' },
            { value: '4', label: 'Four' },
          ]}
        />
        <label class="check">
          <input
            type="checkbox"
            checked={hidesRedundant()}
            onChange={(event) => setHidesRedundant(event.currentTarget.checked)}
          />
          Leave out what a part explains
        </label>
        <button
          class="btn btn--sm"
          type="button"
          disabled={query.current() === undefined}
          onClick={() => {
            const of = input();
            if (of) setAsked({ name: 'largerSets', input: of });
          }}
        >
          Show the SQL
        </button>
      </p>
      <ListState query={query} failed="Larger sets could not be counted">
        {(sets) => (
          <Show
            when={sets().counts.length > 0}
            fallback={
              <EmptyState icon="bundle" title={`No sets of ${size() === '3' ? 'three' : 'four'}`}>
                None is in {plural(sets().floor, words().basket, words().baskets)} or more.
              </EmptyState>
            }
          >
            <p>
              <b>{formatNumber(sets().counts.length)}</b> sets in at least{' '}
              {plural(sets().floor, words().basket, words().baskets)}
              {sets().floorWasRaised ? '; the floor was raised to keep the search quick' : ''}.
              {sets().counts.length > SHOWN
                ? ` The ${formatNumber(SHOWN)} with the most extra ${words().baskets} are shown.`
                : ''}
            </p>
            <table class="mini" aria-label="Larger sets">
              <thead>
                <tr>
                  <th scope="col">Set, as its best rule</th>
                  <th scope="col" class="num">
                    Popularity
                  </th>
                  <th scope="col" class="num">
                    Likelihood
                  </th>
                  <th scope="col" class="num">
                    Lift of the rule
                  </th>
                  <th scope="col" class="num">
                    Lift of the set
                  </th>
                </tr>
              </thead>
              <tbody>
                <For each={rows()}>
                  {(set) => <SetRow set={set} baskets={sets().baskets} label={label} />}
                </For>
              </tbody>
            </table>
          </Show>
        )}
      </ListState>
      <p class="cap">{redundancyHelp}</p>
      <SqlDialog state={props.state} asked={asked()} onClose={() => setAsked(undefined)} />
    </div>
  );
}

function SetRow(props: { set: JudgedSet; baskets: number; label: (item: number) => string }) {
  const best = () => props.set.finding.best;
  const consequent = () => props.set.items[best().consequent]!;
  const antecedent = () => props.set.items.filter((_, at) => at !== best().consequent);
  /** The part that says as much: the left side without one of its items. */
  const part = () => {
    const dropped = best().explainedWithout;
    return dropped === null
      ? undefined
      : props.set.items.filter((_, at) => at !== dropped && at !== best().consequent);
  };
  const names = (items: readonly number[]) => items.map(props.label).join(' + ');
  return (
    <tr>
      <td>
        {names(antecedent())} <span class="pair__to">→</span> {props.label(consequent())}
        <Show when={props.set.finding.isRedundant && part()}>
          {(items) => (
            <small class="t3">
              {' '}
              (explained by {names(items())} → {props.label(consequent())})
            </small>
          )}
        </Show>
      </td>
      <td class="num">{formatPopularity(props.set.both / props.baskets)}</td>
      <td class="num">{formatShare(confidence(best().counts))}</td>
      <td class="num">{formatLift(lift(best().counts))}</td>
      <td class="num">{formatLift(props.set.lift)}</td>
    </tr>
  );
}

/** The sets with the most baskets beyond chance, judged. */
function judgedSets(sets: MinedSets, itemCounts: Int32Array): JudgedSet[] {
  const lifts = Float64Array.from(sets.counts, (_, set) => liftOfSet(sets, set, itemCounts));
  const extra = (set: number) => sets.counts[set]! * (1 - 1 / lifts[set]!);
  return [...sets.counts.keys()]
    .toSorted((a, b) => extra(b) - extra(a) || a - b)
    .slice(0, SHOWN)
    .map((set) => ({
      items: [...sets.items.subarray(set * sets.size, (set + 1) * sets.size)],
      both: sets.counts[set]!,
      lift: lifts[set]!,
      finding: judgeSet(sets, set, itemCounts),
    }));
}
