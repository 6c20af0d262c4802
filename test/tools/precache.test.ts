import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { precacheList } from '../../plugins/precache.ts';

let dist = '';

function write(path: string, content: string): void {
  const file = join(dist, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}

beforeEach(() => {
  dist = mkdtempSync(join(tmpdir(), 'bundlewise-dist-'));
  write('index.html', 'page');
  write('assets/duckdb-eh-AbCd_12-.wasm.gz', 'engine');
  write('data/products.csv', 'products');
});
afterEach(() => rmSync(dist, { recursive: true }));

describe('precacheList', () => {
  it('gives a revision to files whose name does not change with their content', () => {
    expect(precacheList(dist).files).toEqual([
      { url: 'assets/duckdb-eh-AbCd_12-.wasm.gz', revision: null },
      { url: 'data/products.csv', revision: expect.stringMatching(/^[0-9a-f]{16}$/) },
      { url: 'index.html', revision: expect.stringMatching(/^[0-9a-f]{16}$/) },
    ]);
  });

  it('leaves out itself and what is not for the page', () => {
    for (const path of ['sw.js', '_headers', '.nojekyll', '.vite/manifest.json', 'assets/a.js.map'])
      write(path, '');
    expect(precacheList(dist).files).toHaveLength(3);
  });

  it('has a new version when a file changes, and the same when none does', () => {
    const before = precacheList(dist).version;
    expect(precacheList(dist).version).toBe(before);
    write('data/products.csv', 'other products');
    expect(precacheList(dist).version).not.toBe(before);
  });

  it('refuses a build without the engine', () => {
    rmSync(join(dist, 'assets'), { recursive: true });
    expect(() => precacheList(dist)).toThrow('would not work offline');
  });
});
