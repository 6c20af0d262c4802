import * as v from 'valibot';
import { CampaignSchema, type Campaign } from './campaign';

/**
 * The schema's answer is the campaign, or a message for each wrong place (such as `discount.value`).
 */
export type Checked =
  | { campaign: Campaign; errors?: undefined }
  | { errors: Record<string, string>; campaign?: undefined };

/**
 * Validates a form's values and reports everything that is wrong at once, with the first message for
 * each place.
 */
export function checkCampaign(candidate: unknown): Checked {
  const parsed = v.safeParse(CampaignSchema, candidate);
  if (parsed.success) return { campaign: parsed.output };
  const errors: Record<string, string> = {};
  for (const issue of parsed.issues) errors[v.getDotPath(issue) ?? ''] ??= issue.message;
  return { errors };
}
