import * as v from 'valibot';
import { CampaignSchema, type Campaign } from './campaign';

/** What the schema says: the campaign, or a message for each wrong place (`discount.value`). */
export type Checked =
  | { campaign: Campaign; errors?: undefined }
  | { errors: Record<string, string>; campaign?: undefined };

/** Validates what a form made, saying everything that is wrong at once, the first message a place. */
export function checkCampaign(candidate: unknown): Checked {
  const parsed = v.safeParse(CampaignSchema, candidate);
  if (parsed.success) return { campaign: parsed.output };
  const errors: Record<string, string> = {};
  for (const issue of parsed.issues) errors[v.getDotPath(issue) ?? ''] ??= issue.message;
  return { errors };
}
