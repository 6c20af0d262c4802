import type { ChartTokens } from '../../../ui/chart/chart-theme';

/** Categories have the colours 1 to 8 in the order of their file; all others share one. */
export function categoryColour(
  category: string | null,
  categories: readonly string[],
  tokens: ChartTokens,
): string {
  const index = category === null ? -1 : categories.indexOf(category);
  return tokens.seriesSoft[index] ?? tokens.mutedSoft;
}
