import type { Failure } from '../../src/domain/errors';
import type { InspectedSource, InspectInput } from '../../src/domain/inspection';
import type { Call } from '../database';
import type { Engine } from '../engine';
import { detectDateFormat } from './date-format';
import { detect } from './detect';
import { readSample } from '../read/sample';

const SAMPLES = 5;
const PREVIEW_ROWS = 8;
/** Values of a column that are judged; more would not change the judgement. */
const JUDGED_VALUES = 2000;

/** Looks at the head of one file and proposes what it is and what its columns mean. */
export async function inspectFile(
  _engine: Engine,
  { file, dialect: given }: InspectInput,
  _call: Call,
): Promise<InspectedSource> {
  const { header, rows, lines, cut, dialect, notes, problem } = await readSample(file, given);
  const values = header.map((_, index) =>
    rows.slice(0, JUDGED_VALUES).flatMap((row) => (row[index]?.trim() ? [row[index]] : [])),
  );
  const { kind, columns } = detect(
    header.map((name, index) => ({ header: name, values: values[index] ?? [] })),
  );
  const preview = rows
    .slice(0, PREVIEW_ROWS)
    .map((row) => header.map((_, index) => row[index] ?? ''));
  return {
    name: file.name,
    bytes: file.size,
    kind,
    shape: 'long',
    ordersBy: { by: 'number' },
    dialect,
    columns: columns.map((column, index) => {
      const { format = detectDateFormat(values[index] ?? [])?.format, ...detected } = column;
      return {
        header: header[index] ?? '',
        samples: values[index]?.slice(0, SAMPLES) ?? [],
        ...detected,
        formats: format === undefined ? undefined : [format],
      };
    }),
    preview,
    previewLines: lines.slice(0, PREVIEW_ROWS),
    judgedRows: Math.min(rows.length, JUDGED_VALUES),
    judgedAll: !cut && rows.length <= JUDGED_VALUES,
    questions: [],
    notes,
    problem: problem ?? (rows.length === 0 && !cut ? noRows(file.name) : null),
  };
}

const noRows = (name: string): Failure => ({
  kind: 'bad-file',
  message: `${name} has a header but no rows.`,
});
