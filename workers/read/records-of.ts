import type { Dialect } from '../../src/domain/recipe/recipe';
import { RecordReader, type TextRecord } from './records';
import { decodedText } from './encoding/text';

export interface ReadOptions {
  signal?: AbortSignal;
  /** Told how many bytes of the file have been read. */
  onBytes?: (done: number) => void;
}

/** All records of a file, the header first where it has one, some thousand at a time. */
export async function* recordsOf(
  file: Blob,
  dialect: Dialect,
  { signal, onBytes }: ReadOptions = {},
): AsyncGenerator<TextRecord[]> {
  const reader = new RecordReader(dialect);
  for await (const text of decodedText(file, dialect.encoding, signal, onBytes)) {
    const records = reader.push(text);
    if (records.length > 0) yield records;
  }
  yield reader.end();
}
