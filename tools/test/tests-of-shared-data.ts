import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Tests come to the data of other people through these modules. */
const WAYS = /from '[./]*\/(?:shared-data|describe-shared|zoo\/strings|golden-baskets)(?:\.ts)?'/;

/**
 * Lists the test files that would differ without the data of other people, as paths from the project's
 * root.
 */
export function testsOfSharedData(): string[] {
  return readdirSync('test', { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => WAYS.test(readFileSync(path, 'utf8')))
    .sort();
}
