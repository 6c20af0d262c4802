import { For, Match, Show, Switch } from 'solid-js';
import type { RuleSet, SortKey } from '../../domain/rules';
import { strengthOf } from '../../domain/strength';
import { formatLift, formatNumber, formatShare } from '../../ui/format';
import { IntervalStrip } from '../../ui/interval-strip';
import { MonthBars } from '../../ui/month-bars';
import { StrengthBadge } from '../../ui/strength-badge';
import { formatPopularity } from './formats';
import type { LiftMonth } from './lift-months';
import { PairName } from './pair-name';
import { measureText, type ColumnId, type TableColumn } from './table-columns';

/** One rule of the table. All its figures follow `rule`, so that a row is reused while sliding. */
export function BundleRow(props: {
  rules: RuleSet;
  rule: number;
  columns: readonly TableColumn[];
  sort: SortKey;
  /** The right end of the interval strips. */
  mostLikelihood: number;
  months: LiftMonth[] | undefined;
}) {
  const confidence = () => props.rules.column('confidence')[props.rule]!;
  return (
    <For each={props.columns}>
      {(column) => (
        <td role="cell" class={cellClass(column.id)}>
          <Switch>
            <Match when={column.id === 'bundle'}>
              <PairName rules={props.rules} rule={props.rule} />
            </Match>
            <Match when={column.id === 'support'}>
              {formatPopularity(props.rules.column('support')[props.rule]!)}
            </Match>
            <Match when={column.id === 'confidence'}>
              <span class="conf">
                <b>{formatShare(confidence())}</b>
                <IntervalStrip
                  value={confidence()}
                  interval={props.rules.confidenceInterval(props.rule)}
                  most={props.mostLikelihood}
                />
              </span>
            </Match>
            <Match when={column.id === 'lift'}>
              {formatLift(props.rules.column('lift')[props.rule]!)}
            </Match>
            <Match when={column.id === 'count'}>
              {formatNumber(props.rules.mined.both[props.rule >> 1]!)}
            </Match>
            <Match when={column.id === 'revenue'}>
              {measureText(props.rules, props.rule, 'revenue')}
            </Match>
            <Match when={column.id === 'sorted'}>
              {measureText(props.rules, props.rule, props.sort)}
            </Match>
            <Match when={column.id === 'months'}>
              <Show when={props.months} fallback={<span class="skel-strip" />}>
                {(months) => (
                  <>
                    <MonthBars values={months().map(({ lift }) => lift)} reference={1} />
                    <span class="vh">{monthsInWords(months())}</span>
                  </>
                )}
              </Show>
            </Match>
            <Match when={column.id === 'strength'}>
              <StrengthBadge strength={strengthOf(props.rules.counts(props.rule))} />
            </Match>
          </Switch>
        </td>
      )}
    </For>
  );
}

const cellClasses: Partial<Record<ColumnId, string>> = {
  support: 'num',
  lift: 'num strong',
  count: 'num',
  revenue: 'num',
  sorted: 'num',
};

export const cellClass = (id: ColumnId): string => `c-${id} ${cellClasses[id] ?? ''}`.trimEnd();

function monthsInWords(months: readonly LiftMonth[]): string {
  const known = months.map(({ lift }) => lift).filter((lift) => Number.isFinite(lift));
  if (known.length === 0) return 'no month with both';
  return `from ${formatLift(Math.min(...known))} to ${formatLift(Math.max(...known))}`;
}
