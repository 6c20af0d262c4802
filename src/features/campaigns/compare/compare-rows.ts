import {
  campaignStatusNames,
  type Campaign,
  type CampaignEconomics,
} from '../../../domain/campaign/campaign';
import { judgeOutcome } from '../../../domain/campaign/life/verdict';
import { channels } from '../../../domain/campaign/channels';
import { segmentNames } from '../../../domain/segments/segments';
import { formatLift, formatNumber, formatShare } from '../../../ui/format';
import { audienceKinds } from '../../../domain/campaign/audience-kinds';
import { upliftText } from '../economics/economics-inputs';
import { peopleText, signedMoney } from '../economics/economics-table';
import { bundleText, datesText, moneyIn, offerText } from '../campaign-words';
import { verdictSentence } from '../summary/verdict-words';

/** One line of the comparison, in words on both sides. */
export interface CompareRow {
  label: string;
  one: string;
  other: string;
  differs: boolean;
}

export interface CompareGroup {
  title: string;
  rows: CompareRow[];
}

type Text = (campaign: Campaign) => string;

const UNKNOWN = '–';
const fromPlan =
  (text: (plan: CampaignEconomics, campaign: Campaign) => string): Text =>
  (campaign) =>
    campaign.economics === null ? UNKNOWN : text(campaign.economics, campaign);
const money = ({ prices }: Campaign, value: number): string => signedMoney(prices.currency, value);

const GROUPS: readonly (readonly [title: string, rows: readonly (readonly [string, Text])[]])[] = [
  [
    'Plan',
    [
      ['Bundle', ({ bundle }) => bundleText(bundle)],
      ['Status', ({ status }) => campaignStatusNames[status]],
      ['Days', ({ dates }) => datesText(dates)],
      [
        'Offer',
        ({ discount, prices, discountOn }) => offerText(discount, prices.currency, discountOn),
      ],
      [
        'Minimum order price',
        ({ minimumOrder, prices }) =>
          minimumOrder === 0 ? 'None' : moneyIn(prices.currency, minimumOrder),
      ],
      [
        'Redemption cap',
        ({ redemptionCap }) => (redemptionCap === null ? 'None' : formatNumber(redemptionCap)),
      ],
      ['Budget', ({ prices, budget }) => moneyIn(prices.currency, budget)],
    ],
  ],
  [
    'Audience',
    [
      ['Customer segment', ({ segment }) => segmentNames[segment]],
      ['Who', ({ audienceRule }) => audienceKinds[audienceRule.who].name],
      ['Channel', ({ channel }) => channels[channel].name],
      [
        'Contacted',
        ({ audience }) => (audience === null ? UNKNOWN : formatNumber(audience.treatment)),
      ],
      [
        'Held out',
        ({ audience }) => (audience === null ? UNKNOWN : formatNumber(audience.control)),
      ],
    ],
  ],
  [
    'Evidence',
    [
      ['Success probability', ({ evidence }) => formatShare(evidence.confidence)],
      [
        '95% interval',
        ({ evidence }) =>
          `${formatShare(evidence.confidenceLow)} to ${formatShare(evidence.confidenceHigh)}`,
      ],
      ['Lift', ({ evidence }) => formatLift(evidence.lift)],
    ],
  ],
  [
    'Expected',
    [
      ['Redemptions', fromPlan(({ base }) => peopleText(base.redemptions))],
      ['Contribution', fromPlan(({ base }, campaign) => money(campaign, base.contribution))],
      ['Net gain', fromPlan(({ base }, campaign) => money(campaign, base.netGain))],
      [
        'Net gain, low to high',
        fromPlan(
          ({ low, high }, campaign) =>
            `${money(campaign, low.netGain)} to ${money(campaign, high.netGain)}`,
        ),
      ],
      [
        'Break-even uplift',
        fromPlan(({ breakEvenResponse, breakEvenUplift }) =>
          breakEvenResponse === null
            ? 'Never'
            : breakEvenUplift === null
              ? UNKNOWN
              : upliftText(breakEvenUplift),
        ),
      ],
      ['Worst case', fromPlan(({ worstCase }, campaign) => money(campaign, worstCase))],
      [
        'Smallest effect it can show',
        fromPlan(({ smallestEffect }) =>
          smallestEffect === null ? UNKNOWN : `${formatNumber(smallestEffect * 100, 1)} points`,
        ),
      ],
    ],
  ],
  [
    'Result',
    [
      [
        'Measured',
        (campaign) =>
          campaign.outcome === null
            ? 'Not yet'
            : verdictSentence(judgeOutcome(campaign, campaign.outcome), (value) =>
                money(campaign, value),
              ),
      ],
    ],
  ],
];

/** Two campaigns side by side, as each was saved. */
export const compareCampaigns = (one: Campaign, other: Campaign): CompareGroup[] =>
  GROUPS.map(([title, rows]) => ({
    title,
    rows: rows.map(([label, text]) => {
      const [left, right] = [text(one), text(other)];
      return { label, one: left, other: right, differs: left !== right };
    }),
  }));
