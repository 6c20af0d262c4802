/**
 * Puts the properties of plain data in the order of their names, all the way down, so that values that
 * are the same (`isSameValue`) are written alike. Anything that is no plain data stays as it is.
 */
export function inNameOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inNameOrder);
  if (Object.prototype.toString.call(value) !== '[object Object]') return value;
  return Object.fromEntries(
    Object.entries(value as object)
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, each]) => [name, inNameOrder(each)]),
  );
}
