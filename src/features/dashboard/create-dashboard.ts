import { useSearchParams } from '@solidjs/router';
import { createMemo, type Accessor } from 'solid-js';
import type { DashboardFigures, DashboardScope } from '../../domain/dashboard/dashboard';
import {
  previousPeriod,
  readFilter,
  scopeOf,
  writeFilter,
  type DashboardFilter,
  type FilterParams,
} from '../../domain/dashboard/filters';
import type { DayRange } from '../../domain/dates/periods';
import type { ShopSummary } from '../../domain/shop/shop';
import { isSameValue } from '../../domain/same-value';
import { useShop } from '../../engine/context';
import { createShopQuery, type ShopQuery } from '../../engine/create-shop-query';
import type { FigureState } from '../../ui/figure/figure';

/** A loaded shop with what its dashboard is set to. */
export interface Setting {
  shop: ShopSummary;
  filter: DashboardFilter;
  /** The period that this one could be compared with; null where the data do not reach back. */
  before: DayRange | null;
  scope: DashboardScope;
}

/** Figures with the shop they are of. */
export interface View {
  shop: ShopSummary;
  figures: DashboardFigures;
}

/** All that the dashboard's parts share. The address is the filter's only home. */
export interface Dashboard {
  /** Undefined until a shop is loaded. */
  readonly setting: Accessor<Setting | undefined>;
  /** While newer figures are on their way, the ones before. */
  readonly view: Accessor<View | undefined>;
  readonly overview: ShopQuery<'dashboardOverview'>;
  /** True while the figures that are shown are of a filter that has changed since. */
  readonly isBehind: Accessor<boolean>;
  /** The panels' state: they show the newest figures, and fail together. */
  readonly state: FigureState;
  change(changes: Partial<DashboardFilter>): void;
  reset(): void;
}

export function createDashboard(): Dashboard {
  const session = useShop();
  const [params, setParams] = useSearchParams<FilterParams>();

  const setting = createMemo<Setting | undefined>(
    () => {
      const shop = session.summary();
      return shop && settingOf(shop, readFilter(firstOf(params), shop));
    },
    undefined,
    { equals: isSameValue },
  );
  const figures = createShopQuery(session, 'dashboardFigures', () => setting()?.scope);
  const view = createMemo<View | undefined>(() => {
    const shop = session.summary();
    const latest = figures.latest();
    return shop && latest && { shop, figures: latest };
  });
  // Asked after the figures, so that it does not delay them; it changes less often than the period.
  const overview = createShopQuery(session, 'dashboardOverview', () => {
    const now = figures.latest();
    return now && narrowingOf(now.scope);
  });

  function change(changes: Partial<DashboardFilter>): void {
    const now = setting();
    if (now !== undefined) setParams(writeFilter({ ...now.filter, ...changes }, now.shop));
  }

  return {
    setting,
    view,
    overview,
    isBehind: () => figures.status() === 'loading' && figures.latest() !== undefined,
    state: {
      get hasData() {
        return view() !== undefined;
      },
      get failure() {
        return figures.failure();
      },
      retry: () => figures.retry(),
    },
    change,
    reset: () =>
      setParams({
        from: undefined,
        to: undefined,
        category: undefined,
        segment: undefined,
        compare: undefined,
      }),
  };
}

function settingOf(shop: ShopSummary, filter: DashboardFilter): Setting {
  return {
    shop,
    filter,
    before: previousPeriod(filter.period, shop),
    scope: scopeOf(filter, shop),
  };
}

const narrowingOf = ({ category, segment }: DashboardScope) => ({ category, segment });

/** An address may say a thing twice; the first counts. */
function firstOf(params: Partial<Record<keyof FilterParams, string | string[]>>): FilterParams {
  const first = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value);
  return {
    from: first(params.from),
    to: first(params.to),
    category: first(params.category),
    segment: first(params.segment),
    compare: first(params.compare),
  };
}
