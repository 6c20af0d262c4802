import { A } from '@solidjs/router';
import { For, Show, untrack, type JSX } from 'solid-js';
import {
  campaignStatusNames,
  type Campaign,
  type CampaignEconomics,
  type CampaignStatus,
} from '../../../domain/campaign/campaign';
import { bundlesAddress } from '../../../domain/campaign/address';
import { offerOf } from '../../../domain/campaign/facts';
import { formatDay } from '../../../ui/format';
import { limitText, verdictText } from '../economics/economics-panels';
import { EconomicsTable } from '../economics/economics-table';
import { ProbabilityChart } from '../economics/probability-chart';
import { ResultFigures } from './result-figures';
import {
  audienceRows,
  headlineText,
  leadParts,
  measuredByText,
  offerRows,
  probabilityRows,
  type Row,
} from './summary-words';
import { basketWords, thresholdsText } from '../campaign-words';

/** A campaign on one page, all of it as it was saved. */
export function SummarySheet(props: { campaign: Campaign }) {
  return (
    <section class="panel sheet" aria-label="Campaign summary">
      <header class="sheet__head">
        <div>
          <p class="sheet__eyebrow">Campaign summary</p>
          <h2>{props.campaign.name}</h2>
          <p class="t2">{headlineText(props.campaign)}</p>
        </div>
        <StatusBadge status={props.campaign.status} />
      </header>
      <Lead campaign={props.campaign} />
      <div class="sheet__cols">
        <Values title="Offer" rows={offerRows(props.campaign)} />
        <Values title="Audience" rows={audienceRows(props.campaign)} />
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

function Lead(props: { campaign: Campaign }) {
  return (
    <p class="sheet__lead">
      <For each={leadParts(props.campaign)}>
        {({ text, isStrong }) => (
          <Show when={isStrong} fallback={text}>
            <b>{text}</b>
          </Show>
        )}
      </For>
    </p>
  );
}

function Probability(props: { campaign: Campaign }) {
  return (
    <section>
      <h3>Success probability</h3>
      <div class="sheet__cols sheet__prob">
        <ProbabilityChart evidence={props.campaign.evidence} />
        <dl class="kv">
          <For each={probabilityRows(props.campaign)}>
            {([term, value]) => <Value term={term}>{value}</Value>}
          </For>
        </dl>
      </div>
    </section>
  );
}

/** Shows what the campaign should earn, as it was worked out when it was saved. */
function Expected(props: { campaign: Campaign; economics: CampaignEconomics }) {
  const { currency } = untrack(() => props.campaign.prices);
  const price = () =>
    offerOf(props.campaign.discount, props.campaign.discountOn, props.campaign.prices).price;
  return (
    <section>
      <h3>Expected result</h3>
      <EconomicsTable economics={props.economics} currency={currency} plain />
      <p class="t2 sheet__note">
        {verdictText(props.economics, currency)}. {limitText(props.economics, price(), currency)}{' '}
        {measuredByText(props.campaign, props.economics)}
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

function Values(props: { title: string; rows: readonly Row[] }) {
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
