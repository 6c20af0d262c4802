import { Show } from 'solid-js';
import type { CampaignEconomics } from '../../../domain/campaign/campaign';
import {
  economicsInput,
  type EconomicsBasis,
  type MissingFigure,
} from '../../../domain/campaign/economics/campaign-economics';
import { offerOf } from '../../../domain/campaign/facts';
import { formatNumber, formatShare } from '../../../ui/format';
import { EconomicsInputs } from './economics-inputs';
import { EconomicsLimits } from './economics-limits';
import { EconomicsTable, signedMoney, type CaseSources } from './economics-table';
import { GainCurve } from './gain-curve';
import { Panel } from '../../../ui/panel';
import { moneyIn } from '../campaign-words';

/** Each sentence says what would bring the economics that are missing. */
export const missingText: Record<MissingFigure, string> = {
  audience:
    'The shop’s files name no customers, so there is nobody to contact and nothing to gain.',
  nobody: 'Nobody is contacted. Choose another segment, channel or rule.',
  price: 'The shop has no price for this bundle. A price column would bring what it earns.',
  margin: 'The shop does not say what these products cost. Give the margin under Assumptions.',
  discount: 'Give the discount to see what the campaign earns.',
  baseline:
    'The shop has no past days to count how many buy anyway. Give that share under Assumptions.',
  response: 'Nobody bought this without a message. Give the response you expect under Assumptions.',
};

/** Shows what a campaign earns: the table, the curve, and the inputs of both. */
export function EconomicsPanels(props: {
  basis: EconomicsBasis;
  economics: CampaignEconomics | null;
}) {
  const build = () => economicsInput(props.basis);
  const currency = () => props.basis.prices.currency;
  const offer = () => offerOf(props.basis.discount, props.basis.discountOn, props.basis.prices);
  return (
    <Show
      when={props.economics}
      fallback={
        <Panel title="Economics">
          <p class="t2">{missingText[build().missing ?? 'discount']}</p>
        </Panel>
      }
    >
      {(economics) => (
        <>
          <Panel title="What it goes out from" subtitle="Hover or focus a number for its formula">
            <EconomicsInputs
              basis={{
                economics: economics(),
                assumptions: props.basis.assumptions,
                baseline: props.basis.baseline,
                minimumReach: props.basis.minimumReach,
                minimumOrder: props.basis.minimumOrder,
                currency: currency(),
                isCostKnown: offer().cost !== null,
              }}
            />
          </Panel>
          <div class="cpair">
            <Panel title="Economics" subtitle={verdictText(economics(), currency())}>
              <EconomicsTable
                economics={economics()}
                currency={currency()}
                sources={sourcesOf(props.basis)}
              />
            </Panel>
            <Panel
              title="Net gain by discount"
              subtitle="Line: base case. Band: low to high. Response held constant."
            >
              <Show when={build().input}>
                {(input) => (
                  <GainCurve input={input()} price={offer().price ?? 1} currency={currency()} />
                )}
              </Show>
              <EconomicsLimits economics={economics()} currency={currency()} />
              <p class="t2 small">{limitText(economics(), offer().price, currency())}</p>
            </Panel>
          </div>
        </>
      )}
    </Show>
  );
}

/** Tells whether what people do is measured or assumed. */
function sourcesOf({ baseline }: EconomicsBasis): CaseSources {
  const isMeasured = baseline !== null && baseline.customers > 0;
  return {
    baseline: isMeasured ? 'measured' : 'assumption',
    // The response itself was given where nobody buys without the message.
    response: isMeasured && baseline.base === 0 ? 'assumption' : 'derived',
  };
}

/** Says in a sentence whether the campaign pays. */
export function verdictText({ low, base }: CampaignEconomics, currency: string): string {
  const gain = signedMoney(currency, base.netGain);
  if (base.netGain < 0) return `It loses money: ${gain} in the base case`;
  return low.netGain < 0
    ? `It gains ${gain} in the base case, and loses in the low one`
    : `It gains ${gain} in the base case, and even in the low one it does not lose`;
}

/** The largest discount that pays, and the break-even. */
export function limitText(
  economics: CampaignEconomics,
  price: number | null,
  currency: string,
): string {
  return `${largestText(economics, price, currency)} ${breakEvenText(economics)}`;
}

function largestText(
  { largestDiscount: most, low, reach }: CampaignEconomics,
  price: number | null,
  currency: string,
): string {
  if (most === null) {
    return reach === 0 || low.redemptions === 0
      ? 'No order gets the discount, so any discount pays.'
      : 'No discount pays in the low case: it loses even without one.';
  }
  if (price !== null && most >= price) return 'Even the whole price as a discount would pay.';
  const share = price === null || price === 0 ? '' : ` (${formatShare(most / price)})`;
  return `The largest discount that pays even in the low case is ${moneyIn(currency, most)}${share}.`;
}

export function breakEvenText({
  breakEvenResponse: response,
  breakEvenUplift: uplift,
  contacted,
  margin,
  discount,
  reach,
}: CampaignEconomics): string {
  if (response === null) {
    return reach * discount >= margin
      ? 'It cannot break even: the discount takes the whole margin.'
      : 'It cannot break even: more than everyone would have to buy.';
  }
  const buyers = formatNumber(Math.ceil(contacted * response - 1e-9));
  const at = `It breaks even at a response of ${formatShare(response)}, ${buyers} of ${formatNumber(contacted)}`;
  return uplift === null ? `${at}.` : `${at}: an uplift of ${formatShare(uplift, 0)}.`;
}
