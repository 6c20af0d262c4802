import type { SegmentOverview } from '../../domain/segments/figures';
import type { SegmentRules } from '../../domain/segments/segments';
import type { ShopParts } from '../../domain/shop/shop-parts';
import { formatNumber, formatShare, plural } from '../../ui/format';
import { sum } from './groups';

/** The page says a finding first. */
export interface Finding {
  headline: string;
  detail: string;
}

export function findingOf(
  overview: SegmentOverview,
  parts: Pick<ShopParts, 'prices' | 'dates'>,
  rules: SegmentRules,
): Finding {
  const customers = sum(overview.segments, 'customers');
  const spend = sum(overview.segments, 'spend');
  const row = (segment: string) => overview.segments.find((each) => each.segment === segment);
  const high = row('high');
  const risk = row('at-risk');
  const atRisk =
    risk === undefined
      ? ''
      : `${plural(risk.customers, 'customer')} ${risk.customers === 1 ? 'is' : 'are'} at risk${
          parts.prices && spend > 0
            ? `, with ${formatShare(risk.spend / spend)} of the revenue`
            : ` of ${formatNumber(customers)}`
        }`;
  if (parts.prices && high !== undefined && spend > 0) {
    const span = parts.dates ? ` of the last ${plural(rules.spendDays, 'day')}` : '';
    return {
      headline: `High value customers are ${formatShare(high.customers / customers)} of customers and bring ${formatShare(high.spend / spend)} of revenue`,
      detail: `Revenue is net revenue${span}.${atRisk === '' ? '' : ` ${atRisk}.`}`,
    };
  }
  return {
    headline: atRisk === '' ? `${plural(customers, 'customer')} with an order` : atRisk,
    detail: '',
  };
}
