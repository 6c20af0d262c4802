/** Longer names are cut where sentences and tables name a product, in characters. */
const LONGEST = 80;

/** The beginning of a very long name, up to the end of a word where one is near. */
export function shortName(name: string): string {
  if (name.length <= LONGEST) return name;
  const start = name.slice(0, LONGEST);
  const atWord = start.replace(/\s+\S{0,20}$/, '');
  // Half of a pair of surrogates is no character.
  return `${atWord.trimEnd().replace(/[\uD800-\uDBFF]$/, '')}…`;
}
