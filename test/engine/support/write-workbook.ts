import { strToU8, zipSync, type Zippable } from 'fflate';

/** Workbooks for tests are written by hand, as spreadsheet programs write them. */

export type TestCell =
  | string
  | number
  | boolean
  | null
  /**
   * A number as it stands in the file, shown by a number format, which is given by its number or its
   * code.
   */
  | { number: string | number; format?: string | number }
  | { inline: string }
  | { error: string }
  | { formula: string; text?: string; number?: number }
  /** The text between `<c …>` and `</c>`, and its type. */
  | { xml: string; type?: string }
  /** The XML of a shared string. */
  | { rich: string };

export interface TestSheet {
  name: string;
  state?: 'hidden' | 'veryHidden';
  /** The rows from the first on; null where the sheet does not have the row. */
  rows: (readonly TestCell[] | null)[];
  /** Data in place of rows. */
  data?: string;
}

export interface WorkbookOptions {
  is1904?: boolean;
  /** A prefix of all element names, as some programs write them. */
  prefix?: string;
  /** True to leave out the places of cells and rows. */
  withoutPlaces?: boolean;
  /** Files that are added, or put in the place of what is written. */
  files?: Record<string, string | null>;
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

const letters = (column: number): string =>
  column < 26
    ? String.fromCharCode(65 + column)
    : letters(Math.floor(column / 26) - 1) + letters(column % 26);

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
type Bytes = Uint8Array<ArrayBuffer>;

export function workbook(sheets: readonly TestSheet[], options: WorkbookOptions = {}): Bytes {
  const { is1904 = false, prefix = '', withoutPlaces = false, files = {} } = options;
  const strings: string[] = [];
  const formats: (string | number)[] = [0];

  const styled = (format: string | number) => {
    if (!formats.includes(format)) formats.push(format);
    return formats.indexOf(format);
  };
  const shared = (xml: string) => strings.push(xml) - 1;

  function cellXml(cell: TestCell, row: number, column: number): string {
    if (cell === null) return '';
    const place = withoutPlaces ? '' : ` r="${letters(column)}${row}"`;
    const written = (type: string, content: string, style = '') =>
      `<c${place}${style}${type === '' ? '' : ` t="${type}"`}>${content}</c>`;
    if (typeof cell === 'string') return written('s', `<v>${shared(textXml(cell))}</v>`);
    if (typeof cell === 'number') return written('', `<v>${cell}</v>`);
    if (typeof cell === 'boolean') return written('b', `<v>${Number(cell)}</v>`);
    if ('inline' in cell) return written('inlineStr', `<is>${textXml(cell.inline)}</is>`);
    if ('error' in cell) return written('e', `<v>${cell.error}</v>`);
    if ('rich' in cell) return written('s', `<v>${shared(cell.rich)}</v>`);
    if ('xml' in cell) return written(cell.type ?? '', cell.xml);
    if ('formula' in cell) {
      const formula = `<f>${escaped(cell.formula)}</f>`;
      if (cell.text !== undefined) return written('str', `${formula}<v>${escaped(cell.text)}</v>`);
      return written('', `${formula}${cell.number === undefined ? '' : `<v>${cell.number}</v>`}`);
    }
    const style = cell.format === undefined ? '' : ` s="${styled(cell.format)}"`;
    return written('', `<v>${cell.number}</v>`, style);
  }

  const rowXml = (cells: readonly TestCell[] | null, index: number) =>
    cells === null
      ? ''
      : `<row${withoutPlaces ? '' : ` r="${index + 1}"`}>${cells.map((cell, column) => cellXml(cell, index + 1, column)).join('')}</row>`;
  const sheetXml = ({ rows, data }: TestSheet) =>
    `${HEAD}<worksheet xmlns="${MAIN}"><dimension ref="A1"/><sheetData>${data ?? rows.map(rowXml).join('')}</sheetData><mergeCells/></worksheet>`;

  const sheetFiles = Object.fromEntries(
    sheets.map((sheet, index) => [`xl/worksheets/sheet${index + 1}.xml`, sheetXml(sheet)]),
  );
  const custom = formats.filter((format) => typeof format === 'string');
  const idOf = (format: string | number) =>
    typeof format === 'number' ? format : 164 + custom.indexOf(format);
  const all: Record<string, string | null> = {
    '[Content_Types].xml': `${HEAD}<Types/>`,
    '_rels/.rels': relationships([['rId1', 'officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><workbookPr${is1904 ? ' date1904="1"' : ''}/><sheets>${sheets
      .map(
        ({ name, state }, index) =>
          `<sheet name="${escaped(name)}" sheetId="${index + 1}"${state === undefined ? '' : ` state="${state}"`} r:id="rId${index + 1}"/>`,
      )
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relationships([
      ...sheets.map(
        (_, index) => [`rId${index + 1}`, 'worksheet', `worksheets/sheet${index + 1}.xml`] as const,
      ),
      ['rIdS', 'styles', 'styles.xml'],
      ['rIdT', 'sharedStrings', '/xl/sharedStrings.xml'],
    ]),
    ...sheetFiles,
    'xl/styles.xml': `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts>${custom
      .map((code) => `<numFmt numFmtId="${idOf(code)}" formatCode="${escaped(code)}"/>`)
      .join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>${formats
      .map((format) => `<xf numFmtId="${idOf(format)}" applyNumberFormat="1"/>`)
      .join('')}</cellXfs></styleSheet>`,
    'xl/sharedStrings.xml': `${HEAD}<sst xmlns="${MAIN}">${strings.map((xml) => `<si>${xml}</si>`).join('')}</sst>`,
    ...files,
  };
  const zipped: Zippable = {};
  for (const [path, text] of Object.entries(all)) {
    if (text === null) continue;
    const isPrefixed = prefix !== '' && path.startsWith('xl/') && !path.includes('_rels');
    zipped[path] = strToU8(isPrefixed ? text.replace(/<(\/?)([a-z])/gi, `<$1${prefix}:$2`) : text);
  }
  return zipSync(zipped) as Bytes;
}

const textXml = (text: string) => `<t xml:space="preserve">${escaped(text)}</t>`;

const relationships = (all: readonly (readonly [id: string, type: string, target: string])[]) =>
  `${HEAD}<Relationships xmlns="${PACKAGE}">${all
    .map(
      ([id, type, target]) =>
        `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`,
    )
    .join('')}</Relationships>`;
