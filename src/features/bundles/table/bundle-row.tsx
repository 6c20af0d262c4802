import { For, Match, Show, Switch } from 'solid-js';
import { holdoutVerdictNames } from '../../../domain/evidence/holdout';
import type { RuleSet } from '../../../domain/bundles/rules';
import { formatLift, formatNumber, formatShare } from '../../../ui/format';
import { IntervalStrip } from '../../../ui/marks/interval-strip';
import { MonthBars } from '../../../ui/marks/month-bars';
import { StrengthBadge } from '../../../ui/marks/strength-badge';
import type { LiftMonth } from '../mining/create-lift-months';
import { PairName } from './pair-name';
import { measureText, type TableColumn } from './table-columns';

/** One rule of the table. All its figures follow `rule`, so that a row is reused while sliding. */
export function BundleRow(props: {
  rules: RuleSet;
  rule: number;
  columns: readonly TableColumn[];
  /** The right end of the interval strips. */
  mostLikelihood: number;
  months: LiftMonth[] | undefined;
  /** False while the tests that badges rest on still run. */
  isJudged: boolean;
}) {
  const confidence = () => props.rules.column('confidence')[props.rule]!;
  return (
    <For each={props.columns}>
      {(column) => (
        <td role="cell" class={cellClass(column)}>
          <Switch fallback={plainText(column, props.rules, props.rule, props.isJudged)}>
            <Match when={column.id === 'bundle'}>
              <PairName rules={props.rules} rule={props.rule} />
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
              <Show when={props.isJudged} fallback={<span class="skel-strip" />}>
                <StrengthBadge strength={props.rules.strength(props.rule)} />
              </Show>
            </Match>
          </Switch>
        </td>
      )}
    </For>
  );
}

function plainText({ id }: TableColumn, rules: RuleSet, rule: number, isJudged: boolean): string {
  switch (id) {
    case 'bundle':
    case 'months':
    case 'strength':
      return '';
    case 'holdout': {
      const holdout = rules.holdout(rule);
      return holdout === null ? '–' : holdoutVerdictNames[holdout.verdict];
    }
    case 'lift':
      return formatLift(rules.column('lift')[rule]!);
    case 'pair_count':
      return formatNumber(rules.mined.both[rule >> 1]!);
    case 'q':
      return isJudged ? measureText(rules, rule, id) : '…';
    default:
      return measureText(rules, rule, id);
  }
}

export const cellClass = ({ id, isNumeric }: TableColumn): string =>
  `c-${id}${isNumeric ? ' num' : ''}${id === 'lift' ? ' strong' : ''}`;

function monthsInWords(months: readonly LiftMonth[]): string {
  const known = months.map(({ lift }) => lift).filter((lift) => Number.isFinite(lift));
  if (known.length === 0) return 'no month with both';
  return `from ${formatLift(Math.min(...known))} to ${formatLift(Math.max(...known))}`;
}
