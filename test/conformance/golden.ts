import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** Rules computed by other people's tools over public data sets; beside the project, never in it. */
const FOLDER = new URL('../../../shared/data/golden/', import.meta.url);

export const goldenExists = existsSync(FOLDER);
export const WHY_SKIPPED = 'the golden rules are not beside the project';

export interface GoldenRule {
  antecedent: string;
  consequent: string;
  [measure: string]: string;
}

export const goldenVariants = (): string[] =>
  goldenExists
    ? readdirSync(FOLDER)
        .filter((name) => name.endsWith('.csv') && name !== 'summary.csv')
        .map((name) => name.slice(0, -'.csv'.length))
    : [];

export const readGolden = (variant: string): GoldenRule[] =>
  parseCsv(readFileSync(new URL(`${variant}.csv`, FOLDER), 'utf8')) as GoldenRule[];

/** m of every variant: how many pairs are at or above its minimum count. */
export function goldenHypotheses(): Map<string, number> {
  const rows = parseCsv(readFileSync(new URL('summary.csv', FOLDER), 'utf8'));
  return new Map(rows.map((row) => [row['variant'] ?? '', Number(row['pairs'])]));
}

/** A plain reader of RFC 4180 text, independent of the one under test. */
export function parseCsv(text: string): Record<string, string>[] {
  const rows: string[][] = [[]];
  let cell = '';
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at]!;
    if (quoted) {
      if (char === '"' && text[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else if (char === '"') quoted = false;
      else cell += char;
    } else if (char === '"') quoted = true;
    else if (char === ',' || char === '\n') {
      rows.at(-1)!.push(cell);
      cell = '';
      if (char === '\n') rows.push([]);
    } else if (char !== '\r') cell += char;
  }
  if (cell !== '' || rows.at(-1)!.length > 0) rows.at(-1)!.push(cell);
  const [header = [], ...body] = rows.filter((row) => row.length > 0);
  return body.map((row) =>
    Object.fromEntries(header.map((name, index) => [name, row[index] ?? ''])),
  );
}
