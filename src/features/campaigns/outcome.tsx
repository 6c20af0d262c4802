import { For, Show, type JSX } from 'solid-js';
import type {
  CampaignAudience,
  CampaignBundle,
  CampaignDiscount,
  CampaignEvidence,
  CampaignPrices,
} from '../../domain/campaign';
import { discountAmount, priceAfter } from '../../domain/campaign-facts';
import { segmentNames, type SegmentOrAll } from '../../domain/words';
import { formatLift, formatNumber, formatShare } from '../../ui/format';
import { Icon } from '../../ui/icon';
import type { Check } from './checks';
import { ProbabilityChart } from './probability-chart';
import { basketWords, discountText, moneyIn, namesOf } from './words';

/** The figures of a campaign at a glance. Unknown ones say so. */
export function FigureStrip(props: {
  bundle: CampaignBundle;
  evidence: CampaignEvidence;
  prices: CampaignPrices;
  discount: CampaignDiscount | null;
  segment: SegmentOrAll;
  segmentSize: number | null;
  audience: CampaignAudience | null;
}) {
  const money = (value: number) => moneyIn(props.prices.currency, value);
  const after = () =>
    props.discount === null ? props.prices.bundle : priceAfter(props.discount, props.prices.bundle);
  const off = () =>
    props.discount === null ? null : discountAmount(props.discount, props.prices.bundle);
  return (
    <section class="outs" aria-label="Campaign at a glance">
      <Out
        label="Success probability"
        value={formatShare(props.evidence.confidence)}
        note={`${formatShare(props.evidence.confidenceLow)} to ${formatShare(props.evidence.confidenceHigh)}`}
      />
      <Out
        label="Behind it"
        value={`${formatNumber(props.evidence.pairCount)} of ${formatNumber(props.evidence.antecedentCount)}`}
        note={basketWords(props.bundle.grain).many}
      />
      <Out
        label="Price after discount"
        value={after() === null ? 'Unknown' : money(after() ?? 0)}
        note={props.prices.bundle === null ? 'No prices' : priceNote(props.prices, off())}
      />
      <Out
        label="Segment"
        value={props.segmentSize === null ? 'Unknown' : formatNumber(props.segmentSize)}
        note={segmentNames[props.segment]}
      />
      <Out
        label="Contacted"
        value={props.audience === null ? 'Unknown' : formatNumber(props.audience.treatment)}
        note={
          props.audience === null
            ? 'No audience'
            : `${formatNumber(props.audience.control)} held out`
        }
      />
    </section>
  );
}

function priceNote(prices: CampaignPrices, off: number | null): string {
  const before = moneyIn(prices.currency, prices.bundle ?? 0);
  return off === null || off === 0 ? 'No discount yet' : `Before it ${before}`;
}

function Out(props: { label: string; value: JSX.Element; note: JSX.Element }) {
  return (
    <div class="out">
      <span class="out__l">{props.label}</span>
      <b class="out__v">{props.value}</b>
      <span class="out__s">{props.note}</span>
    </div>
  );
}

const checkIcons = { ok: 'check', warn: 'alert', note: 'info' } as const;

export function CheckList(props: { checks: readonly Check[] }) {
  return (
    <ul class="guards">
      <For each={props.checks}>
        {(check) => (
          <li class={`guard guard--${check.tone}`}>
            <Icon name={checkIcons[check.tone]} />
            <span>
              <b>{check.title}</b> {check.text}
            </span>
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
      <dl class="how how--plain">
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
      </dl>
    </>
  );
}

/** The bundle's price, before and after. */
export function PriceFigures(props: { prices: CampaignPrices; discount: CampaignDiscount | null }) {
  const money = (value: number | null) =>
    value === null ? 'Unknown' : moneyIn(props.prices.currency, value);
  return (
    <dl class="how how--plain">
      <Row term="Price of the bundle">{money(props.prices.bundle)}</Row>
      <Show when={props.discount}>
        {(discount) => (
          <>
            <Row term={`Discount of ${discountText(discount(), props.prices.currency)}`}>
              {minus(money(discountAmount(discount(), props.prices.bundle)))}
            </Row>
            <Row term="Customer pays">{money(priceAfter(discount(), props.prices.bundle))}</Row>
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
