import { createEffect, createMemo, createSignal } from 'solid-js';
import type { RuleSet } from '../../../../domain/bundles/rules';
import { Chart, type ChartHandle } from '../../../../ui/chart/chart';
import { formatNumber, plural } from '../../../../ui/format';
import type { BundlesState } from '../../create-bundles';
import { createDebounced } from '../../../../engine/create-debounced';
import { ChartKeys } from '../chart-keys';
import { CountSlider } from '../count-slider';
import { cellOfRule, matrixOption, ruleOfMatrix } from './matrix-option';
import { filledCells, matrixPlot } from './matrix-plot';

const REST = 60;
const HEAD = 96;

/** Lift of the most bought items with each other, alike ones side by side. */
export function MatrixView(props: { state: BundlesState; rules: RuleSet }) {
  const [handle, setHandle] = createSignal<ChartHandle>();
  const [most, setMost] = createSignal(14);
  const shown = createDebounced(() => props.state.shown(), REST);
  const plot = createMemo(() => matrixPlot(props.rules, shown(), most()));
  const drawn = createMemo(() => filledCells(plot()).map((cell) => plot().rules[cell]!));
  const height = () => HEAD + plot().items.length * (plot().items.length > 22 ? 13 : 19);
  createEffect(() => {
    const rule = props.state.hovered();
    const cell = rule === undefined ? -1 : cellOfRule(plot(), rule);
    handle()?.highlight(cell === -1 ? null : { seriesIndex: 1, dataIndex: cell });
  });
  /** Up and down lead to the next filled cell of the row above or below. */
  const step = (at: number, key: string): number | undefined => {
    if (key !== 'ArrowUp' && key !== 'ArrowDown') return undefined;
    const cells = filledCells(plot());
    const n = plot().items.length;
    const row = Math.floor((cells[at] ?? 0) / n);
    if (at === -1) return 0;
    if (key === 'ArrowDown') {
      const next = cells.findIndex((cell) => Math.floor(cell / n) > row);
      return next === -1 ? at : next;
    }
    const before = cells.findLast((cell) => Math.floor(cell / n) < row);
    return before === undefined ? at : cells.indexOf(before);
  };
  return (
    <>
      <div class="bview__scroll">
        <ChartKeys
          rules={props.rules}
          drawn={drawn}
          label="Bundles of the matrix"
          step={step}
          onHover={props.state.setHovered}
          onSelect={props.state.selection.select}
        >
          <Chart
            height={height()}
            label={`Lift of ${plural(plot().items.length, props.state.words().item, props.state.words().items)} with each other: ${plural(drawn().length, 'bundle')}. Rows are the first item, columns the second.`}
            option={(tokens) =>
              matrixOption(
                {
                  rules: props.rules,
                  plot: plot(),
                  selected: props.state.selection.rule(),
                  words: props.state.words(),
                  isSmall: props.state.isPhone(),
                },
                tokens,
              )
            }
            onPoint={(point) => {
              const rule = ruleOfMatrix(plot(), point);
              if (rule !== undefined) props.state.selection.select(rule);
            }}
            onHover={(point) =>
              props.state.setHovered(point === null ? undefined : ruleOfMatrix(plot(), point))
            }
            handle={setHandle}
          />
        </ChartKeys>
      </div>
      <p class="xtitle">
        <CountSlider label="Items" least={5} most={40} value={most()} onChange={setMost} />
        <span>
          Rows are A, columns are B. {formatNumber(plot().items.length)} of{' '}
          {formatNumber(plot().total)} {props.state.words().items}, by their joint{' '}
          {props.state.words().baskets}; alike ones stand together.
        </span>
      </p>
    </>
  );
}
