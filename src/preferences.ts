import { createEffect, createSignal } from 'solid-js';
import { readSettings, SETTINGS_KEY, writeSettings, type Settings } from './storage/settings';
import { themeChanged } from './ui/chart/chart-theme';
import { setFormats } from './ui/format';

const [settings, setSettings] = createSignal<Settings>(readSettings());

/** The person's choices, which change live. */
export { settings };

export function changeSettings(change: Partial<Settings>): void {
  writeSettings(setSettings((before) => ({ ...before, ...change })));
}

// They were changed in another tab.
addEventListener('storage', ({ key }) => {
  if (key === SETTINGS_KEY) setSettings(readSettings());
});

const systemDark = matchMedia('(prefers-color-scheme: dark)');
const [isSystemDark, setSystemDark] = createSignal(systemDark.matches);
systemDark.addEventListener('change', () => setSystemDark(systemDark.matches));

export const isDark = (): boolean =>
  settings().theme === 'dark' || (settings().theme === 'system' && isSystemDark());

/** Carries the choices to where they act: the document's theme, and every formatter. */
export function applyPreferences(): void {
  createEffect(() => {
    document.documentElement.dataset['theme'] = isDark() ? 'dark' : 'light';
    themeChanged();
  });
  createEffect(() => {
    const { currency, locale } = settings();
    setFormats({ currency, locale: locale === '' ? undefined : locale });
  });
}
