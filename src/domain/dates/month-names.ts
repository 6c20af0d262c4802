/**
 * The names of months as they are written in dates, January first. They are compared without accents,
 * case or points.
 */
interface MonthNames {
  full: readonly string[];
  /** Abbreviations; several for one month are separated by a bar. */
  short: readonly string[];
}

const list = (names: string) => names.split(' ');

export const MONTH_LANGUAGES = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'pl', 'tr'] as const;
export type MonthLanguage = (typeof MONTH_LANGUAGES)[number];

export const monthNames: Record<MonthLanguage, MonthNames> = {
  en: {
    full: list(
      'january february march april may june july august september october november december',
    ),
    short: list('jan feb mar apr may jun jul aug sep|sept oct nov dec'),
  },
  de: {
    full: list(
      'januar|jänner februar|feber märz april mai juni juli august september oktober november dezember',
    ),
    short: list('jan|jän feb mär|mrz|maerz apr mai jun jul aug sep|sept okt nov dez'),
  },
  fr: {
    full: list(
      'janvier février mars avril mai juin juillet août septembre octobre novembre décembre',
    ),
    short: list('janv|jan févr|fév mars|mar avr mai juin juil août|aoû sept|sep oct nov déc'),
  },
  es: {
    full: list(
      'enero febrero marzo abril mayo junio julio agosto septiembre|setiembre octubre noviembre diciembre',
    ),
    short: list('ene feb mar abr may jun jul ago sep|sept|set oct nov dic'),
  },
  it: {
    full: list(
      'gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre',
    ),
    short: list('gen feb mar apr mag giu lug ago set|sett ott nov dic'),
  },
  pt: {
    full: list(
      'janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro',
    ),
    short: list('jan fev mar abr mai jun jul ago set out nov dez'),
  },
  nl: {
    full: list(
      'januari februari maart april mei juni juli augustus september oktober november december',
    ),
    short: list('jan feb mrt|maa apr mei jun jul aug sep|sept okt nov dec'),
  },
  pl: {
    full: list(
      'stycznia|styczeń lutego|luty marca|marzec kwietnia|kwiecień maja|maj czerwca|czerwiec lipca|lipiec sierpnia|sierpień września|wrzesień października|październik listopada|listopad grudnia|grudzień',
    ),
    short: list('sty lut mar kwi maj cze lip sie wrz paź lis gru'),
  },
  tr: {
    full: list('ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık'),
    short: list('oca şub mar nis may haz tem ağu eyl eki kas ara'),
  },
};

/** Returns a name as it is compared: `März` as `marz`, `Févr.` as `fevr`. */
export const plainName = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/[\p{M}.]/gu, '')
    .replace(/ı/g, 'i')
    .replace(/İ/g, 'i')
    .toLowerCase();

export interface NamedMonth {
  /** 1 to 12. */
  month: number;
  isShort: boolean;
}

const lookups = new Map(
  MONTH_LANGUAGES.map((language) => {
    const { full, short } = monthNames[language];
    const found = new Map<string, NamedMonth>();
    for (const [names, isShort] of [
      [short, true],
      [full, false],
    ] as const) {
      names.forEach((spellings, index) => {
        for (const name of spellings.split('|'))
          found.set(plainName(name), { month: index + 1, isShort });
      });
    }
    return [language, found] as const;
  }),
);

/**
 * Returns the month a name stands for in a language, or null when it is none. A name that is both
 * counts as full.
 */
export const monthOf = (name: string, language: MonthLanguage): NamedMonth | null =>
  lookups.get(language)?.get(plainName(name)) ?? null;

/** Lists the languages in which all of these names are months, English first. */
export const languagesOf = (names: readonly string[]): MonthLanguage[] =>
  MONTH_LANGUAGES.filter((language) => names.every((name) => monthOf(name, language) !== null));
