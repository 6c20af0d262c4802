import {
  Field,
  Int32,
  makeData,
  RecordBatch,
  Schema,
  Struct,
  Table,
  tableToIPC,
  Utf8,
} from 'apache-arrow';

/** Texts as bytes of UTF-8: the text `n` stands from `offsets[n]` to before `offsets[n + 1]`. */
export interface Utf8Texts {
  readonly offsets: Int32Array<ArrayBuffer>;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Columns of one length, to be put into a table: integers or texts, none of them NULL. */
export type NewColumns = Readonly<Record<string, Int32Array<ArrayBuffer> | Utf8Texts>>;

/** Columns as a stream of Arrow's IPC format, a batch of all rows. */
export function encode(columns: NewColumns): Uint8Array<ArrayBuffer> {
  const entries = Object.entries(columns);
  const [, first] = entries[0] ?? [];
  const length = first === undefined ? 0 : lengthOf(first);
  // One type object must not stand in two fields.
  const fields = entries.map(
    ([name, column]) =>
      new Field(name, column instanceof Int32Array ? new Int32() : new Utf8(), false),
  );
  const children = entries.map(([, column]) =>
    column instanceof Int32Array
      ? makeData({ type: new Int32(), length, data: column })
      : makeData({ type: new Utf8(), length, valueOffsets: column.offsets, data: column.bytes }),
  );
  const schema = new Schema(fields);
  const data = makeData({ type: new Struct(fields), length, children });
  // Arrow’s types do not tell that its buffers are never shared.
  return tableToIPC(
    new Table([new RecordBatch(schema, data)]),
    'stream',
  ) as Uint8Array<ArrayBuffer>;
}

const lengthOf = (column: Int32Array | Utf8Texts): number =>
  column instanceof Int32Array ? column.length : column.offsets.length - 1;

/** Texts as they are put into a table. */
export function utf8Texts(texts: readonly string[]): Utf8Texts {
  const encoder = new TextEncoder();
  const offsets = new Int32Array(texts.length + 1);
  const pieces = texts.map((text) => encoder.encode(text));
  for (const [index, { length }] of pieces.entries()) {
    offsets[index + 1] = (offsets[index] as number) + length;
  }
  const bytes = new Uint8Array(offsets[texts.length] as number);
  for (const [index, piece] of pieces.entries()) bytes.set(piece, offsets[index]);
  return { offsets, bytes };
}
