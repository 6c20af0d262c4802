import {
  discountTargets,
  discountTypes,
  type DiscountTarget,
} from '../../domain/campaign/discounts';
import type { BundleItem, Campaign, CampaignDiscount } from '../../domain/campaign/campaign';
import { parseThresholds } from '../../domain/bundles/thresholds';
import { grainKind, type Grain, type GrainKind } from '../../domain/bundles/grains';
import { formatDay, formatDays, formatMoney, formatNumber, formatShare } from '../../ui/format';

/** `Serum`, `Serum and Cream`, `Serum, Cream and Mask`. */
export function namesOf(items: readonly BundleItem[]): string {
  const names = items.map(({ name, id }) => (name === '' ? id : name));
  const last = names.pop() ?? '';
  return names.length === 0 ? last : `${names.join(', ')} and ${last}`;
}

/** A basket of each grain has a word for one and a word for many. */
const wordsOfBaskets: Record<GrainKind, { one: string; many: string }> = {
  order: { one: 'order', many: 'orders' },
  customer: { one: 'customer', many: 'customers' },
  'customer-day': { one: 'customer-day', many: 'customer-days' },
  window: { one: 'customer’s window of days', many: 'customers’ windows of days' },
};
export const basketWords = (grain: Grain) => wordsOfBaskets[grainKind(grain)];

/** An amount of a campaign, in the currency it was made with. */
export const moneyIn = (currency: string, value: number): string =>
  formatMoney(value, undefined, currency);

/** `15%` or `€5.00`. */
export const discountText = (discount: CampaignDiscount, currency: string): string =>
  discountTypes[discount.type].isShare
    ? formatShare(discount.value / 100, decimals(discount.value))
    : moneyIn(currency, discount.value);

/** The discount in a sentence, e.g. `15% off the bundle`. */
export const offerText = (
  discount: CampaignDiscount,
  currency: string,
  discountOn: DiscountTarget = 'bundle',
): string =>
  discount.value === 0
    ? 'its usual price'
    : `${discountText(discount, currency)} off ${discountTargets[discountOn].short}`;

/** As many as a value has, up to two. */
const decimals = (value: number): number =>
  [0, 1].find((digits) => Number(value.toFixed(digits)) === value) ?? 2;

/** `8 – 21 Dec 2025`, `From 8 Dec 2025`, `Not set`. */
export function datesText({ from, to }: Campaign['dates']): string {
  if (from !== null && to !== null) return from === to ? formatDay(from) : formatDays(from, to);
  if (from !== null) return `From ${formatDay(from)}`;
  return to === null ? 'Not set' : `Until ${formatDay(to)}`;
}

/** The thresholds of the page where the bundle was found. */
export function thresholdsText(query: string): string {
  const { floor, support, confidence, lift } = parseThresholds(new URLSearchParams(query));
  return [
    `support ≥ ${formatShare(support, 2)}`,
    `confidence ≥ ${formatShare(confidence, 0)}`,
    `lift ≥ ${formatNumber(lift, 1)}`,
    floor === null ? 'floor chosen automatically' : `floor ${formatNumber(floor)}`,
  ].join(', ');
}

/** `Serum → Cream`. */
export const bundleText = ({ antecedent, consequent }: Campaign['bundle']): string =>
  `${namesOf(antecedent)} → ${namesOf(consequent)}`;

/** The choices of a select, in the order of their values. */
export const optionsOf = <Value extends string>(
  values: readonly Value[],
  nameOf: (value: Value) => string,
): { value: Value; label: string }[] => values.map((value) => ({ value, label: nameOf(value) }));
