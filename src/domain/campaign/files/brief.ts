/** When others carry a campaign out, a link, a code and a page that says it all go with it. */

import { discountTargets, discountTypes } from '../discounts';
import type { Campaign } from '../campaign';
import { offerOf } from '../facts';
import { channels } from '../channels';
import { segmentNames } from '../../segments/segments';

/** Keeps the letters, digits and hyphens of a text, in lower case: `Retinol & co` → `retinol-co`. */
const plainOf = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');

/** Returns the tags of Google Analytics by which the shop sees who came from the message. */
export function utmQuery(campaign: Pick<Campaign, 'id' | 'name' | 'channel'>): string {
  const name = plainOf(campaign.name).slice(0, 60);
  return new URLSearchParams({
    utm_source: 'bundlewise',
    utm_medium: campaign.channel,
    utm_campaign: name === '' ? campaign.id : name,
    utm_id: campaign.id,
  }).toString();
}

/** Returns a page of the shop with the campaign's tags, or null when the text is no web address. */
export function utmLink(
  page: string,
  campaign: Pick<Campaign, 'id' | 'name' | 'channel'>,
): string | null {
  let url: URL;
  try {
    url = new URL(page);
  } catch {
    return null;
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return null;
  for (const [key, value] of new URLSearchParams(utmQuery(campaign)))
    url.searchParams.set(key, value);
  return url.toString();
}

/**
 * Returns a code to type at the till, the same whenever it is asked for: the first word of the name,
 * the discount, and four characters of the campaign's id, so that no two campaigns of one name share
 * it.
 */
export function discountCode({
  id,
  name,
  discount,
}: Pick<Campaign, 'id' | 'name' | 'discount'>): string {
  const word = (plainOf(name).split('-')[0] ?? '').slice(0, 8).toUpperCase();
  const value = String(Math.round(discount.value));
  const mark = id
    .replaceAll(/[^a-z0-9]/gi, '')
    .slice(-4)
    .toUpperCase();
  return `${word === '' ? 'BUNDLE' : word}${value}-${mark}`;
}

/** Numbers in the brief are written this way; the page passes its own formats. */
export interface BriefFormats {
  money: (value: number) => string;
  number: (value: number) => string;
  share: (value: number) => string;
}

/** Puts the campaign on one page of Markdown, for whoever writes and sends the message. */
export function campaignBrief(campaign: Campaign, formats: BriefFormats): string {
  const { bundle, prices, discount, discountOn, economics, audience, dates } = campaign;
  const { money, number, share } = formats;
  const names = (items: Campaign['bundle']['antecedent']) =>
    items.map(({ id, name }) => escapeMarkdown(name === '' ? id : name)).join(', ');
  const offer = offerOf(discount, discountOn, prices);
  const off = discountTypes[discount.type].isShare
    ? `${number(discount.value)}%`
    : money(discount.value);
  const link = utmLink(campaign.landingPage, campaign);
  const known = (value: number | null) => (value === null ? 'unknown' : money(value));
  const lines = [
    `# ${escapeMarkdown(campaign.name)}`,
    '',
    `Offer **${names(bundle.consequent)}** with **${names(bundle.antecedent)}**: ${off} off ${discountTargets[discountOn].short}.`,
    '',
    '## Offer',
    '',
    `- Price of the bundle: ${known(prices.bundle)}, customer pays ${known(offer.pays)}`,
    `- Minimum order price: ${campaign.minimumOrder === 0 ? 'none' : money(campaign.minimumOrder)}`,
    `- Redemption cap: ${campaign.redemptionCap === null ? 'none' : number(campaign.redemptionCap)}`,
    `- Budget: ${money(campaign.budget)}`,
    `- Discount code: \`${discountCode(campaign)}\``,
    link === null ? `- Link tags: \`${utmQuery(campaign)}\`` : `- Link: <${link}>`,
    '',
    '## Audience',
    '',
    `- ${segmentNames[campaign.segment]}, by ${channels[campaign.channel].name}, ${daysText(dates)}`,
    ...(audience === null
      ? ['- Not counted: the shop has no customers']
      : [
          `- ${number(audience.treatment)} get the message, ${number(audience.control)} are held out to measure it`,
        ]),
    '',
    '## What to expect',
    '',
    ...(economics === null
      ? ['Not worked out: a figure is missing.']
      : [
          '| | Low | Base | High |',
          '| --- | ---: | ---: | ---: |',
          row('Redemptions', economics, ({ redemptions }) => number(redemptions)),
          row('Discount given', economics, ({ discountCost }) => money(discountCost)),
          row('Contribution', economics, ({ contribution }) => money(contribution)),
          row('Would have sold anyway', economics, ({ soldAnyway }) => money(soldAnyway)),
          row('Net gain', economics, ({ netGain }) => money(netGain)),
          '',
          economics.breakEvenResponse === null
            ? 'It cannot break even.'
            : `It breaks even when ${share(economics.breakEvenResponse)} of those contacted buy. At worst it costs ${money(economics.worstCase)}.`,
        ]),
    '',
    '## Why this bundle',
    '',
    `${number(campaign.evidence.pairCount)} of ${number(campaign.evidence.antecedentCount)} baskets with ${names(bundle.antecedent)} also hold ${names(bundle.consequent)} (${share(campaign.evidence.confidence)}); usual is ${share(campaign.evidence.consequentCount / campaign.evidence.baskets)}.`,
    ...(campaign.note === '' ? [] : ['', '## Note', '', escapeMarkdown(campaign.note)]),
    '',
    `Campaign ${campaign.id}, ${escapeMarkdown(campaign.shop.name)}`,
  ];
  return `${lines.join('\n')}\n`;
}

type Economics = NonNullable<Campaign['economics']>;

const row = (
  label: string,
  { low, base, high }: Economics,
  cell: (outcome: Economics['base']) => string,
): string => `| ${label} | ${[low, base, high].map(cell).join(' | ')} |`;

function daysText({ from, to }: Campaign['dates']): string {
  if (from !== null && to !== null) return `${from} to ${to}`;
  if (from !== null) return `from ${from}`;
  return to === null ? 'days not set' : `until ${to}`;
}

/** Keeps a file's text as text: without links, HTML or headings, on one line. */
const escapeMarkdown = (text: string): string =>
  text.replaceAll(/\s+/g, ' ').replaceAll(/[\\`*_{}[\]()#+!|<>~&]/g, String.raw`\$&`);
