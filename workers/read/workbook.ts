import { FailureError } from '../../src/domain/errors';
import type { Expansion } from './expansion';
import { badFile } from './formats';
import type { ZipEntry } from './zip';

/** Each sheet of an Excel workbook that holds cells, as a CSV file. */
export async function sheetFiles(
  file: File,
  _entries: readonly ZipEntry[],
  _expansion: Expansion,
  _onBytes: (done: number) => void,
): Promise<File[]> {
  throw new FailureError(
    badFile(`${file.name} is an Excel workbook. Save its sheet as CSV and add that.`),
  );
}
