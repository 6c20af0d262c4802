import { For, type JSX } from 'solid-js';
import type { Settings } from '../../storage/settings';
import { formatDay, formatMoney, formatNumber, formatShare } from '../../ui/format';
import { BackupPanel } from './backup-panel';
import { CURRENCIES, currencyName, LOCALES, localeName } from './choices';
import './settings.css';

const themes = [
  { value: 'system', name: 'As the system' },
  { value: 'light', name: 'Light' },
  { value: 'dark', name: 'Dark' },
] as const;

/** Small choices of the person; they act at once and are kept in this browser. */
export default function SettingsPage(props: {
  settings: Settings;
  onChange: (change: Partial<Settings>) => void;
}) {
  return (
    <main class="page" id="main">
      <div class="pagehead">
        <div>
          <h1>Settings</h1>
          <p>Kept in this browser. They change how figures look, never the figures.</p>
        </div>
      </div>
      <section class="panel settings" aria-label="Display">
        <div class="panel__body settings__fields">
          <Choice
            label="Currency"
            help="Amounts are shown in it as they stand in your files; nothing is converted."
            value={props.settings.currency}
            onChange={(currency) => props.onChange({ currency })}
          >
            <For each={CURRENCIES}>
              {(code) => <option value={code}>{currencyName(code)}</option>}
            </For>
          </Choice>
          <Choice
            label="Numbers and dates"
            help={`For example ${formatMoney(1234.5, 2)}, ${formatNumber(53_877)}, ${formatShare(0.235)}, ${formatDay('2025-11-30')}.`}
            value={props.settings.locale}
            onChange={(locale) => props.onChange({ locale })}
          >
            <option value="">As the browser</option>
            <For each={LOCALES}>{(tag) => <option value={tag}>{localeName(tag)}</option>}</For>
          </Choice>
          <Choice
            label="Theme"
            value={props.settings.theme}
            onChange={(value) => {
              const theme = themes.find((each) => each.value === value)?.value;
              if (theme !== undefined) props.onChange({ theme });
            }}
          >
            <For each={themes}>{(theme) => <option value={theme.value}>{theme.name}</option>}</For>
          </Choice>
        </div>
      </section>
      <BackupPanel onSettings={(settings) => props.onChange(settings)} />
      <p class="foot">Bundlewise {__APP_VERSION__}. Nothing you load leaves this browser.</p>
    </main>
  );
}

function Choice(props: {
  label: string;
  help?: string;
  value: string;
  onChange: (value: string) => void;
  children: JSX.Element;
}) {
  return (
    <label class="field">
      <span class="field__label">{props.label}</span>
      <select
        class="input"
        value={props.value}
        onChange={(event) => props.onChange(event.currentTarget.value)}
      >
        {props.children}
      </select>
      {props.help !== undefined && <span class="field__help">{props.help}</span>}
    </label>
  );
}
