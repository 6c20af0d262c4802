import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';
import { withPlainStreaming } from './duckdb-plain-streaming.ts';
import { withoutEval } from './duckdb-without-eval.ts';

const OUT = resolve('.generated');

/**
 * Prepares DuckDB's engine for a static host, in `.generated/`:
 * - `duckdb-eh.wasm.gz`: 34 MB become 7.7 MB. Some hosts cap a file at 25 MiB and many serve
 *   WebAssembly uncompressed, so the page inflates it itself.
 * - `duckdb-eh.worker.js`: this is DuckDB's own worker without its one use of `Function()`. It compiles
 *   WebAssembly in such a way that browsers can keep the compiled code.
 */
export function duckdbEngine(): Plugin {
  return {
    name: 'duckdb-engine',
    enforce: 'pre',
    config() {
      const require = createRequire(import.meta.url);
      const wasm = require.resolve('@duckdb/duckdb-wasm/dist/duckdb-eh.wasm');
      const worker = require.resolve('@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js');
      mkdirSync(OUT, { recursive: true });

      const zipped = resolve(OUT, 'duckdb-eh.wasm.gz');
      if (!existsSync(zipped) || statSync(zipped).mtimeMs < statSync(wasm).mtimeMs) {
        writeFileSync(zipped, gzipSync(readFileSync(wasm), { level: 9 }));
      }
      const patched = withPlainStreaming(withoutEval(readFileSync(worker, 'utf8')));
      writeFileSync(
        resolve(OUT, 'duckdb-eh.worker.js'),
        patched.replace(/\n\/\/# sourceMappingURL=.*\s*$/, '\n'),
      );
      return { assetsInclude: ['**/*.wasm.gz'] };
    },
  };
}
