import type { Failure } from '../../src/domain/errors';
import type { Role, SourceKind } from '../../src/domain/recipe';
import type { Call } from '../database';
import type { Engine } from '../engine';
import { detectDateFormat } from './date-format';
import { detect } from './detect';
import { readHead } from './head';
import { chooseDelimiter, splitRecords } from './records';

export interface InspectedColumn {
  header: string;
  /** The first non-empty values, as text. */
  samples: string[];
  role: Role;
  /** 0 to 1. */
  confidence: number;
  reason: string;
  /** How its values are dates, whatever its role: a person may say that it is one of dates. */
  format?: string;
}

export interface InspectedSource {
  name: string;
  bytes: number;
  kind: SourceKind;
  delimiter: string;
  columns: InspectedColumn[];
  /** The first rows as text, one cell a column. */
  preview: string[][];
  /** Why this file cannot be used as it is; everything else may then be empty. */
  problem: Failure | null;
}

const SAMPLES = 5;
const PREVIEW_ROWS = 8;
/** Values of a column that are judged; more would not change the judgement. */
const JUDGED_VALUES = 2000;

/** Looks at the head of one file and proposes what it is and what its columns mean. */
export async function inspectFile(
  _engine: Engine,
  file: File,
  _call: Call,
): Promise<InspectedSource> {
  const { text, cut, problem } = await readHead(file);
  const delimiter = chooseDelimiter(text, cut);
  const [header = [], ...rows] = splitRecords(text, delimiter, cut);
  const values = header.map((_, index) =>
    rows.slice(0, JUDGED_VALUES).flatMap((row) => (row[index]?.trim() ? [row[index]] : [])),
  );
  const { kind, columns } = detect(
    header.map((name, index) => ({ header: name, values: values[index] ?? [] })),
  );
  return {
    name: file.name,
    bytes: file.size,
    kind,
    delimiter,
    columns: columns.map((column, index) => ({
      header: header[index] ?? '',
      samples: values[index]?.slice(0, SAMPLES) ?? [],
      ...column,
      format: column.format ?? detectDateFormat(values[index] ?? [])?.format,
    })),
    preview: rows.slice(0, PREVIEW_ROWS).map((row) => header.map((_, index) => row[index] ?? '')),
    problem: problem ?? (rows.length === 0 && !cut ? noRows(file.name) : null),
  };
}

const noRows = (name: string): Failure => ({
  kind: 'bad-file',
  message: `${name} has a header but no rows.`,
});
