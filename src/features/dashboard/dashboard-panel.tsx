import { useNavigate } from '@solidjs/router';
import { createMemo, Match, Show, Switch, type Accessor, type JSX } from 'solid-js';
import { defaultPeriod } from '../../domain/dashboard/filters';
import { firstMissing, type MissingPart } from '../../domain/shop/missing-parts';
import { lengthOf } from '../../domain/dates/periods';
import { EmptyState } from '../../ui/panel-state';
import { PartMissing } from '../../ui/part-missing';
import { Figure } from '../../ui/figure/figure';
import type { FigureTable } from '../../ui/figure/figure-table';
import { formatDay, plural } from '../../ui/format';
import type { Dashboard, View } from './create-dashboard';

/** A panel of the dashboard: a figure that knows why it may have nothing to show. */
export function DashboardPanel(props: {
  dashboard: Dashboard;
  title: (view: View | undefined) => string;
  subtitle?: (view: View) => string;
  tools?: JSX.Element;
  span: 3 | 4 | 5 | 6 | 7 | 8 | 12;
  height: number;
  /** Parts of a shop without which there is no such figure, and what is missed. */
  needs?: readonly MissingPart[];
  subject?: string;
  /** Tells whether there is anything to draw; by default, whether the period has orders. */
  hasFigures?: (view: View) => boolean;
  table: (view: View) => FigureTable;
  image?: () => string | undefined;
  children: (view: Accessor<View>) => JSX.Element;
}) {
  const navigate = useNavigate();
  const view = () => props.dashboard.view();
  const lack = createMemo(() => {
    const now = view();
    return now && firstMissing(now.shop.parts, props.needs ?? []);
  });
  const isEmpty = createMemo(() => {
    const now = view();
    if (now === undefined) return false;
    return !(props.hasFigures ?? hasOrders)(now);
  });
  const empty = createMemo(() => (
    <Switch>
      <Match when={lack()}>
        {(part) => (
          <PartMissing
            part={part()}
            subject={props.subject ?? ''}
            onOpenData={() => navigate('/data')}
          />
        )}
      </Match>
      <Match when={isEmpty()}>
        <NoOrders dashboard={props.dashboard} />
      </Match>
    </Switch>
  ));

  return (
    <Figure
      title={props.title(view())}
      subtitle={lack() === undefined && !isEmpty() ? subtitleOf(view(), props.subtitle) : undefined}
      tools={lack() === undefined && !isEmpty() ? props.tools : undefined}
      span={props.span}
      height={props.height}
      state={props.dashboard.state}
      empty={lack() !== undefined || isEmpty() ? empty() : undefined}
      table={() => {
        const now = view();
        return now === undefined ? { columns: [], rows: [] } : props.table(now);
      }}
      image={props.image}
    >
      <Show when={view()}>{(now) => props.children(now)}</Show>
    </Figure>
  );
}

const subtitleOf = (view: View | undefined, subtitle: ((view: View) => string) | undefined) =>
  view && subtitle?.(view);

export const hasOrders = ({ figures }: View): boolean => figures.current.totals.orders > 0;

/** Says that nothing fits the filters, and offers the step that brings something back. */
export function NoOrders(props: { dashboard: Dashboard }) {
  const usual = () => {
    const shop = props.dashboard.setting()?.shop;
    return shop && defaultPeriod(shop);
  };
  const isNarrowed = () => {
    const filter = props.dashboard.setting()?.filter;
    return filter !== undefined && (filter.category !== null || filter.segment !== null);
  };
  const reach = () => {
    const shop = props.dashboard.setting()?.shop;
    if (!shop?.firstDay || !shop.lastDay) return '';
    return `The data run from ${formatDay(shop.firstDay)} to ${formatDay(shop.lastDay)}.`;
  };
  const action = () => {
    const period = usual();
    if (isNarrowed()) {
      return {
        label: 'Show all customers and categories',
        run: () => props.dashboard.change({ category: null, segment: null }),
      };
    }
    return period
      ? {
          label: `Show the last ${plural(lengthOf(period), 'day')}`,
          run: () => props.dashboard.change({ period }),
        }
      : undefined;
  };
  return (
    <EmptyState title="No orders in this period" action={action()}>
      {isNarrowed() ? 'No order in the period fits the category and segment.' : reach()}
    </EmptyState>
  );
}
