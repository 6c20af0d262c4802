import { readChartTokens } from '../chart/chart-theme';
import { cellText, isNumericColumn, type FigureTable } from './figure-table';

const ROW = 24;
const PADDING = 20;
const GAP = 24;
/** A picture is for a slide, so more rows than this belong in the CSV. */
const MOST_ROWS = 40;

/** Draws a table as a PNG data URL, for panels that are not charts. */
export function tableImage(title: string, table: FigureTable): string {
  const tokens = readChartTokens();
  const rows = table.rows.slice(0, MOST_ROWS);
  const cells = [
    table.columns.map(({ name }) => name),
    ...rows.map((row) => row.map((cell, index) => cellText(table.columns[index], cell))),
  ];
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d');
  if (context === null) return '';
  const font = `13px ${tokens.font}`;
  context.font = font;
  const widths = table.columns.map((_, index) =>
    Math.max(...cells.map((row) => context.measureText(row[index] ?? '').width)),
  );
  const scale = 2;
  const width = widths.reduce((sum, each) => sum + each + GAP, 2 * PADDING - GAP);
  canvas.width = width * scale;
  canvas.height = (2 * PADDING + ROW * (cells.length + 1)) * scale;
  context.scale(scale, scale);
  context.fillStyle = tokens.surface;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.textBaseline = 'middle';
  context.fillStyle = tokens.text;
  context.font = `600 ${font}`;
  context.fillText(title, PADDING, PADDING + ROW / 2);
  context.font = font;
  cells.forEach((row, line) => {
    context.fillStyle = line === 0 ? tokens.label : tokens.text;
    let x = PADDING;
    row.forEach((text, index) => {
      const column = widths[index] ?? 0;
      const right = isNumericColumn(table, index);
      context.textAlign = right ? 'right' : 'left';
      context.fillText(text, right ? x + column : x, PADDING + ROW * (line + 1.5));
      x += column + GAP;
    });
  });
  return canvas.toDataURL('image/png');
}
