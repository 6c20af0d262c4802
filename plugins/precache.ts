import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/** A file that the service worker keeps; its URL is relative to the service worker's own. */
export interface Precached {
  readonly url: string;
  /** The revision changes with the content; it is null where the URL itself does. */
  readonly revision: string | null;
}

/** A host or a debugger reads these files, and the page never asks for them. */
const NOT_FOR_THE_PAGE = [/^sw\.js$/, /\.map$/, /^_/, /(^|\/)\./];

/** Vite writes eight characters of the content's hash into the names below `assets/`. */
const NAMED_BY_CONTENT = /^assets\/.+-[\w-]{8}(\.\w+)+$/;

/** Lists every file of the build that the page may ask for, as sorted relative URLs. */
export function pageFiles(dist: string): string[] {
  return readdirSync(dist, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(dist, join(entry.parentPath, entry.name)))
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => !NOT_FOR_THE_PAGE.some((pattern) => pattern.test(path)))
    .sort();
}

function hash(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex').slice(0, 16);
}

/**
 * The list of the files to keep for use without a network, and the version that stands for it.
 *
 * @param dist the folder of the finished build.
 * @throws when the engine or the page is missing: the app would open offline and not work.
 */
export function precacheList(dist: string): { version: string; files: Precached[] } {
  const files = pageFiles(dist).map((url) => ({
    url,
    revision: NAMED_BY_CONTENT.test(url) ? null : hash(readFileSync(join(dist, url))),
  }));
  for (const needed of [/^index\.html$/, /\.wasm\.gz$/]) {
    if (!files.some(({ url }) => needed.test(url))) {
      throw new Error(`No file of the build matches ${needed}: the app would not work offline.`);
    }
  }
  return { version: hash(JSON.stringify(files)), files };
}
