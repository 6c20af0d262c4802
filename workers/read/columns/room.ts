/** Returns an array with room for so many values: the same one, or one twice that size with its values. */
export function withRoom<Values extends Int32Array<ArrayBuffer> | Uint8Array<ArrayBuffer>>(
  values: Values,
  size: number,
): Values {
  if (size <= values.length) return values;
  const larger = new (values.constructor as new (length: number) => Values)(2 * size);
  larger.set(values);
  return larger;
}
