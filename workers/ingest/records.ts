/** A small reader for the head of a file; whole files are read by the database. */

export const DELIMITERS = [',', ';', '\t', '|'] as const;

/** How many records are enough to judge a delimiter. */
const JUDGED_RECORDS = 200;

/**
 * Splits text into records of cells: double quotes around a cell, doubled inside; line ends LF, CRLF
 * or CR. Blank lines are left out, and the last record where the text is `cut` off.
 */
export function splitRecords(text: string, delimiter: string, cut: boolean): string[][] {
  const records: string[][] = [];
  let record: string[] = [];
  let cell = '';
  let quoted = false;
  let atStart = true;
  const endCell = () => {
    record.push(cell);
    cell = '';
    atStart = true;
  };
  const endRecord = () => {
    endCell();
    if (record.length > 1 || record[0] !== '') records.push(record);
    record = [];
  };
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index] as string;
    if (quoted) {
      if (character !== '"') cell += character;
      else if (text[index + 1] === '"') {
        cell += '"';
        index += 1;
      } else quoted = false;
    } else if (character === '"' && atStart) {
      quoted = true;
      atStart = false;
    } else if (character === delimiter) endCell();
    else if (character === '\n' || character === '\r') {
      if (character === '\r' && text[index + 1] === '\n') index += 1;
      endRecord();
    } else {
      cell += character;
      atStart = false;
    }
  }
  if (!cut && (cell !== '' || record.length > 0)) endRecord();
  return records;
}

/**
 * The delimiter under which most of the first records have as many cells as the header; of equals,
 * the one with more columns. A comma where none splits the header.
 */
export function chooseDelimiter(text: string, cut: boolean): string {
  const judged = DELIMITERS.map((delimiter) => {
    const records = splitRecords(text, delimiter, cut).slice(0, JUDGED_RECORDS);
    const width = records[0]?.length ?? 0;
    const fitting = records.filter(({ length }) => length === width).length;
    return { delimiter, width, share: width > 1 ? fitting / records.length : 0 };
  });
  const [best] = judged.sort((a, b) => b.share - a.share || b.width - a.width);
  return best !== undefined && best.share > 0 ? best.delimiter : ',';
}
