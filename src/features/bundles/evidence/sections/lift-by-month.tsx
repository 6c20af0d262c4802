import { createMemo, For, Show } from 'solid-js';
import {
  judgeMonths,
  monthsHelp,
  monthsVerdictNames,
  type MonthsFinding,
} from '../../../../domain/evidence/months';
import { formatDay, formatLift, formatNumber } from '../../../../ui/format';
import type { LiftMonth } from '../../mining/create-lift-months';
import type { AskedQuestion } from '../create-evidence';
import { EvidenceSection } from './section';

const WIDTH = 352;
const LEFT = 26;
const BOTTOM = 86;
const TOP = 6;
/** With fewer joint orders than this a month's lift says little. */
const FEW = 5;

/** Lift in each month as bars with the 1× line, and whether it changes. */
export function LiftByMonth(props: {
  months: LiftMonth[] | undefined;
  asked: AskedQuestion | undefined;
  onShowSql: (asked: AskedQuestion) => void;
}) {
  const finding = createMemo(() => props.months && judgeMonths(props.months));
  return (
    <EvidenceSection
      title="Lift by month"
      name="Lift by month"
      sentence={finding() && verdictText(finding()!)}
      asked={props.asked}
      onShowSql={props.onShowSql}
    >
      <Show
        when={props.months}
        fallback={<div class="evidence-wait" role="status" aria-label="Loading" />}
      >
        {(months) => (
          <Show
            when={months().some(({ both }) => both > 0)}
            fallback={<p class="cap">No joint order has a date.</p>}
          >
            <Show when={finding()}>
              {(found) => (
                <p>
                  <b>{monthsVerdictNames[found().verdict]}</b>: {verdictReason(found())}
                </p>
              )}
            </Show>
            <MonthChart months={months()} />
            <p class="cap">
              Dashed line: 1×, no connection.
              {months().some(({ both }) => both < FEW)
                ? ` Pale: fewer than ${FEW} joint orders.`
                : ''}
            </p>
            <MonthTable months={months()} />
            <details class="cap">
              <summary>How this is judged</summary>
              {monthsHelp}
            </details>
          </Show>
        )}
      </Show>
    </EvidenceSection>
  );
}

const verdictText = (finding: MonthsFinding): string =>
  `${monthsVerdictNames[finding.verdict]}: ${verdictReason(finding)}`;

function verdictReason({ verdict, trendRatio, seasonRatio, season }: MonthsFinding): string {
  switch (verdict) {
    case 'growing':
    case 'fading':
      return `lift of the last third of months is ${formatNumber(trendRatio, 1)} times that of the first.`;
    case 'seasonal':
      return `from ${monthName(season[0]!)} to ${monthName(season.at(-1)!)} lift is ${formatNumber(seasonRatio, 1)} times that of other months.`;
    case 'too-few':
      return 'too few months or joint orders to judge a trend.';
    default:
      return 'lift does not clearly change over the months.';
  }
}

/** Any year has these months. */
const monthName = (month: number): string =>
  formatDay(`2024-${String(month).padStart(2, '0')}-01`, 'month').replace(/\s*2024/, '');

function MonthChart(props: { months: readonly LiftMonth[] }) {
  const finite = () => props.months.map(({ lift }) => lift).filter((lift) => Number.isFinite(lift));
  const step = createMemo(() => {
    const most = Math.max(1.2, ...finite());
    return [0.5, 1, 2, 4, 5, 10, 20, 50, 100].find((each) => each * 4 >= most) ?? most / 4;
  });
  const lines = () => [0, 1, 2, 3, 4].map((index) => index * step());
  const y = (lift: number) => BOTTOM - (lift / (step() * 4)) * (BOTTOM - TOP);
  const slot = () => (WIDTH - LEFT) / props.months.length;
  const label = () =>
    `Lift by month, ${formatDay(`${props.months[0]!.month}-01`, 'month')} to ${formatDay(`${props.months.at(-1)!.month}-01`, 'month')}: from ${formatLift(Math.min(...finite()))} to ${formatLift(Math.max(...finite()))}`;
  return (
    <svg class="chart months" viewBox={`0 0 ${WIDTH} 104`} role="img" aria-label={label()}>
      <For each={lines()}>
        {(line, index) => (
          <>
            <line
              class={index() === 0 ? 'axis-l' : 'grid-l'}
              x1={LEFT}
              x2={WIDTH}
              y1={y(line)}
              y2={y(line)}
            />
            <text class="e" x="20" y={y(line) + 4}>
              {formatLift(line, step() < 1 ? 1 : 0)}
            </text>
          </>
        )}
      </For>
      <For each={props.months}>
        {(month, index) => {
          const x = () => LEFT + index() * slot();
          const height = () => (Number.isFinite(month.lift) ? BOTTOM - y(month.lift) : 0);
          return (
            <>
              <rect
                x={x() + slot() * 0.11}
                y={BOTTOM - height()}
                width={slot() * 0.78}
                height={height()}
                rx="2"
                classList={{ few: month.both < FEW }}
              >
                <title>{`${formatDay(`${month.month}-01`, 'month')}: ${formatLift(month.lift)}, ${formatNumber(month.both)} joint orders`}</title>
              </rect>
              <text class="m" x={x() + slot() / 2} y="100">
                {formatDay(`${month.month}-01`, 'month').charAt(0)}
              </text>
            </>
          );
        }}
      </For>
      <line class="ref-l" x1={LEFT} x2={WIDTH} y1={y(1)} y2={y(1)} />
    </svg>
  );
}

function MonthTable(props: { months: readonly LiftMonth[] }) {
  return (
    <details class="cap">
      <summary>As table</summary>
      <table class="mini">
        <thead>
          <tr>
            <th scope="col">Month</th>
            <th scope="col" class="num">
              Lift
            </th>
            <th scope="col" class="num">
              Joint orders
            </th>
            <th scope="col" class="num">
              Orders
            </th>
          </tr>
        </thead>
        <tbody>
          <For each={props.months}>
            {(month) => (
              <tr>
                <td>{formatDay(`${month.month}-01`, 'month')}</td>
                <td class="num">{Number.isFinite(month.lift) ? formatLift(month.lift) : '–'}</td>
                <td class="num">{formatNumber(month.both)}</td>
                <td class="num">{formatNumber(month.baskets)}</td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </details>
  );
}
