import { readFileSync } from 'node:fs';
import { defineConfig } from 'vite';
import solid from 'vite-plugin-solid';
import { campaignSchema } from './plugins/campaign-schema.ts';
import { CSP, cspMeta } from './plugins/csp.ts';
import { duckdbEngine } from './plugins/duckdb-engine.ts';
import { seenDemo } from './plugins/seen-demo.ts';
import { serviceWorker } from './plugins/service-worker.ts';

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };

/** Keeps `.wasm.gz` whole, so that hosts and the budgets recognise the engine by its name. */
const output = {
  assetFileNames: ({ names }: { names: string[] }) =>
    names[0]?.endsWith('.wasm.gz') === true
      ? `assets/${names[0].slice(0, -'.wasm.gz'.length)}-[hash].wasm.gz`
      : 'assets/[name]-[hash][extname]',
};

export default defineConfig({
  base: './',
  // Routes are in the hash: a missing file is missing, not the page.
  appType: 'mpa',
  define: { __APP_VERSION__: JSON.stringify(version) },
  plugins: [
    solid(),
    duckdbEngine(),
    cspMeta(),
    campaignSchema(),
    seenDemo(),
    serviceWorker({ csp: CSP }),
  ],
  worker: { format: 'es', rolldownOptions: { output } },
  optimizeDeps: { exclude: ['@duckdb/duckdb-wasm'] },
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    manifest: true,
    rolldownOptions: { output },
    chunkSizeWarningLimit: 900,
  },
});
