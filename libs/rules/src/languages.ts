// The languages of the site: the one list. A further one is an entry here, and the compiler names the words that are missing.

/** In the order in which they are offered. */
export const LANGUAGES = ['zh', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** For who has not said which they read. */
export const DEFAULT_LANGUAGE: Language = 'zh';

/** One of something for each. */
export type InEachLanguage<Words> = Readonly<Record<Language, Words>>;

/** As a document names its language (BCP 47). */
export const LANGUAGE_TAGS: InEachLanguage<string> = { zh: 'zh-CN', en: 'en' };

/** As whose days and numbers are written (BCP 47). */
export const LOCALES: InEachLanguage<string> = { zh: 'zh-CN', en: 'en-GB' };

export function inEachLanguage<Words>(make: (language: Language) => Words): InEachLanguage<Words> {
  return { zh: make('zh'), en: make('en') };
}

export function isLanguage(raw: unknown): raw is Language {
  return LANGUAGES.some((language) => language === raw);
}

/** The one that a switch goes on to. */
export function nextLanguage(language: Language): Language {
  return LANGUAGES[(LANGUAGES.indexOf(language) + 1) % LANGUAGES.length] ?? DEFAULT_LANGUAGE;
}
