import * as v from 'valibot';
import { defaultSegmentRules, readSegmentRules } from '../domain/segments/segments';

/** Small choices of the person, kept in localStorage: losing them costs nothing. */
export const SettingsSchema = v.object({
  theme: v.fallback(v.picklist(['system', 'light', 'dark']), 'system'),
  /** ISO 4217. */
  currency: v.fallback(v.pipe(v.string(), v.regex(/^[A-Z]{3}$/)), 'EUR'),
  /** BCP 47, or empty for the browser's own. */
  locale: v.fallback(v.string(), ''),
  /** Thresholds of the customer segments; what cannot be used falls back to the defaults. */
  segmentRules: v.pipe(v.optional(v.unknown(), null), v.transform(readSegmentRules)),
});

export type Settings = v.InferOutput<typeof SettingsSchema>;

/** In localStorage. */
export const SETTINGS_KEY = 'bundlewise.settings';
const defaults: Settings = {
  theme: 'system',
  currency: 'EUR',
  locale: '',
  segmentRules: defaultSegmentRules,
};

/** The kept settings; what is missing, broken or unreadable falls back to its default. */
export function readSettings(): Settings {
  try {
    const parsed = v.safeParse(
      SettingsSchema,
      JSON.parse(localStorage.getItem(SETTINGS_KEY) ?? '{}'),
    );
    return parsed.success ? parsed.output : defaults;
  } catch {
    return defaults;
  }
}

/** Keeps the settings; returns false where the browser refuses storage. */
export function writeSettings(settings: Settings): boolean {
  try {
    localStorage.setItem(SETTINGS_KEY, JSON.stringify(settings));
    return true;
  } catch {
    return false;
  }
}
