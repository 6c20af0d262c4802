import type { Failure } from '../../src/domain/errors';
import type { UnderstandInput, UnderstoodSource } from '../../src/domain/recipe/understanding';
import type { Call } from '../database';
import type { Engine } from '../state';
import { readSample, type Sample } from '../read/sample';
import { isKnownHeader } from './headers/name-match';
import { readingClarifications } from './clarifications/reading-clarifications';
import { transposedProblem } from './headers/transposed';
import { tableFacts, understandTable } from './understand-table';

const PREVIEW_ROWS = 8;
/** The preview shows so many characters of a cell. */
const LONGEST_SHOWN = 1000;
/**
 * So many rows are judged, half from the head and half from the end; more would not change the
 * judgement.
 */
const JUDGED_ROWS = 6000;

/**
 * Looks at parts of one file and proposes what it is and what its columns mean. A file that cannot be
 * used is answered too, with its `problem`.
 */
export async function understandFile(
  _engine: Engine,
  { file, dialect: given, kind, shape }: UnderstandInput,
  _call: Call,
): Promise<UnderstoodSource> {
  const sample = await headSample(file, given);
  const { header, rows, lines, cut, dialect, notes, problem } = sample;
  const judged = judgedRows(rows);
  const understood = understandTable({ header, rows: judged, dialect }, { kind, shape });
  const preview = rows
    .slice(0, PREVIEW_ROWS)
    .map((row) => header.map((_, index) => (row[index] ?? '').slice(0, LONGEST_SHOWN)));
  return {
    name: file.name,
    bytes: file.size,
    ...understood,
    clarifications: [
      ...readingClarifications(sample, file.name, given),
      ...understood.clarifications,
    ],
    dialect,
    preview,
    previewLines: lines.slice(0, PREVIEW_ROWS),
    judgedRows: judged.length,
    judgedAll: !cut && judged.length === rows.length,
    notes: [...notes, ...understood.notes],
    problem:
      problem ??
      (rows.length === 0 && !cut ? noRows(file.name) : null) ??
      (understood.shape === 'flags' && shape === undefined
        ? transposedProblem(
            file.name,
            tableFacts({ header, rows: judged, dialect }),
            dialect.hasHeader,
          )
        : null),
  };
}

/**
 * Samples a file by the dialect that was given or is told from it. A first row whose texts stand in
 * other rows, too, is no header, unless a person says so.
 */
export async function headSample(file: File, given: UnderstandInput['dialect']): Promise<Sample> {
  const sample = await readSample(file, given, isKnownHeader);
  if (given?.hasHeader !== undefined || !sample.dialect.hasHeader || !isRow(sample)) return sample;
  return readSample(file, { ...given, hasHeader: false }, isKnownHeader);
}

/** Tells whether more than half of the header's texts stand in rows below it, and none is known. */
function isRow({ header, rows }: Sample): boolean {
  const names = header.map((name) => name.trim()).filter((name) => name !== '');
  if (names.length === 0 || rows.length < 3 || names.some(isKnownHeader)) return false;
  const values = new Set(rows.slice(0, 2000).flatMap((row) => row.map((cell) => cell.trim())));
  return names.filter((name) => values.has(name)).length > names.length / 2;
}

/** Takes the rows that are judged from those of a sample. */
export const judgedRows = (rows: readonly string[][]): readonly string[][] =>
  rows.length <= JUDGED_ROWS
    ? rows
    : [...rows.slice(0, JUDGED_ROWS / 2), ...rows.slice(-JUDGED_ROWS / 2)];

const noRows = (name: string): Failure => ({
  kind: 'bad-file',
  message: `${name} has a header but no rows.`,
});
