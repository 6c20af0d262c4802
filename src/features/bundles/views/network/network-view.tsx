import { createEffect, createMemo, createSignal } from 'solid-js';
import type { RuleSet } from '../../../../domain/bundles/rules';
import { Chart, type ChartHandle } from '../../../../ui/chart/chart';
import { formatNumber, plural } from '../../../../ui/format';
import type { BundlesState } from '../../create-bundles';
import { createDebounced } from '../../../../engine/create-debounced';
import { ChartKeys } from '../chart-keys';
import { CountSlider } from '../count-slider';
import { networkOption, ruleOfNetwork } from './network-option';
import { networkPlot } from './network-plot';
import { createChartHeight } from '../create-chart-height';

const REST = 60;

/** Shows which items hang together, by a force layout of the first pairs. */
export function NetworkView(props: { state: BundlesState; rules: RuleSet }) {
  const [handle, setHandle] = createSignal<ChartHandle>();
  const [most, setMost] = createSignal(60);
  const height = createChartHeight(0.4, 280, 640);
  const shown = createDebounced(() => props.state.shown(), REST);
  const aspect = () => (props.state.isPhone() ? 0.9 : 1.7);
  const plot = createMemo(() => networkPlot(props.rules, shown(), most(), aspect()));
  createEffect(() => {
    const rule = props.state.hovered();
    const edge =
      rule === undefined ? -1 : plot().rules.findIndex((each) => each >> 1 === rule >> 1);
    handle()?.highlight(edge === -1 ? null : { seriesIndex: 0, dataIndex: edge, dataType: 'edge' });
  });
  return (
    <>
      <ChartKeys
        rules={props.rules}
        drawn={() => plot().rules}
        label="Bundles of the network"
        onHover={props.state.setHovered}
        onSelect={props.state.selection.select}
      >
        <Chart
          height={height()}
          label={`A network of ${plural(plot().items.length, props.state.words().item, props.state.words().items)} joined by ${plural(plot().rules.length, 'bundle')}. Larger nodes are in more ${props.state.words().baskets}; wider, darker edges have a higher lift.`}
          option={(tokens) =>
            networkOption(
              {
                rules: props.rules,
                plot: plot(),
                selected: props.state.selection.rule(),
                words: props.state.words(),
              },
              tokens,
            )
          }
          onPoint={(point) => {
            const rule = ruleOfNetwork(plot(), point);
            if (rule !== undefined) props.state.selection.select(rule);
          }}
          onHover={(point) => {
            // A node's own neighbours are marked by the chart.
            const isEdge = point?.dataType === 'edge';
            props.state.setHovered(isEdge ? ruleOfNetwork(plot(), point) : undefined);
          }}
          handle={setHandle}
        />
      </ChartKeys>
      <p class="xtitle">
        <CountSlider label="Edges drawn" least={10} most={200} value={most()} onChange={setMost} />
        <span>
          {formatNumber(plot().rules.length)} of {formatNumber(plot().total)} pairs. Node: how often
          bought. Edge: lift. Drag and scroll to move.
        </span>
      </p>
    </>
  );
}
