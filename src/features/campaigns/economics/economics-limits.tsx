import { For } from 'solid-js';
import type { CampaignEconomics } from '../../../domain/campaign/campaign';
import { formatNumber, formatShare } from '../../../ui/format';
import { Explained } from './explained';
import { moneyIn } from '../campaign-words';

interface Limit {
  term: string;
  value: string;
  formula: string;
}

/** Lists where a campaign stops paying, where it begins to, and what its groups can show. */
function limitsOf(economics: CampaignEconomics, currency: string): Limit[] {
  const { largestDiscount, breakEvenResponse, smallestEffect, reach, low, cap } = economics;
  const isFree = reach === 0 || low.redemptions === 0;
  return [
    {
      term: 'Largest discount that still pays',
      value:
        largestDiscount === null ? (isFree ? 'Any' : 'None') : moneyIn(currency, largestDiscount),
      formula:
        cap === null
          ? '(m − (p₀ × m + k) ÷ r) ÷ e, in the case that allows least.'
          : 'n × (r × m − p₀ × m − k) ÷ min(n × r × e, cap), in the case that allows least.',
    },
    {
      term: 'Break-even response r*',
      value: breakEvenResponse === null ? 'Never' : formatShare(breakEvenResponse),
      formula:
        cap === null
          ? '(p₀ × m + k) ÷ (m − e × D), with p₀ of the base case.'
          : '(p₀ × m + k) ÷ (m − e × D), or, where the cap is reached first, (p₀ × m + k + cap × D ÷ n) ÷ m.',
    },
    {
      term: 'Smallest effect the groups can show',
      value: smallestEffect === null ? 'None' : `${formatNumber(smallestEffect * 100, 1)} points`,
      formula:
        smallestEffect === null
          ? 'With one group only, nothing can be compared.'
          : '(1.96 + 0.84) × √(p̄ × (1 − p̄) × (1 ÷ n treatment + 1 ÷ n control)), p̄ the share of both who buy: power 80%, two-sided 5%.',
    },
  ];
}

/** The limits as numbers, each with its formula. */
export function EconomicsLimits(props: { economics: CampaignEconomics; currency: string }) {
  return (
    <dl class="how inputs">
      <For each={limitsOf(props.economics, props.currency)}>
        {(limit) => (
          <div>
            <dt>{limit.term}</dt>
            <dd>
              <Explained formula={limit.formula} source="derived" end>
                {limit.value}
              </Explained>
            </dd>
          </div>
        )}
      </For>
    </dl>
  );
}
