/**
 * JSON that keeps what answers are made of: typed arrays, NaN, ±∞ and −0 beside what JSON knows. A key
 * that begins with `$` is written with one more, so that no value can pass for one of the marks.
 */

const ARRAYS = {
  Float64Array,
  Float32Array,
  Int32Array,
  Uint32Array,
  Int16Array,
  Uint16Array,
  Int8Array,
  Uint8Array,
} as const;
type ArrayName = keyof typeof ARRAYS;
type TypedArray = InstanceType<(typeof ARRAYS)[ArrayName]>;

/** Throws a TypeError on a value of a kind that is not kept, such as a Map or a function. */
export const typedText = (value: unknown): string => JSON.stringify(marked(value));

/** Throws a SyntaxError or TypeError on a text that `typedText` did not write. */
export const readTypedText = (text: string): unknown => unmarked(JSON.parse(text));

function marked(value: unknown): unknown {
  if (typeof value === 'number') {
    return Number.isFinite(value) && !Object.is(value, -0)
      ? value
      : { $number: Object.is(value, -0) ? '-0' : String(value) };
  }
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (value === undefined) return undefined;
  if (Array.isArray(value)) return value.map(marked);
  const name = Object.prototype.toString.call(value).slice(8, -1);
  if (name in ARRAYS) return { [`$${name}`]: base64Of(value as TypedArray) };
  if (name !== 'Object') throw new TypeError(`A value of this kind cannot be kept: ${name}`);
  return Object.fromEntries(
    Object.entries(value as object).map(([key, each]) => [
      key.startsWith('$') ? `$${key}` : key,
      marked(each),
    ]),
  );
}

function unmarked(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(unmarked);
  if (typeof value !== 'object' || value === null) return value;
  const [first] = Object.entries(value);
  if (first?.[0] === '$number') return Number(first[1]);
  const name = first?.[0].startsWith('$') ? first[0].slice(1) : '';
  if (Object.hasOwn(ARRAYS, name)) {
    const { buffer } = bytesOf(String(first?.[1]));
    return new ARRAYS[name as ArrayName](buffer);
  }
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [
      key.startsWith('$$') ? key.slice(1) : key,
      unmarked(each),
    ]),
  );
}

/** `String.fromCharCode` takes so many arguments everywhere. */
const CHUNK = 0x8000;

function base64Of({ buffer, byteOffset, byteLength }: TypedArray): string {
  const bytes = new Uint8Array(buffer, byteOffset, byteLength);
  let binary = '';
  for (let at = 0; at < bytes.length; at += CHUNK) {
    binary += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  }
  return btoa(binary);
}

const bytesOf = (base64: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
