import * as v from 'valibot';
import { defaultSegmentRules, readSegmentRules } from '../domain/segments/segments';

/** The settings are small choices of the person in localStorage. Losing them costs nothing. */
export const SettingsSchema = v.object({
  theme: v.fallback(v.picklist(['system', 'light', 'dark']), 'system'),
  /** The currency by ISO 4217. */
  currency: v.fallback(v.pipe(v.string(), v.regex(/^[A-Z]{3}$/)), 'EUR'),
  /** The locale by BCP 47, or empty for the browser's own. */
  locale: v.fallback(v.string(), ''),
  /** The thresholds of the customer segments. Those that cannot be used fall back to the defaults. */
  segmentRules: v.pipe(v.optional(v.unknown(), null), v.transform(readSegmentRules)),
});

export type Settings = v.InferOutput<typeof SettingsSchema>;

/** The settings stand under this key in localStorage. */
export const SETTINGS_KEY = 'bundlewise.settings';
const defaults: Settings = {
  theme: 'system',
  currency: 'EUR',
  locale: '',
  segmentRules: defaultSegmentRules,
};

/** Returns the kept settings; any that is missing, broken or unreadable falls back to its default. */
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
