import { For, Show, type JSX } from 'solid-js';
import type {
  CampaignBundle,
  CampaignDiscount,
  CampaignEconomics,
  CampaignEvidence,
  CampaignPrices,
} from '../../../domain/campaign/campaign';
import type { DiscountTarget } from '../../../domain/campaign/discounts';
import { offerOf } from '../../../domain/campaign/facts';
import { holdoutVerdictNames } from '../../../domain/evidence/holdout';
import { wilsonInterval } from '../../../domain/measures/statistics';
import { formatLift, formatNumber, formatShare } from '../../../ui/format';
import { Icon } from '../../../ui/icon';
import type { Check, CheckAction } from '../checks/check';
import { upliftText } from './economics-inputs';
import { peopleText, signedMoney } from './economics-table';
import { Explained } from './explained';
import { ProbabilityChart } from './probability-chart';
import { basketWords, discountText, moneyIn, namesOf } from '../campaign-words';

/** The figures of a campaign at a glance. Unknown ones say so. */
export function FigureStrip(props: {
  evidence: CampaignEvidence;
  economics: CampaignEconomics | null;
  budget: number | null;
  currency: string;
}) {
  const money = (value: number) => signedMoney(props.currency, value);
  const isOver = () =>
    props.economics !== null && props.budget !== null && props.economics.worstCase > props.budget;
  return (
    <section class="outs" aria-label="Campaign at a glance">
      <Out
        label="Success probability"
        value={
          <Explained
            source="measured"
            formula={`Confidence: of ${formatNumber(props.evidence.antecedentCount)} with the first, ${formatNumber(props.evidence.pairCount)} have the second too. Wilson’s 95% interval.`}
          >
            {formatShare(props.evidence.confidence)}
          </Explained>
        }
        note={`${formatShare(props.evidence.confidenceLow)} to ${formatShare(props.evidence.confidenceHigh)}`}
      />
      <Show when={props.economics} fallback={<UnknownOuts />}>
        {(economics) => (
          <>
            <Out
              label="Redemptions"
              value={
                <Explained source="derived" formula="min(n × r × e, cap), in the base case.">
                  {peopleText(economics().base.redemptions)}
                </Explained>
              }
              note={`of ${formatNumber(economics().contacted)} contacted`}
            />
            <Out
              label="Net gain"
              isWarning={economics().base.netGain < 0}
              value={
                <Explained
                  source="derived"
                  formula="n × [r × (m − e × D) − p₀ × m − k], with the discount capped where there is a cap."
                >
                  {money(economics().base.netGain)}
                </Explained>
              }
              note={`${money(economics().low.netGain)} to ${money(economics().high.netGain)}`}
            />
            <Out
              label="Break-even uplift"
              value={
                <Explained
                  source="derived"
                  formula="r* ÷ p₀ − 1, with r* = (p₀ × m + k) ÷ (m − e × D)."
                  end
                >
                  {breakEvenValue(economics())}
                </Explained>
              }
              note={breakEvenNote(economics())}
            />
            <Out
              label="Worst case"
              isWarning={isOver()}
              value={
                <Explained
                  source="derived"
                  formula="Everyone who is contacted redeems: n × (D + k), or cap × D + n × k."
                  end
                >
                  {money(economics().worstCase)}
                </Explained>
              }
              note={props.budget === null ? 'No budget yet' : `Budget ${money(props.budget)}`}
            />
          </>
        )}
      </Show>
    </section>
  );
}

function UnknownOuts() {
  return (
    <For each={['Redemptions', 'Net gain', 'Break-even uplift', 'Worst case']}>
      {(label) => <Out label={label} value="–" note="See Economics" />}
    </For>
  );
}

function breakEvenValue({ breakEvenResponse, breakEvenUplift }: CampaignEconomics): string {
  if (breakEvenResponse === null) return 'Never';
  return breakEvenUplift === null ? formatShare(breakEvenResponse) : upliftText(breakEvenUplift);
}

function breakEvenNote({ breakEvenResponse, contacted, base }: CampaignEconomics): string {
  if (breakEvenResponse === null) return 'Cannot break even';
  const needed = formatNumber(Math.ceil(contacted * breakEvenResponse - 1e-9));
  return `${needed} buyers, ${peopleText(contacted * base.baseline)} anyway`;
}

function Out(props: { label: string; value: JSX.Element; note: JSX.Element; isWarning?: boolean }) {
  return (
    <div class="out" classList={{ 'out--warn': props.isWarning }}>
      <span class="out__l">{props.label}</span>
      <b class="out__v">{props.value}</b>
      <span class="out__s">{props.note}</span>
    </div>
  );
}

const checkIcons = { ok: 'check', warn: 'alert', note: 'info' } as const;

export function CheckList(props: {
  checks: readonly Check[];
  /** Takes a check's suggestion; without it none is offered. */
  onAct?: (action: CheckAction) => void;
}) {
  return (
    <ul>
      <For each={props.checks}>
        {(check) => (
          <li class={`guard guard--${check.tone}`}>
            <Icon name={checkIcons[check.tone]} />
            <span>
              <b>{check.title}</b> {check.text}
            </span>
            <Show when={props.onAct !== undefined && check.action}>
              {(action) => (
                <button class="btn btn--sm" type="button" onClick={() => props.onAct?.(action())}>
                  {action().label}
                </button>
              )}
            </Show>
          </li>
        )}
      </For>
    </ul>
  );
}

/** The chart of the success probability and the counts it comes from. */
export function ProbabilityFigures(props: { bundle: CampaignBundle; evidence: CampaignEvidence }) {
  const many = () => basketWords(props.bundle.grain).many;
  const withItems = (items: CampaignBundle['antecedent']) => `With ${namesOf(items)}`;
  const usual = () => props.evidence.consequentCount / props.evidence.baskets;
  return (
    <>
      <ProbabilityChart evidence={props.evidence} />
      <dl class="how">
        <Row term={withItems(props.bundle.antecedent)}>
          {formatNumber(props.evidence.antecedentCount)} {many()}
        </Row>
        <Row term={`Of these, with ${namesOf(props.bundle.consequent)}`}>
          {formatNumber(props.evidence.pairCount)}
        </Row>
        <Row term={`Usual share, of all ${formatNumber(props.evidence.baskets)} ${many()}`}>
          {formatShare(usual())}
        </Row>
        <Row term="Times the usual (lift)">{formatLift(props.evidence.lift)}</Row>
        <Show when={props.evidence.holdout}>
          {(holdout) => (
            <Row term="In the last quarter of days, kept back">{holdoutText(holdout())}</Row>
          )}
        </Show>
      </dl>
    </>
  );
}

/** The confidence of the days that were kept back, with its interval and the verdict. */
function holdoutText(holdout: NonNullable<CampaignEvidence['holdout']>): string {
  const { pairCount, antecedentCount, verdict } = holdout;
  const name = holdoutVerdictNames[verdict].toLowerCase();
  if (antecedentCount === 0) return name;
  const { low, high } = wilsonInterval(pairCount, antecedentCount);
  return `${formatShare(pairCount / antecedentCount)} (${formatShare(low)} to ${formatShare(high)}), ${name}`;
}

/** The bundle's price, before and after. */
export function PriceFigures(props: {
  prices: CampaignPrices;
  discount: CampaignDiscount | null;
  discountOn: DiscountTarget;
}) {
  const money = (value: number | null) =>
    value === null ? 'Unknown' : moneyIn(props.prices.currency, value);
  const offer = () => offerOf(props.discount, props.discountOn, props.prices);
  return (
    <dl class="how">
      <Row term="Price of the bundle">{money(props.prices.bundle)}</Row>
      <Show when={props.discount}>
        {(discount) => (
          <>
            <Row term={`Discount of ${discountText(discount(), props.prices.currency)}`}>
              {minus(money(offer().off))}
            </Row>
            <Row term="Customer pays">{money(offer().pays)}</Row>
          </>
        )}
      </Show>
      <Row term="Cost of goods">{money(props.prices.cost)}</Row>
    </dl>
  );
}

const minus = (text: string): string => (text === 'Unknown' ? text : `−${text}`);

function Row(props: { term: string; children: JSX.Element }) {
  return (
    <div>
      <dt>{props.term}</dt>
      <dd>{props.children}</dd>
    </div>
  );
}
