/** Every currency the browser can write, the frequent ones first. */
export const CURRENCIES: readonly string[] = [
  ...new Set(['EUR', 'USD', 'GBP', 'CHF', 'PLN', 'TRY', ...Intl.supportedValuesOf('currency')]),
];

/** BCP 47 tags of the languages whose number formats our users' files are written in. */
export const LOCALES = [
  'en-GB',
  'en-US',
  'de-DE',
  'de-CH',
  'es-ES',
  'fr-FR',
  'it-IT',
  'nl-NL',
  'pl-PL',
  'pt-BR',
  'pt-PT',
  'tr-TR',
] as const;

/** `EUR, Euro`. */
export function currencyName(code: string): string {
  const name = new Intl.DisplayNames(undefined, { type: 'currency' }).of(code);
  return name === undefined || name === code ? code : `${code}, ${name}`;
}

/** A locale in its own language: `Deutsch (Deutschland)`. */
export const localeName = (tag: string): string =>
  new Intl.DisplayNames(tag, { type: 'language', languageDisplay: 'standard' }).of(tag) ?? tag;
