import { For } from 'solid-js';
import type {
  Assumptions,
  Baseline,
  CampaignEconomics,
  MinimumReach,
} from '../../../domain/campaign/campaign';
import { formatNumber, formatShare, plural } from '../../../ui/format';
import { Explained, SourceBadge, type FigureSource } from './explained';
import { moneyIn } from '../campaign-words';

/** The economics go out from these facts. */
export interface InputsBasis {
  economics: CampaignEconomics;
  assumptions: Assumptions;
  baseline: Baseline | null;
  minimumReach: MinimumReach | null;
  minimumOrder: number;
  currency: string;
  isCostKnown: boolean;
}

interface InputRow {
  term: string;
  value: string;
  formula: string;
  source: FigureSource;
}

/** −10%, +30% */
export const upliftText = (uplift: number): string =>
  `${uplift < 0 ? '−' : '+'}${formatShare(Math.abs(uplift), 0)}`;

function inputRows(basis: InputsBasis): InputRow[] {
  const { economics, assumptions, currency } = basis;
  const { response, baseline } = economics;
  const span = (low: number, high: number) => `${formatShare(low)} to ${formatShare(high)}`;
  const asked = baseline.base === 0;
  return [
    baselineRow(basis),
    asked
      ? {
          term: 'Response r',
          value: `${formatShare(response.base)} (${span(response.low, response.high)})`,
          formula: 'Given, because nobody bought without a message.',
          source: 'assumption' as const,
        }
      : {
          term: 'Uplift u',
          value: `${upliftText(assumptions.uplift.base)} (${upliftText(assumptions.uplift.low)} to ${upliftText(assumptions.uplift.high)})`,
          formula: 'How much more often a customer buys with the message than without.',
          source: 'assumption' as const,
        },
    ...(asked
      ? []
      : [
          {
            term: 'Response r',
            value: `${formatShare(response.base)} (${span(response.low, response.high)})`,
            formula: 'min(100%, p₀ × (1 + u)); its ends from the ends of p₀ and u.',
            source: 'derived' as const,
          },
        ]),
    {
      term: 'Margin m',
      value: moneyIn(currency, economics.margin),
      formula: basis.isCostKnown
        ? 'Price less cost of goods of what the discount applies to, from the products.'
        : `${formatShare(assumptions.marginShare ?? 0)} of the price, as given: the shop does not say what it costs.`,
      source: basis.isCostKnown ? 'measured' : 'assumption',
    },
    reachRow(basis),
    {
      term: 'Cost of a contact k',
      value: moneyIn(currency, economics.contactCost),
      formula: 'What sending one message costs.',
      source: 'assumption',
    },
    {
      term: 'Discount to those who would buy anyway',
      value: moneyIn(currency, economics.subsidy),
      formula: 'n × p₀ × e × D, capped as the redemptions are: the subsidy.',
      source: 'derived',
    },
  ];
}

function baselineRow({ baseline, economics, assumptions }: InputsBasis): InputRow {
  const { low, base, high } = economics.baseline;
  if (baseline === null || baseline.customers === 0) {
    return {
      term: 'Buy anyway p₀',
      value: formatShare(assumptions.baseline ?? base),
      formula: 'Given: the shop has no past days from which it could be counted.',
      source: 'assumption',
    };
  }
  const what = baseline.event === 'bundle' ? 'both in one order' : 'the second product';
  return {
    term: 'Buy anyway p₀',
    value: `${formatShare(base)} (${formatShare(low)} to ${formatShare(high)})`,
    formula:
      `${formatNumber(baseline.buyers)} of ${plural(baseline.customers, 'customer')} like these bought ${what} ` +
      `within ${plural(baseline.windowDays, 'day')}, over ${plural(baseline.windows, 'past window')}. ` +
      'The interval is no narrower than the spread between the windows.',
    source: 'measured',
  };
}

function reachRow({ minimumReach, minimumOrder, economics }: InputsBasis): InputRow {
  const term = 'Orders that reach the minimum e';
  const value = formatShare(economics.reach);
  if (minimumOrder <= 0) {
    return { term, value, formula: 'There is no minimum order price.', source: 'measured' };
  }
  return minimumReach === null || minimumReach.orders === 0
    ? {
        term,
        value,
        formula: 'No past order tells: every order is taken to.',
        source: 'assumption',
      }
    : {
        term,
        value,
        formula: `${formatNumber(minimumReach.reaching)} of ${plural(minimumReach.orders, 'past order')} with these products.`,
        source: 'measured',
      };
}

/** Each number the economics go out from, marked as measured or assumed. */
export function EconomicsInputs(props: { basis: InputsBasis }) {
  return (
    <dl class="how inputs">
      <For each={inputRows(props.basis)}>
        {(row) => (
          <div>
            <dt>
              {row.term} <SourceBadge source={row.source} />
            </dt>
            <dd>
              <Explained formula={row.formula} source={row.source} end>
                {row.value}
              </Explained>
            </dd>
          </div>
        )}
      </For>
    </dl>
  );
}
