/**
 * Holds the build in `dist/` to its budgets: the JavaScript that the page needs before the engine, the
 * largest file, and the rule that every file is there without a network.
 */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import * as v from 'valibot';
import { pageFiles } from '../plugins/precache.ts';

const DIST = 'dist';
const KB = 1000;
const MIB = 1024 * 1024;
export const JAVASCRIPT_LIMIT = 90 * KB;
export const JAVASCRIPT_AIM = 60 * KB;
/** Several static hosts refuse larger files. */
const FILE_LIMIT = 25 * MIB;

const Manifest = v.record(
  v.string(),
  v.object({
    file: v.string(),
    isEntry: v.optional(v.boolean()),
    imports: v.optional(v.array(v.string())),
  }),
);
export type Manifest = v.InferOutput<typeof Manifest>;

/**
 * Lists the scripts that the browser fetches before it runs the page: the entry, all that it imports
 * statically, and what `index.html` preloads. Dynamic imports and workers come later.
 *
 * @returns paths relative to the folder of the build, each once.
 */
export function initialScripts(manifest: Manifest, html: string): string[] {
  const files = new Set<string>();
  const visit = (key: string) => {
    const chunk = manifest[key];
    if (chunk === undefined || files.has(chunk.file)) return;
    files.add(chunk.file);
    chunk.imports?.forEach(visit);
  };
  visit('index.html');
  for (const [, path] of html.matchAll(/(?:href|src)="\.?\/?([^"]+\.js)"/g)) {
    if (path !== undefined) files.add(path);
  }
  return [...files];
}

/**
 * Returns the gzipped size, in bytes, of the scripts before the engine, each file on its own as a host
 * sends it.
 */
export function initialScriptBytes(dist: string): number {
  const manifest = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8'));
  const html = readFileSync(join(dist, 'index.html'), 'utf8');
  return initialScripts(v.parse(Manifest, manifest), html)
    .map((file) => gzipSync(readFileSync(join(dist, file))).length)
    .reduce((total, bytes) => total + bytes, 0);
}

/** Lists the files of the page that the built service worker does not name. */
export function missingOffline(files: readonly string[], serviceWorker: string): string[] {
  return files.filter((file) => !['"', "'", '`'].some((q) => serviceWorker.includes(q + file + q)));
}

interface Budget {
  readonly what: string;
  readonly measured: string;
  readonly limit: string;
  readonly ok: boolean;
}

function budgets(dist: string): Budget[] {
  const files = pageFiles(dist);
  const scripts = initialScriptBytes(dist);
  const sizes = files.map((file) => ({ file, bytes: statSync(join(dist, file)).size }));
  const largest = sizes.reduce((a, b) => (b.bytes > a.bytes ? b : a));
  const serviceWorker = existsSync(join(dist, 'sw.js'))
    ? readFileSync(join(dist, 'sw.js'), 'utf8')
    : '';
  const missing = missingOffline(files, serviceWorker);
  return [
    {
      what: 'JavaScript before the engine, gzip',
      measured: `${(scripts / KB).toFixed(1)} KB`,
      limit: `${JAVASCRIPT_LIMIT / KB} KB (aim ${JAVASCRIPT_AIM / KB})`,
      ok: scripts <= JAVASCRIPT_LIMIT,
    },
    {
      what: `largest file, ${largest.file}`,
      measured: `${(largest.bytes / MIB).toFixed(1)} MiB`,
      limit: `< ${FILE_LIMIT / MIB} MiB`,
      ok: largest.bytes < FILE_LIMIT,
    },
    {
      what: `of ${files.length} files missing offline`,
      measured: missing.length === 0 ? '0' : missing.join(', '),
      limit: '0',
      ok: missing.length === 0,
    },
    {
      what: 'engine kept for offline use',
      measured: String(files.filter((file) => file.endsWith('.wasm.gz')).length),
      limit: '1',
      ok: files.filter((file) => file.endsWith('.wasm.gz')).length === 1,
    },
  ];
}

function main(): void {
  if (!existsSync(join(DIST, 'index.html'))) {
    process.stderr.write('There is no build in dist/: run `npm run build` first.\n');
    process.exitCode = 1;
    return;
  }
  const rows = budgets(DIST);
  for (const { what, measured, limit, ok } of rows) {
    process.stdout.write(`${ok ? '✓' : '✗'} ${what}: ${measured}, limit ${limit}\n`);
  }
  if (rows.some(({ ok }) => !ok)) process.exitCode = 1;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) main();
