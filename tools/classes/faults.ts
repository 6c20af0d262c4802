import { posix } from 'node:path';
import type { Selector } from './sheet.ts';
import { HOLE } from './texts.ts';
import type { Use } from './uses.ts';

/** Tells whether a class fits a name with holes, each of which stands for one letter or more. */
function fits(name: string, pattern: string): boolean {
  if (!pattern.includes(HOLE)) return name === pattern;
  const parts = pattern.split(HOLE).map((part) => part.replaceAll(/[^\w-]/g, '\\$&'));
  return new RegExp(`^${parts.join('.+')}$`).test(name);
}

const at = ({ file, line }: { file: string; line: number }, said: string) =>
  `${file}:${line} ${said}`;

/** Selectors that can match nothing, since no source puts one of their classes on an element. */
export function unusedSelectors(selectors: readonly Selector[], uses: readonly Use[]): string[] {
  const names = new Set(uses.map(({ name }) => name));
  const patterns = [...names].filter((name) => name.includes(HOLE) && name !== HOLE);
  const isUsed = (name: string) =>
    names.has(name) || patterns.some((pattern) => fits(name, pattern));
  return selectors.flatMap((selector) =>
    selector.classes
      .filter((name) => !isUsed(name))
      .map((name) => at(selector, `.${name} is on no element`)),
  );
}

/** Classes on elements that no sheet dresses, unless something looks for the element by them. */
export function undressedUses(
  selectors: readonly Selector[],
  uses: readonly Use[],
  hooks: ReadonlySet<string>,
): string[] {
  const dressed = [...new Set([...selectors.flatMap(({ classes }) => classes), ...hooks])];
  return uses.flatMap((use) => {
    if (use.name === HOLE) return [at(use, 'a class that cannot be told from the source')];
    const isDressed = dressed.some((name) => fits(name, use.name));
    return isDressed ? [] : [at(use, `no sheet dresses .${use.name}`)];
  });
}

/** Sheets that no other sheet and no source imports: what they dress stays bare. */
export function unimportedSheets(texts: ReadonlyMap<string, string>): string[] {
  const imported = new Set(
    [...texts].flatMap(([file, text]) =>
      [...text.matchAll(/import\s+(['"])(\.[^'"]*\.css)\1/g)].map(([, , path = '']) =>
        posix.join(posix.dirname(file), path),
      ),
    ),
  );
  return [...texts.keys()]
    .filter((file) => file.endsWith('.css') && !imported.has(file))
    .map((file) => `${file} is imported by nothing`);
}
