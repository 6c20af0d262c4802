import { createSignal, For, Show } from 'solid-js';
import type { ScoreCell, SegmentOverview } from '../../domain/segments/figures';
import type { FigureTable } from '../../ui/figure/figure-table';
import { formatMoney, formatNumber, formatShare, plural } from '../../ui/format';
import type { Segments } from './create-segments';
import { sum } from './groups';
import { heatStyle } from './heat';
import { SegmentPanel, type Shown } from './segment-panel';

const SCORES = [1, 2, 3, 4, 5];
const MOST = SCORES.length;

/** Shows how recency and frequency go together: 5 × 5 cells, each with its customers. */
export function ScoresPanel(props: { segments: Segments }) {
  return (
    <SegmentPanel
      shop={props.segments.shop()}
      query={props.segments.overview}
      title="Recency and frequency"
      subtitle={() => 'Customers by fifths: 5 is the most recent last order, and the most orders'}
      span={5}
      height={330}
      needs={['dates']}
      subject="How recent a customer’s last order is needs the day of each order."
      table={tableOf}
    >
      {(shown) => <Scores shown={shown()} />}
    </SegmentPanel>
  );
}

interface Place {
  recency: number;
  frequency: number;
}

function Scores(props: { shown: Shown<SegmentOverview> }) {
  const [chosen, setChosen] = createSignal<Place>({ recency: MOST, frequency: MOST });
  const cells = () => props.shown.answer.scores;
  const most = () => Math.max(1, ...cells().map(({ customers }) => customers));
  const customersAt = (recency: number, frequency: number) =>
    cellAt(cells(), { recency, frequency })?.customers ?? 0;
  let table!: HTMLTableElement;

  function step(event: KeyboardEvent): void {
    const { recency, frequency } = chosen();
    const next = {
      ArrowUp: { recency: recency + 1, frequency },
      ArrowDown: { recency: recency - 1, frequency },
      ArrowRight: { recency, frequency: frequency + 1 },
      ArrowLeft: { recency, frequency: frequency - 1 },
    }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    const within = (score: number) => Math.min(MOST, Math.max(1, score));
    setChosen({ recency: within(next.recency), frequency: within(next.frequency) });
    table.querySelector<HTMLElement>('[aria-pressed="true"]')?.focus();
  }

  return (
    <>
      <table class="heat heat--scores" ref={table} onKeyDown={step}>
        <caption class="vh">
          Customers by recency and frequency. The arrow keys move between cells.
        </caption>
        <thead>
          <tr>
            <th scope="col">
              <span class="vh">Recency</span>
            </th>
            <For each={SCORES}>
              {(frequency) => (
                <th scope="col">
                  {frequency}
                  <span class="heat__end">{endOf(frequency, ['fewest', 'most'])}</span>
                </th>
              )}
            </For>
          </tr>
        </thead>
        <tbody>
          <For each={SCORES.toReversed()}>
            {(recency) => (
              <tr>
                <th scope="row">
                  {recency}
                  <span class="heat__end">{endOf(recency, ['oldest', 'latest'])}</span>
                </th>
                <For each={SCORES}>
                  {(frequency) => {
                    const isChosen = () =>
                      chosen().recency === recency && chosen().frequency === frequency;
                    return (
                      <td>
                        <button
                          type="button"
                          class="heat__cell"
                          style={heatStyle(customersAt(recency, frequency) / most())}
                          aria-pressed={isChosen()}
                          aria-label={`Recency ${recency}, frequency ${frequency}: ${plural(customersAt(recency, frequency), 'customer')}`}
                          tabindex={isChosen() ? 0 : -1}
                          onClick={() => setChosen({ recency, frequency })}
                        >
                          {formatNumber(customersAt(recency, frequency))}
                        </button>
                      </td>
                    );
                  }}
                </For>
              </tr>
            )}
          </For>
        </tbody>
      </table>
      <p class="heat__axes">Rows: recency, by the last order. Columns: frequency, by orders.</p>
      <CellFigures shown={props.shown} place={chosen()} />
    </>
  );
}

/** Says what the first and the last score mean; the others need no words. */
function endOf(score: number, [first, last]: readonly [string, string]): string {
  if (score === MOST) return last;
  return score === 1 ? first : '';
}

const cellAt = (cells: readonly ScoreCell[], { recency, frequency }: Place) =>
  cells.find((cell) => cell.recency === recency && cell.frequency === frequency);

/** Shows what the chosen cell holds. */
function CellFigures(props: { shown: Shown<SegmentOverview>; place: Place }) {
  const cell = () => cellAt(props.shown.answer.scores, props.place);
  const whole = (name: 'customers' | 'spend') => sum(props.shown.answer.scores, name);
  return (
    <p class="heat__cell-figures" role="status">
      <b>
        Recency {props.place.recency}, frequency {props.place.frequency}:
      </b>{' '}
      <Show when={cell()} fallback="no customer.">
        {(found) => (
          <>
            {plural(found().customers, 'customer')} (
            {formatShare(found().customers / whole('customers'))})
            <Show when={props.shown.shop.parts.prices} fallback=".">
              {', '}
              {formatMoney(found().spend)} of revenue
              <Show when={whole('spend') > 0}>
                {' '}
                ({formatShare(found().spend / whole('spend'))})
              </Show>
              {`, monetary score ${formatNumber(found().monetary, 1)} on average.`}
            </Show>
          </>
        )}
      </Show>
    </p>
  );
}

const tableOf = ({ shop, answer }: Shown<SegmentOverview>): FigureTable => ({
  columns: [
    { name: 'Recency' },
    { name: 'Frequency' },
    { name: 'Customers', format: (value) => formatNumber(value) },
    { name: 'Net revenue', format: (value) => formatMoney(value, 2) },
    { name: 'Mean monetary score', format: (value) => formatNumber(value, 2) },
  ],
  rows: answer.scores
    .toSorted((a, b) => b.recency - a.recency || b.frequency - a.frequency)
    .map(({ recency, frequency, customers, spend, monetary }) => [
      recency,
      frequency,
      customers,
      shop.parts.prices ? spend : null,
      shop.parts.prices ? monetary : null,
    ]),
});
