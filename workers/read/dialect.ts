import { plainDialect, type Dialect } from '../../src/domain/recipe';
import { RecordReader } from './records';

export interface DialectGuess {
  /** Without its encoding, which was settled before. */
  dialect: Dialect;
  /** 0 to 1. */
  confidence: number;
  /** Other dialects that would read the sample too, the likeliest first. */
  alternatives: Dialect[];
  /** How the file is read, in words: "3 lines before the header are skipped". */
  notes: string[];
}

/** Whether a text is a header that shops' systems use, e.g. one of a column with a known role. */
export type IsKnownHeader = (text: string) => boolean;

const DELIMITERS = [',', ';', '\t', '|'];
const JUDGED_RECORDS = 200;

/** Tells how the head of a file is to be cut into records; what is `given` is not questioned. */
export function detectDialect(
  text: string,
  cut: boolean,
  given: Partial<Dialect> = {},
  _isKnownHeader: IsKnownHeader = () => false,
): DialectGuess {
  const judged = DELIMITERS.map((delimiter) => {
    const dialect = { ...plainDialect, delimiter, ...given };
    const records = readText(text, cut, dialect).slice(0, JUDGED_RECORDS);
    const width = records[0]?.cells.length ?? 0;
    const fitting = records.filter(({ cells }) => cells.length === width).length;
    return { dialect, width, share: width > 1 ? fitting / records.length : 0 };
  });
  const [best] = judged.sort((a, b) => b.share - a.share || b.width - a.width);
  const dialect = best && best.share > 0 ? best.dialect : { ...plainDialect, ...given };
  return { dialect, confidence: best?.share ?? 0, alternatives: [], notes: [] };
}

/** The records of a text; the last is left out where the text is cut off. */
export function readText(text: string, cut: boolean, dialect: Dialect) {
  const reader = new RecordReader(dialect);
  const records = reader.push(text);
  return cut ? records : [...records, ...reader.end()];
}
