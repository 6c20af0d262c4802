import { toJsonSchema } from '@valibot/to-json-schema';
import { CampaignFileSchema } from '../src/domain/campaign/files/campaign-file';

/**
 * Returns the JSON Schema of exported campaign files. Rules between fields (dates in order, a discount
 * below the price) have no form in JSON Schema; docs/campaign-json.md names them.
 */
export const campaignJsonSchema = () => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'campaign.schema.json',
  title: 'Bundlewise campaigns',
  ...toJsonSchema(CampaignFileSchema, {
    target: 'draft-2020-12',
    // JSON has no infinity that would have to be kept out.
    ignoreActions: ['check', 'partial_check', 'finite'],
  }),
});
