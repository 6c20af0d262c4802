import { Index, Show } from 'solid-js';
import type { CategoryFigures } from '../../../domain/dashboard/dashboard';
import { Delta } from '../../../ui/marks/delta';
import { formatMoney, formatNumber, formatShare } from '../../../ui/format';
import { categoryName, type CategoryMeasure } from './category-option';

/** Categories as bars; each name is a button that filters the page, and takes the filter away again. */
export function CategoryBars(props: {
  rows: readonly CategoryFigures[];
  measure: CategoryMeasure;
  compared: boolean;
  chosen: string | null;
  onChoose: (category: string) => void;
}) {
  const rows = () => props.rows.toSorted((a, b) => b[props.measure] - a[props.measure]);
  const value = (row: CategoryFigures) => row[props.measure];
  const before = (row: CategoryFigures) =>
    props.measure === 'net' ? row.previousNet : row.previousUnits;
  const whole = () => props.rows.reduce((sum, row) => sum + value(row), 0);
  const most = () => Math.max(...props.rows.flatMap((row) => [value(row), before(row)]), 1);
  const percent = (amount: number) => `${Math.max(0, (amount / most()) * 100)}%`;
  const change = (row: CategoryFigures) => value(row) / before(row) - 1;

  return (
    <ul class="catbars">
      <Index each={rows()}>
        {(row) => (
          <li>
            <Show
              when={row().category}
              fallback={<span class="catbars__name">{categoryName(null)}</span>}
            >
              {(category) => (
                <button
                  type="button"
                  class="catbars__name"
                  aria-pressed={props.chosen === category()}
                  title={`Show only ${category()}`}
                  onClick={() => props.onChoose(category())}
                >
                  {category()}
                </button>
              )}
            </Show>
            <span class="catbars__track">
              <i style={{ '--w': percent(value(row())) }} />
              <Show when={props.compared}>
                <em style={{ '--p': percent(before(row())) }} />
              </Show>
            </span>
            <b>
              {props.measure === 'net' ? formatMoney(value(row()), 0) : formatNumber(value(row()))}
            </b>
            <span class="t3">{whole() > 0 ? formatShare(value(row()) / whole(), 0) : ''}</span>
            <Show
              when={props.compared && Number.isFinite(change(row()))}
              fallback={<span class="delta" />}
            >
              <Delta change={change(row())} digits={0} />
            </Show>
          </li>
        )}
      </Index>
    </ul>
  );
}
