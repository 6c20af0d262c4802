/**
 * Files under names that are not taken: next month's `orders.csv` comes in beside last month's, as
 * `orders (2).csv`, instead of in its place.
 */
export function withFreeNames(files: readonly File[], taken: readonly string[]): File[] {
  const used = new Set(taken);
  return files.map((file) => {
    const name = freeName(file.name, used);
    used.add(name);
    return name === file.name
      ? file
      : new File([file], name, { type: file.type, lastModified: file.lastModified });
  });
}

function freeName(name: string, used: ReadonlySet<string>): string {
  const [, stem = name, ending = ''] = /^(.+?)((?:\.[^./]+){0,2})$/.exec(name) ?? [];
  let free = name;
  for (let next = 2; used.has(free); next += 1) free = `${stem} (${next})${ending}`;
  return free;
}
