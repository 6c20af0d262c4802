import { DataType, Precision, type Table, type Vector } from 'apache-arrow';

/** A result column in plain JavaScript, where a NULL among numbers is NaN. Nothing of Arrow leaves this file. */
export type ResultColumn =
  | Int32Array<ArrayBuffer>
  | Float64Array<ArrayBuffer>
  | (string | null)[]
  | (boolean | null)[]
  | string[][];

/** Columns are held by position, since names in a result may repeat, and some (`__proto__`) are traps. */
export interface ResultColumns {
  rowCount: number;
  names: string[];
  columns: ResultColumn[];
}

/** Copies an Arrow table into plain columns. Throws a TypeError on a type that SQL should have cast. */
export function decode(table: Table): ResultColumns {
  const names = table.schema.fields.map((field) => field.name);
  const columns = names.map((name, index) => decodeColumn(name, table.getChildAt(index)));
  return { rowCount: table.numRows, names, columns };
}

function decodeColumn(name: string, vector: Vector | null): ResultColumn {
  if (vector === null) return [];
  const type: DataType = vector.type;
  if (DataType.isInt(type) && type.bitWidth === 32 && type.isSigned && vector.nullCount === 0) {
    return Int32Array.from(vector.toArray() as Int32Array);
  }
  if (DataType.isFloat(type) && type.precision === Precision.DOUBLE && vector.nullCount === 0) {
    return Float64Array.from(vector.toArray() as Float64Array);
  }
  if (DataType.isInt(type) || DataType.isFloat(type)) return numbers(vector);
  if (DataType.isUtf8(type)) return Array.from(vector, (value: string | null) => value);
  if (DataType.isBool(type)) return Array.from(vector, (value: boolean | null) => value);
  if (DataType.isNull(type)) return Array.from(vector, () => null);
  if (DataType.isList(type)) {
    return Array.from(vector, (list: Vector | null) =>
      list === null ? [] : Array.from(list, (value: unknown) => String(value ?? '')),
    );
  }
  // Decimals would lose their scale and timestamps their zone on the way, so SQL has to cast them.
  throw new TypeError(`Column "${name}" has type ${String(type)}; cast it in SQL.`);
}

function numbers(vector: Vector): Float64Array<ArrayBuffer> {
  const out = new Float64Array(vector.length);
  for (let index = 0; index < out.length; index += 1) {
    const value: unknown = vector.get(index);
    out[index] = value === null ? Number.NaN : Number(value);
  }
  return out;
}

type Kind = 'number' | 'text' | 'text?' | 'boolean' | 'texts';
type ValueOf<K extends Kind> = K extends 'number'
  ? number
  : K extends 'text'
    ? string
    : K extends 'text?'
      ? string | null
      : K extends 'boolean'
        ? boolean
        : string[];
type Shape = Record<string, Kind>;
export type RowOf<S extends Shape> = { -readonly [Name in keyof S]: ValueOf<S[Name]> };

/**
 * Returns the rows of a small result as objects. `shape` names the result's columns in their order; a
 * column of another kind is a programming error and throws a TypeError.
 */
export function rowsOf<const S extends Shape>(result: ResultColumns, shape: S): RowOf<S>[] {
  const names = Object.keys(shape);
  const readers = names.map((name, index) => reader(name, shape[name] as Kind, result, index));
  return Array.from({ length: result.rowCount }, (_, row) => {
    // Ten thousands of rows are read this way: a list of entries each would take three times as long.
    const read: Record<string, unknown> = {};
    for (let at = 0; at < names.length; at += 1) read[names[at] as string] = readers[at]?.(row);
    return read as RowOf<S>;
  });
}

/** Returns the first row of a result that always has one. Throws a TypeError as `rowsOf` does. */
export function rowOf<const S extends Shape>(result: ResultColumns, shape: S): RowOf<S> {
  const row = rowsOf(result, shape)[0];
  if (row === undefined)
    throw new TypeError(`Expected a row with ${Object.keys(shape).join(', ')}.`);
  return row;
}

function reader(name: string, kind: Kind, result: ResultColumns, index: number) {
  if (result.names[index] !== name) {
    throw new TypeError(`Expected column ${index} to be "${name}", got "${result.names[index]}".`);
  }
  const column = result.columns[index] as ArrayLike<unknown>;
  return (row: number): unknown => {
    const value = column[row] ?? null;
    if (!fits(value, kind))
      throw new TypeError(`Column "${name}" is not ${kind}: ${String(value)}`);
    return value;
  };
}

function fits(value: unknown, kind: Kind): boolean {
  if (kind === 'number') return typeof value === 'number';
  if (kind === 'text') return typeof value === 'string';
  if (kind === 'text?') return value === null || typeof value === 'string';
  if (kind === 'boolean') return typeof value === 'boolean';
  return Array.isArray(value);
}

/** Returns one column of a result whole. Throws a TypeError when it is not of integers without NULL. */
export function integersOf(result: ResultColumns, name: string): Int32Array<ArrayBuffer> {
  const column = columnOf(result, name);
  if (column instanceof Int32Array) return column;
  throw new TypeError(`Column "${name}" is not of integers; cast it in SQL.`);
}

/** Returns one column of a result whole, NULL as NaN. Throws a TypeError when it is not of doubles. */
export function numbersOf(result: ResultColumns, name: string): Float64Array<ArrayBuffer> {
  const column = columnOf(result, name);
  if (column instanceof Float64Array) return column;
  throw new TypeError(`Column "${name}" is not of doubles; cast it in SQL.`);
}

/** Returns one column of a result as texts; NULL becomes the empty text. */
export function textsOf(result: ResultColumns, name: string): string[] {
  return Array.from(columnOf(result, name) as ArrayLike<unknown>, (value) =>
    value === null ? '' : String(value),
  );
}

function columnOf(result: ResultColumns, name: string): ResultColumn {
  const column = result.columns[result.names.indexOf(name)];
  if (column === undefined) throw new TypeError(`The result has no column "${name}".`);
  return column;
}
