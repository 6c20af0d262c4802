import { toCsv } from '../../../domain/text/csv';
import { segmentNames } from '../../../domain/segments/segments';
import { useShop } from '../../../engine/context';
import { downloadText, slug } from '../../../ui/download';
import { Icon } from '../../../ui/icon';
import { MenuButton } from '../../../ui/input/menu';
import { toast } from '../../../ui/overlay/toast';
import { kpisOf } from '../figures/kpis';
import type { Dashboard, Setting } from '../create-dashboard';

/** More than any shop this page can hold. */
const EVERYONE = 100_000_000;

/** Exports what the page shows as a whole; each panel exports its own figures besides. */
export function ExportMenu(props: { dashboard: Dashboard; setting: Setting }) {
  const { ask } = useShop().engine;
  const nameOf = (what: string) => {
    const { period } = props.setting.scope;
    const days = period === null ? '' : `-${period.from}-${period.to}`;
    return `${slug(props.setting.shop.name)}-${what}${days}.csv`;
  };

  function exportKeyFigures(): void {
    const view = props.dashboard.view();
    if (view === undefined) return;
    const rows = kpisOf(view.figures, view.shop.parts)
      .filter(({ value }) => Number.isFinite(value))
      .map(({ name, value, previous, definition }) => [name, value, previous, definition]);
    downloadText(
      nameOf('key-figures'),
      toCsv(['Figure', 'Value', 'Previous period', 'Definition'], rows),
    );
  }

  async function exportCustomers(): Promise<void> {
    const { scope } = props.setting;
    const result = await ask.dashboardCustomers({
      scope,
      segment: null,
      sort: 'spend',
      offset: 0,
      limit: EVERYONE,
    });
    if (!result.ok) {
      toast({ text: result.failure.message, tone: 'negative' });
      return;
    }
    const header = ['customer_id', 'name', 'segment', 'orders', 'net_revenue', 'last_order'];
    const rows = result.value.rows.map(({ id, name, segment, orders, net, lastDay }) => [
      id,
      name,
      segment === null ? null : segmentNames[segment],
      orders,
      net,
      lastDay,
    ]);
    downloadText(nameOf('customers'), toCsv(header, rows));
  }

  return (
    <MenuButton
      label="Export"
      disabled={props.dashboard.view() === undefined}
      items={[
        { icon: 'download', label: 'Key figures CSV', run: exportKeyFigures },
        ...(props.setting.shop.parts.customers
          ? [
              {
                icon: 'people' as const,
                label: 'Customers CSV',
                run: () => void exportCustomers(),
              },
            ]
          : []),
        { icon: 'print', label: 'Print this page', run: () => print() },
      ]}
    >
      <Icon name="download" />
      Export
    </MenuButton>
  );
}
