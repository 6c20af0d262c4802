import { createSignal, For, Show } from 'solid-js';
import { formatMeasureFilter, parseMeasureFilter } from '../../../domain/measures/measure-filter';
import { SORT_KEYS, type SortKey } from '../../../domain/bundles/rules';
import { Icon } from '../../../ui/icon';
import { parseNumberText } from '../../../ui/input/number-text';
import { sortNames } from '../bundle-words';

/** Least and largest values of any measure, beside the sliders. A filter is `phi>=0.2`. */
export function MeasureFilters(props: {
  where: readonly string[];
  hasRevenue: boolean;
  onChange: (where: readonly string[]) => void;
}) {
  const [key, setKey] = createSignal<SortKey>('phi');
  const [isLeast, setLeast] = createSignal(true);
  const [text, setText] = createSignal('');
  const value = () => parseNumberText(text());
  const keys = () => SORT_KEYS.filter((each) => each !== 'revenue' || props.hasRevenue);
  const add = (event: Event) => {
    event.preventDefault();
    if (Number.isNaN(value())) return;
    const filter = formatMeasureFilter({ key: key(), isLeast: isLeast(), value: value() });
    const side = filter.slice(0, filter.indexOf('=') + 1);
    // One limit a side and measure: the newer one holds.
    props.onChange([...props.where.filter((each) => !each.startsWith(side)), filter]);
    setText('');
  };
  return (
    <details class="mfilter" open={props.where.length > 0}>
      <summary>Filter by any measure</summary>
      <form class="mfilter__form" onSubmit={add}>
        <select
          class="input input--sm"
          aria-label="Measure"
          value={key()}
          onChange={(event) => setKey(event.currentTarget.value as SortKey)}
        >
          <For each={keys()}>
            {(each) => (
              <option value={each} selected={each === key()}>
                {sortNames[each]}
              </option>
            )}
          </For>
        </select>
        <select
          class="input input--sm"
          aria-label="At least or at most"
          onChange={(event) => setLeast(event.currentTarget.value === 'least')}
        >
          <option value="least">at least</option>
          <option value="most">at most</option>
        </select>
        <input
          class="input input--sm"
          aria-label="Limit"
          inputmode="decimal"
          placeholder="0.2"
          value={text()}
          onInput={(event) => setText(event.currentTarget.value)}
        />
        <button class="btn btn--sm" type="submit" disabled={Number.isNaN(value())}>
          Add
        </button>
      </form>
      <Show when={props.where.length > 0}>
        <ul class="chips" aria-label="Filters">
          <For each={props.where}>
            {(filter) => (
              <li class="chip">
                <span>{filterText(filter)}</span>
                <button
                  type="button"
                  aria-label={`Remove ${filterText(filter)}`}
                  onClick={() => props.onChange(props.where.filter((each) => each !== filter))}
                >
                  <Icon name="close" small />
                </button>
              </li>
            )}
          </For>
        </ul>
      </Show>
    </details>
  );
}

function filterText(text: string): string {
  const filter = parseMeasureFilter(text);
  if (filter === null) return text;
  return `${sortNames[filter.key]} ${filter.isLeast ? '≥' : '≤'} ${filter.value}`;
}
