import { A } from '@solidjs/router';
import { For, Show, untrack, type JSX } from 'solid-js';
import {
  campaignStatusNames,
  type Campaign,
  type CampaignEconomics,
  type CampaignStatus,
} from '../../domain/campaign';
import { bundlesAddress } from '../../domain/campaign-address';
import { countsOf, offerOf } from '../../domain/campaign-facts';
import { strengthNames, strengthOf } from '../../domain/strength';
import { channelNames, segmentNames } from '../../domain/words';
import { formatDay, formatLift, formatNumber, formatShare } from '../../ui/format';
import { offerText } from './checks';
import { limitText, verdictText } from './economics-panels';
import { EconomicsTable } from './economics-table';
import { funnelSteps } from './funnel';
import { ResultFigures } from './result-figures';
import { ProbabilityChart } from './probability-chart';
import { whoText } from './audience-words';
import {
  basketWords,
  channelWord,
  datesText,
  discountText,
  moneyIn,
  namesOf,
  segmentCustomers,
  thresholdsText,
} from './words';

/** A campaign on one page, all of it as it was saved. */
export function SummarySheet(props: { campaign: Campaign }) {
  return (
    <section class="panel sheet" aria-label="Campaign summary">
      <header class="sheet__head">
        <div>
          <p class="sheet__eyebrow">Campaign summary</p>
          <h2>{props.campaign.name}</h2>
          <p class="t2">{headline(props.campaign)}</p>
        </div>
        <StatusBadge status={props.campaign.status} />
      </header>
      <Lead campaign={props.campaign} />
      <div class="sheet__cols">
        <Offer campaign={props.campaign} />
        <Audience campaign={props.campaign} />
      </div>
      <Probability campaign={props.campaign} />
      <Show when={props.campaign.economics}>
        {(economics) => <Expected campaign={props.campaign} economics={economics()} />}
      </Show>
      <Show when={props.campaign.outcome}>
        {(outcome) => (
          <section>
            <h3>Result</h3>
            <ResultFigures campaign={props.campaign} outcome={outcome()} />
          </section>
        )}
      </Show>
      <Show when={props.campaign.note !== ''}>
        <section>
          <h3>Note</h3>
          <p class="t2 sheet__note">{props.campaign.note}</p>
        </section>
      </Show>
      <Details campaign={props.campaign} />
      <footer class="sheet__foot">
        <span>{props.campaign.shop.name}</span>
        <span>Made with Bundlewise on {formatDay(props.campaign.updatedAt)}</span>
      </footer>
    </section>
  );
}

const statusTones: Record<CampaignStatus, string> = {
  draft: '',
  planned: 'badge--info',
  running: 'badge--pos',
  ended: 'badge--plain',
};

export function StatusBadge(props: { status: CampaignStatus }) {
  return (
    <span class={`badge ${statusTones[props.status]}`}>
      <span class="dot" />
      {campaignStatusNames[props.status]}
    </span>
  );
}

function headline(campaign: Campaign): string {
  const { from, to } = campaign.dates;
  const dates = from === null && to === null ? 'Days not set' : datesText(campaign.dates);
  return `${dates}, ${channelWord(campaign.channel)}, ${segmentNames[campaign.segment]}`;
}

function Lead(props: { campaign: Campaign }) {
  const c = () => props.campaign;
  const share = () => formatShare(c().evidence.confidence);
  const usual = () => formatShare(c().evidence.consequentCount / c().evidence.baskets);
  return (
    <p class="sheet__lead">
      Offer <b>{namesOf(c().bundle.consequent)}</b> with <b>{namesOf(c().bundle.antecedent)}</b> at{' '}
      <b>{offerText(c().discount, c().prices.currency, c().discountOn)}</b>
      <Show when={c().audience}>
        {(audience) => (
          <>
            {' '}
            to {formatNumber(audience().treatment)} customers {whoText(c().audienceRule)}
          </>
        )}
      </Show>
      . {share()} of {basketWords(c().bundle.grain).many} with {namesOf(c().bundle.antecedent)} also
      have {namesOf(c().bundle.consequent)}, {formatLift(c().evidence.lift).replace('×', ' times')}{' '}
      the usual {usual()}.
    </p>
  );
}

function Offer(props: { campaign: Campaign }) {
  const money = (value: number | null) =>
    value === null ? 'Unknown' : moneyIn(props.campaign.prices.currency, value);
  const discount = () => {
    const { discount, prices } = props.campaign;
    const text = discountText(discount, prices.currency);
    const { off } = offerOf(discount, props.campaign.discountOn, prices);
    return discount.type === 'fixed' || off === null ? text : `${text}, ${money(off)}`;
  };
  return (
    <Values
      title="Offer"
      rows={[
        ['Price of the bundle', money(props.campaign.prices.bundle)],
        ['Discount', discount()],
        ['Customer pays', money(props.campaign.prices.afterDiscount)],
        [
          'Minimum order price',
          props.campaign.minimumOrder === 0 ? 'None' : money(props.campaign.minimumOrder),
        ],
        [
          'Redemption cap',
          props.campaign.redemptionCap === null
            ? 'None'
            : formatNumber(props.campaign.redemptionCap),
        ],
        ['Budget', money(props.campaign.budget)],
        ['Channel', channelNames[props.campaign.channel]],
      ]}
    />
  );
}

function Audience(props: { campaign: Campaign }) {
  const rows = (): [string, string][] => {
    const { audience, segmentSize, segment } = props.campaign;
    if (audience === null) {
      return [
        [segmentCustomers(segment), segmentSize === null ? 'Unknown' : formatNumber(segmentSize)],
        ['Contacted', 'Not counted'],
      ];
    }
    const steps = funnelSteps(audience, props.campaign);
    return [
      ...steps.map(({ label, count }): [string, string] => [label, formatNumber(count)]),
      ['Control group', formatNumber(audience.control)],
    ];
  };
  return <Values title="Audience" rows={rows()} />;
}

function Probability(props: { campaign: Campaign }) {
  const evidence = () => props.campaign.evidence;
  const many = () => basketWords(props.campaign.bundle.grain).many;
  return (
    <section>
      <h3>Success probability</h3>
      <div class="sheet__cols sheet__prob">
        <ProbabilityChart evidence={evidence()} />
        <dl class="kv">
          <Value term="Success probability (confidence)">
            {formatShare(evidence().confidence)}
          </Value>
          <Value term="95% interval">
            {formatShare(evidence().confidenceLow)} to {formatShare(evidence().confidenceHigh)}
          </Value>
          <Value term="Counted in">
            {formatNumber(evidence().pairCount)} of {formatNumber(evidence().antecedentCount)}{' '}
            {many()}
          </Value>
          <Value term="Lift">
            {formatLift(evidence().lift)},{' '}
            {strengthNames[strengthOf(countsOf(evidence()))].toLowerCase()} evidence
          </Value>
          <Value term={`All ${many()}`}>{formatNumber(evidence().baskets)}</Value>
        </dl>
      </div>
    </section>
  );
}

/** What it should earn, as it was worked out when the campaign was saved. */
function Expected(props: { campaign: Campaign; economics: CampaignEconomics }) {
  const { currency } = untrack(() => props.campaign.prices);
  const price = () =>
    offerOf(props.campaign.discount, props.campaign.discountOn, props.campaign.prices).price;
  const measuredBy = () => {
    const { smallestEffect } = props.economics;
    const held = props.campaign.audience?.control ?? 0;
    return smallestEffect === null
      ? 'Nobody is held out, so what the campaign adds cannot be measured.'
      : `${formatNumber(held)} customers get no message. Against them an effect of ${formatNumber(smallestEffect * 100, 1)} points or more shows (power 80%, two-sided 5%).`;
  };
  return (
    <section>
      <h3>Expected result</h3>
      <EconomicsTable economics={props.economics} currency={currency} plain />
      <p class="t2 sheet__note">
        {verdictText(props.economics, currency)}. {limitText(props.economics, price(), currency)}{' '}
        {measuredBy()}
      </p>
    </section>
  );
}

const levelWords = {
  product: 'Products',
  name: 'Product names',
  category: 'Categories',
  subcategory: 'Subcategories',
  mixed: 'Products and categories',
} as const;

function Details(props: { campaign: Campaign }) {
  const days = () => {
    const { firstDay, lastDay } = props.campaign.shop;
    return firstDay === null || lastDay === null
      ? 'Without dates'
      : `${formatDay(firstDay)} – ${formatDay(lastDay)}`;
  };
  return (
    <section>
      <h3>Details</h3>
      <dl class="kv kv--wrap">
        <Value term="Campaign id">
          <span class="mono">{props.campaign.id}</span>
        </Value>
        <Value term="Created">{formatDay(props.campaign.createdAt)}</Value>
        <Value term="Last saved">{formatDay(props.campaign.updatedAt)}</Value>
        <Value term="Shop">
          {props.campaign.shop.name}, {days()}
        </Value>
        <Value term="Shop fingerprint">
          <span class="mono">{props.campaign.shop.fingerprint}</span>
        </Value>
        <Value term="Found with">
          <A class="link" href={bundlesAddress(props.campaign.evidence.thresholds)}>
            {thresholdsText(props.campaign.evidence.thresholds)}
          </A>
        </Value>
        <Value term="Level and basket">
          {levelWords[props.campaign.bundle.level]}, one basket is one{' '}
          {basketWords(props.campaign.bundle.grain).one}
        </Value>
        <Value term="App version">{props.campaign.appVersion}</Value>
      </dl>
    </section>
  );
}

function Values(props: { title: string; rows: readonly [string, string][] }) {
  return (
    <section>
      <h3>{props.title}</h3>
      <dl class="kv">
        <For each={props.rows}>{([term, value]) => <Value term={term}>{value}</Value>}</For>
      </dl>
    </section>
  );
}

function Value(props: { term: string; children: JSX.Element }) {
  return (
    <div>
      <dt>{props.term}</dt>
      <dd>{props.children}</dd>
    </div>
  );
}
