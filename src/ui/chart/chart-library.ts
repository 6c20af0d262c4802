// This takes the charts that we draw and nothing else of ECharts. It is loaded with the first chart,
// never with the page.
import {
  BarChart,
  GraphChart,
  HeatmapChart,
  LineChart,
  ScatterChart,
  TreemapChart,
} from 'echarts/charts';
import {
  AriaComponent,
  BrushComponent,
  DataZoomComponent,
  GridComponent,
  MarkAreaComponent,
  MarkLineComponent,
  TooltipComponent,
  VisualMapComponent,
} from 'echarts/components';
import { init, use, type EChartsType } from 'echarts/core';
import { LabelLayout } from 'echarts/features';
import { CanvasRenderer } from 'echarts/renderers';
import { guardTextCaches } from './chart-text-cache';

guardTextCaches();

use([
  AriaComponent,
  BarChart,
  BrushComponent,
  CanvasRenderer,
  DataZoomComponent,
  GraphChart,
  GridComponent,
  HeatmapChart,
  LabelLayout,
  LineChart,
  MarkAreaComponent,
  MarkLineComponent,
  ScatterChart,
  TooltipComponent,
  TreemapChart,
  VisualMapComponent,
]);

export { init, type EChartsType };
