import { createMemo, Show } from 'solid-js';
import type { DashboardFilter } from '../../../domain/dashboard/filters';
import {
  SEGMENTS_BY_TIME,
  SEGMENTS_BY_VALUE,
  SEGMENTS,
  segmentNames,
} from '../../../domain/segments/segments';
import { formatDay, formatDays } from '../../../ui/format';
import { PickSelect } from '../../../ui/input/pick-select';
import type { Dashboard, Setting } from '../create-dashboard';
import { ExportMenu } from './export-menu';
import { PeriodPicker } from './period-picker';

/** Says what the page shows, in words that are also its controls. */
export function FilterBar(props: { dashboard: Dashboard }) {
  return (
    <section class="filterbar" aria-label="Filters" aria-busy={props.dashboard.isBehind()}>
      <div class="filterbar__in">
        <Show when={props.dashboard.setting()} fallback={<span class="skel filterbar__skel" />}>
          {(setting) => <Filters dashboard={props.dashboard} setting={setting()} />}
        </Show>
      </div>
    </section>
  );
}

function Filters(props: { dashboard: Dashboard; setting: Setting }) {
  const shop = () => props.setting.shop;
  const filter = () => props.setting.filter;
  const change = (changes: Partial<DashboardFilter>) => props.dashboard.change(changes);
  const categories = createMemo(() => [
    { value: '', label: 'All' },
    ...shop().categories.map((name) => ({ value: name, label: name })),
  ]);
  const segments = createMemo(() => [
    { value: '', label: segmentNames.all },
    // Without prices nobody is of high or low value.
    ...(shop().parts.prices ? SEGMENTS_BY_VALUE : SEGMENTS_BY_TIME).map((value) => ({
      value,
      label: segmentNames[value],
    })),
  ]);
  const compareHint = () => {
    const { before, filter } = props.setting;
    if (before !== null) return formatDays(before.from, before.to);
    const first = shop().firstDay;
    return first === null || filter.period === null
      ? undefined
      : `nothing before ${formatDay(first, 'short')}`;
  };

  return (
    <>
      <Show when={filter().period}>
        {(period) => (
          <PeriodPicker
            shop={shop()}
            period={period()}
            onChange={(next) => change({ period: next })}
          />
        )}
      </Show>
      <Show when={shop().parts.categories}>
        <PickSelect
          label="Category"
          options={categories()}
          value={filter().category ?? ''}
          onChange={(category) => change({ category: category === '' ? null : category })}
        />
      </Show>
      <Show when={shop().parts.customers}>
        <PickSelect
          label="Segment"
          options={segments()}
          value={filter().segment ?? ''}
          onChange={(value) =>
            change({ segment: SEGMENTS.find((segment) => segment === value) ?? null })
          }
        />
      </Show>
      <Show when={filter().period}>
        <label class="switch">
          <input
            type="checkbox"
            role="switch"
            checked={filter().compare && props.setting.before !== null}
            disabled={props.setting.before === null}
            onChange={(event) => change({ compare: event.currentTarget.checked })}
          />
          <span>
            Compare with <span class="t3">{compareHint()}</span>
          </span>
        </label>
      </Show>
      <span class="filterbar__end">
        <span class="filterbar__behind" role="status">
          {props.dashboard.isBehind() ? 'Counting anew …' : ''}
        </span>
        <button class="btn btn--ghost" type="button" onClick={() => props.dashboard.reset()}>
          Reset
        </button>
        <ExportMenu dashboard={props.dashboard} setting={props.setting} />
      </span>
    </>
  );
}
