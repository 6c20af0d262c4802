/**
 * Replaces one place in foreign source text. It throws unless there is exactly one, so that an upgrade
 * of the package cannot change it unnoticed.
 */
export function replaceOnce(
  source: string,
  from: RegExp | string,
  to: string,
  what: string,
): string {
  const found = source.split(from).length - 1;
  if (found !== 1) throw new Error(`DuckDB's worker should hold one ${what}, but holds ${found}.`);
  return source.replace(from, () => to);
}
