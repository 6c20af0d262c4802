import { For, Show } from 'solid-js';
import type { Cohort, CohortRetention } from '../../domain/segments/figures';
import type { FigureTable } from '../../ui/figure/figure-table';
import { formatDay, formatNumber, formatShare, plural } from '../../ui/format';
import { EmptyState } from '../../ui/panel-state';
import { ScrollTable } from '../../ui/scroll-table';
import type { Segments } from './create-segments';
import { sum } from './groups';
import { heatStyle } from './heat';
import { SegmentPanel, type Shown } from './segment-panel';

/** Shares at and above this have the strongest colour. */
const STRONGEST = 0.5;

/** Shows, of those who first ordered in a month, how many ordered again in each month after. */
export function CohortsPanel(props: { segments: Segments }) {
  return (
    <SegmentPanel
      shop={props.segments.shop()}
      query={props.segments.cohorts}
      title="Who comes back"
      subtitle={({ answer }) => sentence(answer)}
      span={12}
      height={480}
      needs={['dates']}
      subject="Who comes back month by month needs the day of each order."
      table={tableOf}
    >
      {(shown) => (
        <Show
          when={shown().answer.cohorts.length > 0}
          fallback={
            <EmptyState icon="people" title="No customer with a dated order">
              Who comes back shows once orders have both a customer and a day.
            </EmptyState>
          }
        >
          <Show
            when={longestOf(shown().answer) > 1}
            fallback={
              <EmptyState icon="people" title="Nobody can come back yet">
                All first orders are in the last month of the data. Who comes back shows once there
                is a month after it.
              </EmptyState>
            }
          >
            <Cohorts retention={shown().answer} />
          </Show>
        </Show>
      )}
    </SegmentPanel>
  );
}

/** Months of the cohort that has most, its first included. */
const longestOf = ({ cohorts }: CohortRetention): number =>
  Math.max(0, ...cohorts.map(({ active }) => active.length));

/** The month after the first is the one that every cohort but the last has. */
function sentence({ cohorts, lastMonthIsOpen }: CohortRetention): string {
  const reached = cohorts.filter(
    ({ active }) => active.length > 2 || (active.length === 2 && !lastMonthIsOpen),
  );
  const customers = sum(reached, 'customers');
  const text = 'Customers by the month of their first order';
  if (customers === 0) return text;
  const back = reached.reduce((total, { active }) => total + (active[1] ?? 0), 0);
  return `${text}: ${formatShare(back / customers)} order again in the month after (${formatNumber(back)} of ${formatNumber(customers)})`;
}

function Cohorts(props: { retention: CohortRetention }) {
  const cohorts = () => props.retention.cohorts;
  const months = () =>
    Array.from({ length: longestOf(props.retention) - 1 }, (_, month) => month + 1);
  return (
    <>
      <ScrollTable label="Share of each month’s new customers who order again" maxHeight={560}>
        <table class="heat heat--cohorts">
          <thead>
            <tr>
              <th scope="col">First order</th>
              <th scope="col" class="num">
                Customers
              </th>
              <For each={months()}>
                {(month) => (
                  <th scope="col" class="num" aria-label={`${plural(month, 'month')} later`}>
                    +{month}
                  </th>
                )}
              </For>
            </tr>
          </thead>
          <tbody>
            <For each={cohorts()}>
              {(cohort) => (
                <tr>
                  <th scope="row">{monthText(cohort.month)}</th>
                  <td class="num">{formatNumber(cohort.customers)}</td>
                  <For each={months()}>
                    {(month) => (
                      <Cell
                        cohort={cohort}
                        month={month}
                        isOpen={
                          props.retention.lastMonthIsOpen && month === cohort.active.length - 1
                        }
                      />
                    )}
                  </For>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </ScrollTable>
      <p class="heat__axes">
        Columns: calendar months after the first order; cells: the share of the row’s customers who
        order in that month.
        <Show when={props.retention.lastMonthIsOpen}>
          {' '}
          Figures with * are of the last month of the data, which is not over.
        </Show>
      </p>
    </>
  );
}

const monthText = (month: string) => formatDay(`${month}-01`, 'month');

function Cell(props: { cohort: Cohort; month: number; isOpen: boolean }) {
  const active = () => props.cohort.active[props.month];
  return (
    <Show when={active() !== undefined} fallback={<td />}>
      <td>
        <span
          class="heat__cell"
          style={heatStyle((active() ?? 0) / props.cohort.customers / STRONGEST)}
          title={`${formatNumber(active() ?? 0)} of ${formatNumber(props.cohort.customers)}`}
        >
          {formatShare((active() ?? 0) / props.cohort.customers, 0)}
          {props.isOpen ? '*' : ''}
        </span>
      </td>
    </Show>
  );
}

const tableOf = ({ answer: { cohorts } }: Shown<CohortRetention>): FigureTable => ({
  columns: [
    { name: 'First order' },
    { name: 'Customers', format: (value) => formatNumber(value) },
    { name: 'Months later', format: (value) => formatNumber(value) },
    { name: 'Ordered in that month', format: (value) => formatNumber(value) },
    { name: 'Share', format: (value) => formatShare(value) },
  ],
  rows: cohorts.flatMap(({ month, customers, active }) =>
    active.map((count, later) => [month, customers, later, count, count / customers]),
  ),
});
