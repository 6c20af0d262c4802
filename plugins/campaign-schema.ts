import { toJsonSchema } from '@valibot/to-json-schema';
import type { Plugin } from 'vite';
import { CampaignFileSchema } from '../src/domain/campaign-file';

const NAME = 'campaign.schema.json';

/**
 * The JSON Schema of exported campaign files. Rules between fields (dates in order, a discount below
 * the price) have no form in JSON Schema; docs/campaign-json.md names them.
 */
export const campaignJsonSchema = () => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: NAME,
  title: 'Bundlewise campaigns',
  ...toJsonSchema(CampaignFileSchema, {
    target: 'draft-2020-12',
    // JSON has no infinity to keep out.
    ignoreActions: ['check', 'partial_check', 'finite'],
  }),
});

/** Publishes the schema beside the app: written into the build, answered by the dev server. */
export function campaignSchema(): Plugin {
  const source = () => `${JSON.stringify(campaignJsonSchema(), null, 2)}\n`;
  return {
    name: 'campaign-schema',
    generateBundle() {
      // Workers are bundles of their own; the page's is the one with index.html.
      if (this.environment.name !== 'client') return;
      this.emitFile({ type: 'asset', fileName: NAME, source: source() });
    },
    configureServer(server) {
      server.middlewares.use(`/${NAME}`, (_request, response) => {
        response.setHeader('Content-Type', 'application/schema+json');
        response.end(source());
      });
    },
  };
}
