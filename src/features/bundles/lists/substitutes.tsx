import { createMemo, createSignal, Show } from 'solid-js';
import type { RuleSet } from '../../../domain/bundles/rules';
import { substitutesHelp, substitutesOf } from '../../../domain/bundles/substitutes';
import { substitutesCsv } from '../../../domain/bundles/substitutes-csv';
import { createShopQuery } from '../../../engine/create-shop-query';
import { downloadText, slug } from '../../../ui/download';
import { formatNumber } from '../../../ui/format';
import { Icon } from '../../../ui/icon';
import { EmptyState } from '../../../ui/panel-state';
import type { BundlesState } from '../create-bundles';
import { SqlDialog } from '../evidence/sql-dialog';
import type { AskedQuestion } from '../evidence/create-evidence';
import { ListState } from './list-state';
import { SubstituteTable } from './substitute-table';

const SHOWN = 200;

/** Pairs that are bought together less than chance: not to be bundled. */
export function Substitutes(props: { state: BundlesState; rules: RuleSet }) {
  const [asked, setAsked] = createSignal<AskedQuestion>();
  const query = createShopQuery(props.state.shop, 'substituteCounts', () =>
    props.state.mining.question(),
  );
  const words = () => props.state.words();
  const list = createMemo(() => {
    const found = query.current();
    return found && substitutesOf(found, props.rules.mined.items.counts);
  });
  const save = () =>
    downloadText(
      `${slug(props.state.shop.summary()?.name ?? '')}-do-not-bundle.csv`,
      substitutesCsv(list() ?? [], props.rules.mined.items),
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
            <SubstituteTable
              list={list()!.slice(0, SHOWN)}
              labels={props.rules.mined.items.labels}
            />
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
