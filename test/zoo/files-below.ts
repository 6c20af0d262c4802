import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join, relative, sep } from 'node:path';

/** A file that nobody would want to be given. */
export interface ZooFile {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/**
 * Returns every file in a folder and in those within it, named by its path there; licences are left
 * out.
 */
export function filesBelow(folder: URL): ZooFile[] {
  const root = fileURLToPath(folder);
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'LICENSE')
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => ({
      name: relative(root, path).replaceAll(sep, '/'),
      bytes: new Uint8Array(readFileSync(path)),
    }));
}
