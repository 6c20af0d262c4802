import { createHash } from 'node:crypto';
import { runnerImport, type Plugin } from 'vite';
import type * as Seen from '../tools/seen-demo.ts';

/**
 * Ships the demo shop as the engine sees it, so that a first visit begins with its numbers. The file is
 * named by its content and fetched with the page: no older answer can be taken for this version's.
 */
export function seenDemo(): Plugin {
  let fileName = '';
  return {
    name: 'seen-demo',
    apply: 'build',
    async buildStart() {
      if (this.environment.name !== 'client') return;
      const { module } = await runnerImport<typeof Seen>('./tools/seen-demo.ts');
      const source = await module.seenDemoText();
      const hash = createHash('sha256').update(source).digest('base64url').slice(0, 8);
      fileName = `assets/seen-demo-${hash}.json`;
      this.emitFile({ type: 'asset', fileName, source });
    },
    transformIndexHtml: {
      order: 'post',
      handler: () => [
        {
          tag: 'link',
          injectTo: 'head',
          attrs: {
            rel: 'preload',
            as: 'fetch',
            crossorigin: 'anonymous',
            href: `./${fileName}`,
            'data-seen-demo': true,
          },
        },
      ],
    },
  };
}
