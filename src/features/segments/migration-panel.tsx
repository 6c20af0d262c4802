import { createMemo, createSignal, For, Show } from 'solid-js';
import type { MigrationStep, SegmentOrNone } from '../../domain/segments/figures';
import type { ShopParts } from '../../domain/shop/shop-parts';
import type { FigureTable } from '../../ui/figure/figure-table';
import { formatDay, formatNumber, formatShare } from '../../ui/format';
import { EmptyState } from '../../ui/panel-state';
import { PickSelect } from '../../ui/input/pick-select';
import { ScrollTable } from '../../ui/scroll-table';
import type { Segments } from './create-segments';
import { groupColour, groupName, groupOf, groupsOf, sum, type Group } from './groups';
import { heatStyle } from './heat';
import { SegmentPanel, type Shown } from './segment-panel';

type Place = Group | 'none';

interface Move {
  from: Place;
  to: Place;
  customers: number;
}

const placeName = (place: Place): string => (place === 'none' ? 'No order yet' : groupName(place));

/** Shows how many were in which segment at the end of one month, and where at the end of the next. */
export function MigrationPanel(props: { segments: Segments }) {
  const [to, setTo] = createSignal('');
  const stepOf = (steps: readonly MigrationStep[]) =>
    steps.find((step) => step.to === to()) ?? steps.at(-1);
  return (
    <SegmentPanel
      shop={props.segments.shop()}
      query={props.segments.migration}
      title="Movement between segments"
      subtitle={({ shop, answer }) => sentence(stepOf(answer), shop.parts)}
      tools={({ answer }) => (
        <Show when={stepOf(answer)}>
          {(step) => (
            <PickSelect
              label="Months"
              options={answer
                .toReversed()
                .map((each) => ({ value: each.to, label: daysText(each) }))}
              value={step().to}
              neutral={answer.at(-1)?.to}
              onChange={setTo}
            />
          )}
        </Show>
      )}
      span={12}
      height={300}
      needs={['dates']}
      subject="Who moves from month to month needs the day of each order."
      table={tableOf}
    >
      {(shown) => (
        <Show
          when={stepOf(shown().answer)}
          fallback={
            <EmptyState icon="people" title="Only one month so far">
              Movement shows once the data reach past the end of a month.
            </EmptyState>
          }
        >
          {(step) => <Matrix step={step()} parts={shown().shop.parts} />}
        </Show>
      )}
    </SegmentPanel>
  );
}

const daysText = ({ from, to }: MigrationStep) => `${formatDay(from)} to ${formatDay(to)}`;

/** Flows by what can be shown of the shop. */
function movesOf({ flows }: MigrationStep, parts: ShopParts): Move[] {
  const place = (segment: SegmentOrNone) => (segment === 'none' ? 'none' : groupOf(segment, parts));
  return flows.map(({ from, to, customers }) => ({ from: place(from), to: place(to), customers }));
}

function sentence(step: MigrationStep | undefined, parts: ShopParts): string {
  if (step === undefined) return '';
  const known = movesOf(step, parts).filter(({ from }) => from !== 'none');
  const stayed = sum(
    known.filter(({ from, to }) => from === to),
    'customers',
  );
  const all = sum(known, 'customers');
  return all === 0
    ? daysText(step)
    : `${formatNumber(stayed)} of ${formatNumber(all)} customers (${formatShare(stayed / all)}) stayed where they were`;
}

function Matrix(props: { step: MigrationStep; parts: ShopParts }) {
  const moves = createMemo(() => movesOf(props.step, props.parts));
  const count = (from: Place | null, to: Place | null) =>
    sum(
      moves().filter(
        (move) => (from === null || move.from === from) && (to === null || move.to === to),
      ),
      'customers',
    );
  const places = (): Place[] => [...groupsOf(props.parts), 'none'];
  const froms = () => places().filter((place) => place !== 'none' || count(place, null) > 0);
  const tos = () => places().filter((place) => place !== 'none' || count(null, place) > 0);
  return (
    <ScrollTable label={`Movement between segments, ${daysText(props.step)}`}>
      <table class="heat heat--moves">
        <thead>
          <tr>
            <th scope="col">
              {formatDay(props.step.from, 'short')} ↓ {formatDay(props.step.to, 'short')} →
            </th>
            <For each={tos()}>
              {(to) => (
                <th scope="col">
                  <PlaceName place={to} />
                </th>
              )}
            </For>
            <th scope="col" class="num">
              All
            </th>
          </tr>
        </thead>
        <tbody>
          <For each={froms()}>
            {(from) => (
              <tr>
                <th scope="row">
                  <PlaceName place={from} />
                </th>
                <For each={tos()}>
                  {(to) => <Cell customers={count(from, to)} whole={count(from, null)} />}
                </For>
                <td class="num heat__total">{formatNumber(count(from, null))}</td>
              </tr>
            )}
          </For>
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">All</th>
            <For each={tos()}>
              {(to) => <td class="num heat__total">{formatNumber(count(null, to))}</td>}
            </For>
            <td class="num heat__total">{formatNumber(count(null, null))}</td>
          </tr>
        </tfoot>
      </table>
    </ScrollTable>
  );
}

/** Says how many went there, and which share of the row they are. */
function Cell(props: { customers: number; whole: number }) {
  const share = () => (props.whole > 0 ? props.customers / props.whole : 0);
  return (
    <td>
      <span class="heat__cell" style={heatStyle(share())}>
        {formatNumber(props.customers)}
        <Show when={props.customers > 0}>
          {' '}
          <small>{formatShare(share())}</small>
        </Show>
      </span>
    </td>
  );
}

function PlaceName(props: { place: Place }) {
  const colour = () =>
    props.place === 'none' ? 'var(--chart-muted-soft)' : groupColour(props.place);
  return (
    <>
      <i class="key" style={{ '--k': colour() }} />
      {placeName(props.place)}
    </>
  );
}

function tableOf({ shop, answer }: Shown<MigrationStep[]>): FigureTable {
  return {
    columns: [
      { name: 'From day' },
      { name: 'To day' },
      { name: 'From' },
      { name: 'To' },
      { name: 'Customers', format: (value) => formatNumber(value) },
    ],
    rows: answer.flatMap((step) =>
      movesOf(step, shop.parts).map(({ from, to, customers }) => [
        step.from,
        step.to,
        placeName(from),
        placeName(to),
        customers,
      ]),
    ),
  };
}
