import { discountTargets } from '../../../domain/campaign/discounts';
import { Show, type JSX } from 'solid-js';
import type { Campaign, CampaignOutcome } from '../../../domain/campaign/campaign';
import { judgeOutcome } from '../../../domain/campaign/life/verdict';
import { formatDays, formatNumber, formatShare } from '../../../ui/format';
import { upliftText } from '../economics/economics-inputs';
import { signedMoney } from '../economics/economics-table';
import { pointsRange, pointsText, pText, verdictSentence } from './verdict-words';

type Group = CampaignOutcome['treatment'];

/** Shows what treatment and control did, what that means, and how it stands to the plan. */
export function ResultFigures(props: { campaign: Campaign; outcome: CampaignOutcome }) {
  const verdict = () => judgeOutcome(props.campaign, props.outcome);
  const money = (value: number) => signedMoney(props.campaign.prices.currency, value);
  return (
    <>
      <p class="result__verdict">{verdictSentence(verdict(), money)}</p>
      <div class="sheet__cols">
        <table class="econ econ--wide result">
          <caption class="vh">Treatment against control</caption>
          <thead>
            <tr>
              <th scope="col">{formatDays(props.outcome.from, props.outcome.to)}</th>
              <th scope="col" class="num">
                Treatment
              </th>
              <th scope="col" class="num">
                Control
              </th>
            </tr>
          </thead>
          <tbody>
            <Row label="Customers" outcome={props.outcome}>
              {({ customers }) => formatNumber(customers)}
            </Row>
            <Row label="Redemptions" outcome={props.outcome}>
              {({ buyers }) => formatNumber(buyers)}
            </Row>
            <Row label="Share" outcome={props.outcome}>
              {(group) => perCustomer(group, group.buyers, (share) => formatShare(share))}
            </Row>
            <Row label="Revenue from its products" outcome={props.outcome}>
              {({ revenue }) => money(revenue)}
            </Row>
            <Row label="… a customer" outcome={props.outcome}>
              {(group) => perCustomer(group, group.revenue, money)}
            </Row>
            <Row label="Revenue in all, a customer" outcome={props.outcome}>
              {(group) => perCustomer(group, group.totalRevenue, money)}
            </Row>
          </tbody>
        </table>
        <dl class="kv">
          <Show when={verdict().difference}>
            {(found) => (
              <>
                <Value term="Difference">{pointsText(found().difference)}</Value>
                <Value term="95% interval (Newcombe)">{pointsRange(found().interval)}</Value>
                <Value term="p (Fisher, two-sided)">{pText(found().p)}</Value>
                <Show when={found().uplift}>
                  {(uplift) => (
                    <Value term="Uplift, 95% interval">
                      {upliftText(uplift().base)} ({upliftText(uplift().low)} to{' '}
                      {Number.isFinite(uplift().high) ? upliftText(uplift().high) : 'no limit'})
                    </Value>
                  )}
                </Show>
              </>
            )}
          </Show>
          <Show when={verdict().planned}>
            {(planned) => (
              <>
                <Value term={`Contribution, planned ${money(planned().contribution)}`}>
                  {money(verdict().contribution ?? 0)}
                </Value>
                <Show when={verdict().netGain !== null}>
                  <Value term={`Net gain, planned ${money(planned().netGain)}`}>
                    {money(verdict().netGain ?? 0)}
                  </Value>
                </Show>
              </>
            )}
          </Show>
        </dl>
      </div>
      <p class="small t3">
        Redemptions are customers who bought {discountTargets[props.campaign.discountOn].word} in
        these days, with a code or without.
        <Show when={isAnotherAudience(props.campaign, props.outcome)}>
          {' '}
          The groups had {formatNumber(props.campaign.audience?.available ?? 0)} customers at the
          start and have{' '}
          {formatNumber(props.outcome.treatment.customers + props.outcome.control.customers)} now:
          the shop’s earlier orders or customers have changed since.
        </Show>
      </p>
    </>
  );
}

/** Tells whether the shop's past has changed since the start, so that others are in the groups. */
const isAnotherAudience = (
  { fixed, audience }: Campaign,
  { treatment, control }: CampaignOutcome,
): boolean =>
  fixed !== null &&
  audience !== null &&
  audience.available !== treatment.customers + control.customers;

const perCustomer = (
  { customers }: Group,
  value: number,
  text: (value: number) => string,
): string => (customers === 0 ? '–' : text(value / customers));

function Row(props: {
  label: string;
  outcome: CampaignOutcome;
  children: (group: Group) => string;
}) {
  return (
    <tr>
      <th scope="row">{props.label}</th>
      <td class="num">{props.children(props.outcome.treatment)}</td>
      <td class="num">{props.children(props.outcome.control)}</td>
    </tr>
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
