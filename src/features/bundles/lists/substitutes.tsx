import { createMemo, createSignal, For, Show } from 'solid-js';
import type { RuleSet } from '../../../domain/bundles/rules';
import { substitutesHelp, substitutesOf } from '../../../domain/bundles/substitutes';
import { toCsv } from '../../../domain/text/csv';
import { createShopQuery } from '../../../engine/create-shop-query';
import { downloadText, slug } from '../../../ui/download';
import { formatLift, formatNumber } from '../../../ui/format';
import { Icon } from '../../../ui/icon';
import { EmptyState } from '../../../ui/panel-state';
import type { BundlesState } from '../create-bundles';
import { SqlDialog } from '../evidence/sql-dialog';
import type { AskedQuestion } from '../evidence/create-evidence';
import { formatProbability } from '../formats';
import { ListState } from './list-state';

const SHOWN = 200;

/** Pairs that are bought together less than chance: not to be bundled. */
export function Substitutes(props: { state: BundlesState; rules: RuleSet }) {
  const [asked, setAsked] = createSignal<AskedQuestion>();
  const query = createShopQuery(props.state.shop, 'substituteCounts', () =>
    props.state.mining.question(),
  );
  const words = () => props.state.words();
  const idOf = (item: number) => props.rules.mined.items.ids[item]!;
  const label = (item: number) => props.rules.mined.items.labels[item]!;
  const list = createMemo(() => {
    const found = query.current();
    return found && substitutesOf(found, props.rules.mined.items.counts);
  });
  const save = () =>
    downloadText(
      `${slug(props.state.shop.summary()?.name ?? '')}-do-not-bundle.csv`,
      toCsv(
        [
          'first',
          'second',
          'pair_count',
          'expected',
          'lift',
          'lift_high',
          'log10_p',
          'q',
          'first_id',
          'second_id',
        ],
        (list() ?? []).map((each) => [
          label(each.first),
          label(each.second),
          each.counts.both,
          each.expected,
          each.lift,
          each.liftHigh,
          each.log10P,
          each.q,
          idOf(each.first),
          idOf(each.second),
        ]),
      ),
    );
  return (
    <div class="blist__scroll" tabindex="0" role="region" aria-label="Do not bundle">
      <ListState query={query} failed="Substitutes could not be counted">
        {(found) => (
          <Show
            when={(list() ?? []).length > 0}
            fallback={
              <EmptyState icon="bundle" title="Nothing to keep apart">
                {found().hypotheses === 0
                  ? `No two ${words().items} are bought so often that chance alone would bring them together in ${found().leastExpected} ${words().baskets}: there is nothing to tell by.`
                  : `Of ${formatNumber(found().hypotheses)} pairs with enough ${words().baskets} to tell, none is bought together clearly less than chance.`}
              </EmptyState>
            }
          >
            <p>
              <b>{formatNumber(list()!.length)}</b> of {formatNumber(found().hypotheses)} pairs that
              were tested are bought together less than chance.
            </p>
            <p class="row g2">
              <button class="btn btn--sm" type="button" onClick={save}>
                <Icon name="download" small />
                Save as CSV
              </button>
              <button
                class="btn btn--sm"
                type="button"
                onClick={() => {
                  const of = props.state.mining.question();
                  if (of) setAsked({ name: 'substituteCounts', input: of });
                }}
              >
                Show the SQL
              </button>
            </p>
            <table class="mini" aria-label="Do not bundle">
              <thead>
                <tr>
                  <th scope="col">Pair</th>
                  <th scope="col" class="num">
                    Together
                  </th>
                  <th scope="col" class="num">
                    By chance
                  </th>
                  <th scope="col" class="num">
                    Lift
                  </th>
                  <th scope="col" class="num">
                    At most
                  </th>
                  <th scope="col" class="num">
                    q-value
                  </th>
                </tr>
              </thead>
              <tbody>
                <For each={list()!.slice(0, SHOWN)}>
                  {(each) => (
                    <tr>
                      <td>
                        {label(each.first)} and {label(each.second)}
                      </td>
                      <td class="num">{formatNumber(each.counts.both)}</td>
                      <td class="num">{formatNumber(each.expected)}</td>
                      <td class="num">{formatLift(each.lift, 2)}</td>
                      <td class="num">{formatLift(each.liftHigh, 2)}</td>
                      <td class="num">{formatProbability(each.q)}</td>
                    </tr>
                  )}
                </For>
              </tbody>
            </table>
            <Show when={list()!.length > SHOWN}>
              <p class="cap">The first {formatNumber(SHOWN)}; the CSV has all.</p>
            </Show>
          </Show>
        )}
      </ListState>
      <p class="cap">{substitutesHelp}</p>
      <SqlDialog state={props.state} asked={asked()} onClose={() => setAsked(undefined)} />
    </div>
  );
}
