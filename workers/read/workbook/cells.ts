import { dateText, type DateStyle } from './date-cells';
import { numberText, withZeros } from './number-cells';
import type { XmlListener } from './xml';

/** A cell shows its number in this style. */
export interface CellStyle {
  date: DateStyle | null;
  /** Digits that are filled up with zeros; 0: none are. */
  zeros: number;
}

/** The cells of all sheets of a workbook refer to these. */
export interface CellContext {
  strings: readonly string[];
  styles: readonly CellStyle[];
  is1904: boolean;
}

/** The text of a cell as a CSV file would have it, by its type (ECMA-376 part 1, 18.18.11). */
export function cellText(
  type: string | undefined,
  style: number,
  value: string,
  { strings, styles, is1904 }: CellContext,
): string {
  if (type === 's') return unescaped(stringAt(strings, value));
  if (type === 'inlineStr' || type === 'str') return unescaped(value);
  if (type === 'b') return value.trim() === '1' ? 'TRUE' : 'FALSE';
  if (type === 'e' || type === 'd') return value;
  const { date = null, zeros = 0 } = styles[style] ?? {};
  const text = numberText(value);
  if (date !== null) return (text !== '' && dateText(Number(text), date, is1904)) || text;
  return zeros > 0 ? withZeros(text, zeros) : text;
}

function stringAt(strings: readonly string[], place: string): string {
  const text = strings[Number(place)];
  if (text === undefined) throw new Error(`there is no shared string ${place}`);
  return text;
}

/** Characters that XML has not are written by their numbers: `_x000D_` (22.9.2.19, ST_Xstring). */
const unescaped = (text: string) =>
  text.includes('_x')
    ? text.replace(/_x([\dA-Fa-f]{4})_/g, (_, code: string) =>
        String.fromCharCode(Number.parseInt(code, 16)),
      )
    : text;

const LAST_COLUMN = 16_384;

/** Hears a sheet's XML and tells its rows: their number, and their cells by column, holes included. */
export class RowListener implements XmlListener {
  readonly #context: CellContext;
  readonly #tell: (row: number, cells: string[]) => void;
  #row = 0;
  #cells: string[] = [];
  #column = -1;
  #type: string | undefined;
  #style = 0;
  #value = '';
  #isValue = false;
  #isPhonetic = false;

  constructor(context: CellContext, tell: (row: number, cells: string[]) => void) {
    this.#context = context;
    this.#tell = tell;
  }

  open(name: string, attributes: () => Record<string, string>): void {
    if (name === 'c') {
      const { r, t, s } = attributes();
      this.#column = r === undefined ? this.#column + 1 : columnOf(r);
      this.#type = t;
      this.#style = s === undefined ? 0 : Number(s);
      this.#value = '';
    } else if (name === 'v' || name === 't') this.#isValue = !this.#isPhonetic;
    else if (name === 'rPh') this.#isPhonetic = true;
    else if (name === 'row') {
      const given = Number(attributes()['r']);
      this.#row = given > this.#row ? given : this.#row + 1;
      this.#cells = [];
      this.#column = -1;
    }
  }

  close(name: string): boolean {
    if (name === 'v' || name === 't') this.#isValue = false;
    else if (name === 'c') this.#endCell();
    else if (name === 'row') this.#tell(this.#row, this.#cells);
    else if (name === 'rPh') this.#isPhonetic = false;
    return name === 'sheetData';
  }

  text(more: string): void {
    if (this.#isValue) this.#value += more;
  }

  #endCell(): void {
    if (this.#value === '') return;
    const text = cellText(this.#type, this.#style, this.#value, this.#context);
    if (text === '') return;
    while (this.#cells.length < this.#column) this.#cells.push('');
    this.#cells[this.#column] = text;
  }
}

/** The column of a cell by its place, e.g. 27 of `AB12`. */
function columnOf(place: string): number {
  let column = 0;
  for (let at = 0; at < place.length; at += 1) {
    const letter = place.charCodeAt(at) & ~32;
    if (letter < 65 || letter > 90) break;
    column = column * 26 + letter - 64;
  }
  if (column < 1 || column > LAST_COLUMN) throw new Error(`there is no cell ${place}`);
  return column - 1;
}
