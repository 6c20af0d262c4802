import type { ServerResponse } from 'node:http';
import { runnerImport, type Plugin } from 'vite';
import type * as Schema from '../tools/campaign-schema.ts';

const NAME = 'campaign.schema.json';

/** Publishes the schema of campaign files beside the app: in the build, and from the dev server. */
export function campaignSchema(): Plugin {
  return {
    name: 'campaign-schema',
    async generateBundle() {
      // Workers are bundles of their own; the page's bundle is the one with index.html.
      if (this.environment.name !== 'client') return;
      this.emitFile({ type: 'asset', fileName: NAME, source: await schemaText() });
    },
    configureServer(server) {
      server.middlewares.use(`/${NAME}`, (_request, response) => void answer(response));
    },
  };
}

async function answer(response: ServerResponse): Promise<void> {
  try {
    const text = await schemaText();
    response.setHeader('Content-Type', 'application/schema+json');
    response.end(text);
  } catch (error) {
    response.statusCode = 500;
    response.end(String(error));
  }
}

/** Returns the app's own definition, loaded as the app loads it. */
async function schemaText(): Promise<string> {
  const { module } = await runnerImport<typeof Schema>('./tools/campaign-schema.ts');
  return `${JSON.stringify(module.campaignJsonSchema(), null, 2)}\n`;
}
