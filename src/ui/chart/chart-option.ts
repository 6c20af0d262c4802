export type { EChartsCoreOption as ChartOption } from 'echarts/core';

/** What the mouse or a key is on: the series and the position of the datum in its data. */
export interface ChartPoint {
  seriesIndex: number;
  dataIndex: number;
  name: string;
  /** Of a graph: whether the position is that of a node or of an edge. */
  dataType?: 'node' | 'edge';
}

/** A span of the x axis, as positions of its first and last category. */
export interface ChartSpan {
  from: number;
  to: number;
}
