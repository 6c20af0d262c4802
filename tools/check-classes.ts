/**
 * Holds the classes of style sheets against those that the sources put on elements: `npm run classes`.
 * It fails on a selector that can match nothing, on a sheet that nothing imports, and on a class that no sheet dresses and nothing looks for.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { undressedUses, unimportedSheets, unusedSelectors } from './classes/faults.ts';
import { classesOf, selectorsOf } from './classes/sheet.ts';
import { parseSources } from './classes/texts.ts';
import { usesOf } from './classes/uses.ts';

/** Lists the files below a folder whose names end so, by their path from the project's root. */
const filesIn = (folder: string, end: RegExp): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && end.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).replaceAll('\\', '/'));

const textOf = (file: string): string => readFileSync(file, 'utf8');

/** Calls that find an element by its classes. */
const LOOK_UP = /(?:querySelector(?:All)?|closest|matches|locator)(?:<[^>]*>)?\(\s*(['"`])(.*?)\1/g;

/** Lists the classes by which code or tests look for elements; these need no dress. */
function hooksIn(files: readonly string[]): Set<string> {
  const selectors = files.flatMap((file) =>
    [...textOf(file).matchAll(LOOK_UP)].map(([, , selector = '']) => selector),
  );
  return new Set(selectors.flatMap(classesOf));
}

const sources = filesIn('src', /\.tsx?$/);
const uses = usesOf(parseSources(new Map(sources.map((file) => [file, textOf(file)]))));
const sheets = filesIn('src', /\.css$/);
const selectors = sheets.flatMap((file) => selectorsOf(textOf(file), file));
const hooks = hooksIn([...sources, ...filesIn('test', /\.tsx?$/)]);
const faults = [
  ...unusedSelectors(selectors, uses),
  ...undressedUses(selectors, uses, hooks),
  ...unimportedSheets(new Map([...sources, ...sheets].map((file) => [file, textOf(file)]))),
];

for (const fault of new Set(faults)) process.stdout.write(`${fault}\n`);
process.stdout.write(
  `${selectors.length} selectors, ${uses.length} uses, ${faults.length} faults\n`,
);
process.exitCode = faults.length > 0 ? 1 : 0;
