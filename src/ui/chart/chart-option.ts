export type { EChartsCoreOption as ChartOption } from 'echarts/core';

/** The datum that the mouse or a key is on: its series, and its position in the series' data. */
export interface ChartPoint {
  seriesIndex: number;
  dataIndex: number;
  name: string;
  /** In a graph, the position is that of a node or of an edge. */
  dataType?: 'node' | 'edge';
}

/** A span of the x axis, as the positions of its first and last category. */
export interface ChartSpan {
  from: number;
  to: number;
}
