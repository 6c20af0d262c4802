import { resolve } from 'node:path';
import { type Plugin, type ResolvedConfig, build } from 'vite';
import { precacheList } from './precache.ts';

const ENTRY = resolve('workers/sw.ts');

interface Options {
  /** Worker scripts are answered with this content security policy. */
  readonly csp: string;
}

/**
 * Builds `workers/sw.ts` into `sw.js` beside `index.html`, with the list of all files of the build
 * in it. It runs last, when every other file is on the disk. There is no service worker in dev.
 */
export function serviceWorker({ csp }: Options): Plugin {
  let config: ResolvedConfig;
  return {
    name: 'service-worker',
    apply: 'build',
    configResolved(resolved) {
      config = resolved;
    },
    writeBundle: {
      order: 'post',
      sequential: true,
      async handler() {
        const dist = resolve(config.root, config.build.outDir);
        const { version, files } = precacheList(dist);
        await build({
          configFile: false,
          logLevel: 'warn',
          publicDir: false,
          define: {
            PRECACHE: JSON.stringify(files),
            PRECACHE_VERSION: JSON.stringify(version),
            CSP: JSON.stringify(csp),
          },
          build: {
            outDir: dist,
            emptyOutDir: false,
            target: 'es2022',
            // It is a classic script, since module service workers are not supported everywhere.
            lib: { entry: ENTRY, formats: ['iife'], name: 'sw', fileName: () => 'sw.js' },
          },
        });
      },
    },
  };
}
