import { For, Show } from 'solid-js';
import type { CampaignEconomics } from '../../../domain/campaign/campaign';
import type { Outcome } from '../../../domain/campaign/economics/economics';
import { formatNumber, formatShare } from '../../../ui/format';
import { Explained, type FigureSource } from './explained';
import { moneyIn } from '../campaign-words';

/** A case's p₀ and r come from these sources. */
export interface CaseSources {
  baseline: FigureSource;
  response: FigureSource;
}

interface Line {
  label: string;
  note?: string;
  formula: string;
  kind?: 'rule' | 'total' | 'minor';
  /** The row shows this one of the two that may be measured or assumed; absent, it is worked out. */
  of?: keyof CaseSources;
  value: (outcome: Outcome) => string;
}

/** Writes a number of people; a forecast of 0.4 is not 0. */
export const peopleText = (value: number): string =>
  formatNumber(value, value > 0 && value < 10 ? 1 : 0);

/** An amount with its sign before the currency: −€238. */
export function signedMoney(currency: string, value: number): string {
  const amount = Math.abs(value) < 0.005 ? 0 : value;
  return amount < 0 ? `−${moneyIn(currency, -amount)}` : moneyIn(currency, amount);
}

const minusMoney = (currency: string, value: number): string => signedMoney(currency, -value);

/** The table's lines: what each is, how it comes about, and its value in a case. */
export function economicsLines(economics: CampaignEconomics, currency: string): Line[] {
  const money = (value: number) => signedMoney(currency, value);
  const { contacted, margin, discount, reach, contactCost, cap } = economics;
  return [
    {
      label: 'Buy anyway',
      formula: 'p₀: the share who would buy without a message.',
      kind: 'minor',
      of: 'baseline',
      value: ({ baseline }) => formatShare(baseline),
    },
    {
      label: 'Response',
      formula: 'r = p₀ × (1 + u), at most 100%: the share of contacted customers who buy.',
      kind: 'minor',
      of: 'response',
      value: ({ response }) => formatShare(response),
    },
    {
      label: 'Buyers',
      formula: `n × r, with n = ${formatNumber(contacted)} contacted.`,
      value: ({ buyers }) => peopleText(buyers),
    },
    {
      label: 'Redemptions',
      note: cap === null ? undefined : `at most ${formatNumber(cap)}`,
      formula:
        `n × r × e, with e = ${formatShare(reach)} of orders reaching the minimum` +
        (cap === null ? '.' : `, capped at ${formatNumber(cap)}.`),
      value: ({ redemptions }) => peopleText(redemptions),
    },
    {
      label: 'Margin before discount',
      note: `${moneyIn(currency, margin)} each`,
      formula: 'Buyers × m, the price less the cost of what the discount applies to.',
      value: (outcome) => money(outcome.margin),
    },
    {
      label: 'Discount given',
      note: `${moneyIn(currency, discount)} each`,
      formula: 'Redemptions × D.',
      kind: 'minor',
      value: ({ discountCost }) => minusMoney(currency, discountCost),
    },
    {
      label: 'Sending',
      note: `${moneyIn(currency, contactCost)} each`,
      formula: 'n × k, the cost of contacting one customer.',
      kind: 'minor',
      value: (outcome) => minusMoney(currency, outcome.contactCost),
    },
    {
      label: 'Contribution',
      formula: 'Margin − discount − sending.',
      kind: 'rule',
      value: ({ contribution }) => money(contribution),
    },
    {
      label: 'Would have sold anyway',
      formula: 'n × p₀ × m: the margin of those who would have bought without a message.',
      value: ({ soldAnyway }) => minusMoney(currency, soldAnyway),
    },
    {
      label: 'Net gain',
      formula: 'Contribution − what would have sold anyway.',
      kind: 'total',
      value: ({ netGain }) => money(netGain),
    },
  ];
}

/** Low, base and high as columns; each column adds up in itself. */
export function EconomicsTable(props: {
  economics: CampaignEconomics;
  currency: string;
  /** Marks p₀ and r in their formulas; absent: worked out, as all else. */
  sources?: CaseSources;
  /** Without formulas, where the table is printed. */
  plain?: boolean;
}) {
  const sourceOf = ({ of }: Line): FigureSource =>
    of === undefined ? 'derived' : (props.sources?.[of] ?? 'derived');
  const columns = () => [props.economics.low, props.economics.base, props.economics.high];
  return (
    <table class="econ" classList={{ 'econ--wide': props.plain }}>
      <thead>
        <tr>
          <th>
            <span class="vh">Line</span>
          </th>
          <th class="num" scope="col">
            Low
          </th>
          <th class="num" scope="col">
            Base
          </th>
          <th class="num" scope="col">
            High
          </th>
        </tr>
      </thead>
      <tbody>
        <For each={economicsLines(props.economics, props.currency)}>
          {(line) => (
            <tr
              classList={{
                rule: line.kind === 'rule',
                total: line.kind === 'total',
                t3: line.kind === 'minor',
              }}
            >
              <th scope="row">
                <Show when={!props.plain} fallback={line.label}>
                  <Explained formula={line.formula} source={sourceOf(line)}>
                    {line.label}
                  </Explained>
                </Show>
                <Show when={line.note}>{(note) => <small> {note()}</small>}</Show>
              </th>
              <For each={columns()}>{(outcome) => <td class="num">{line.value(outcome)}</td>}</For>
            </tr>
          )}
        </For>
      </tbody>
    </table>
  );
}
