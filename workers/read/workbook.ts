import { FailureError } from '../../src/domain/errors';
import type { Expansion } from './archive/expansion';
import { badFile } from './archive/formats';
import { RowListener, type CellContext } from './workbook/cells';
import { cellStyles, partsOf, sharedStrings, workbookOf, type Sheet } from './workbook/parts';
import { SheetCsv } from './workbook/sheet-csv';
import type { ZipEntry } from './archive/zip';

/**
 * Each sheet of an Excel workbook (`.xlsx`) in which something stands, as a CSV file: of one sheet by
 * the workbook's name, of several by `workbook.xlsx/Sheet`. Hidden sheets are left out. Of formulas the
 * results are read that the workbook holds; dates become ISO texts. Sheets are read as a stream: only
 * the texts that their cells share are held in memory.
 *
 * Throws `bad-file` where the workbook is damaged, has no rows or unpacks to too much.
 */
export async function sheetFiles(
  file: File,
  entries: readonly ZipEntry[],
  expansion: Expansion,
  onBytes: (done: number) => void,
): Promise<File[]> {
  let total = 0;
  let done = 0;
  const parts = partsOf(file.name, entries, expansion, (bytes) => {
    done += bytes;
    if (total > 0) onBytes(Math.min(1, done / total) * file.size);
  });
  const workbook = await workbookOf(parts);
  const visible = workbook.sheets.filter(({ isHidden }) => !isHidden);
  const paths = [workbook.strings ?? '', ...visible.map(({ path }) => path)];
  total = paths.reduce((sum, path) => sum + parts.bytesOf(path), 0);
  const context: CellContext = {
    is1904: workbook.is1904,
    styles: await cellStyles(parts, workbook.styles),
    strings: await sharedStrings(parts, workbook.strings),
  };
  const filled: { sheet: Sheet; csv: SheetCsv }[] = [];
  for (const sheet of visible) {
    const csv = new SheetCsv(expansion);
    const listener = new RowListener(context, (row, cells) => csv.add(row, cells));
    // oxlint-disable-next-line no-await-in-loop -- one after the other keeps memory small
    await parts.read(sheet.path, listener);
    if (csv.rows > 0) filled.push({ sheet, csv });
  }
  if (filled.length === 0) throw new FailureError(badFile(noRows(file.name, workbook.sheets)));
  const isOne = filled.length === 1;
  return Promise.all(
    filled.map(({ sheet, csv }) => csv.file(isOne ? file.name : `${file.name}/${sheet.name}`)),
  );
}

const noRows = (name: string, sheets: readonly Sheet[]) =>
  sheets.some(({ isHidden }) => isHidden)
    ? `${name} has no rows in the sheets that it shows. Unhide the sheet with the orders, save it and add it again.`
    : `${name} has no rows in any of its sheets.`;
