import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { parseCsv } from '../tools/read-shop';

/** Rules computed by other people's tools over public data sets; beside the project, never in it. */
const FOLDER = new URL('../../../shared/data/golden/', import.meta.url);

export const goldenExists = existsSync(FOLDER);
export const WHY_SKIPPED = 'the golden rules are not beside the project';

/** A listed rule; its texts by the names of the columns. */
export type GoldenRule = Record<string, string>;

export const goldenVariants = (): string[] =>
  goldenExists
    ? readdirSync(FOLDER)
        .filter((name) => name.endsWith('.csv') && name !== 'summary.csv')
        .map((name) => name.slice(0, -'.csv'.length))
    : [];

export const readGolden = (variant: string): GoldenRule[] =>
  parseCsv(readFileSync(new URL(`${variant}.csv`, FOLDER), 'utf8'));

/** m of every variant: how many pairs are at or above its minimum count. */
export function goldenHypotheses(): Map<string, number> {
  const rows = parseCsv(readFileSync(new URL('summary.csv', FOLDER), 'utf8'));
  return new Map(rows.map((row) => [row['variant'] ?? '', Number(row['pairs'])]));
}
