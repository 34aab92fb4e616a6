// The languages of the site: the one list. A further one is an entry here and a folder wherever words stand (docs/architecture.md, "A new language").

/** What the program knows of a language besides its words. */
interface LanguageFacts {
  /** What it calls itself, for who looks for it. */
  readonly name: string;
  /** As a document names it (BCP 47). */
  readonly tag: string;
  /** As whose days and numbers are written (BCP 47). */
  readonly locale: string;
  /** How a date without its year writes the month. */
  readonly month: 'long' | 'short';
  /** Between two sentences. */
  readonly gap: '' | ' ';
}

/** In the order in which they are offered. */
const LIST = {
  zh: { name: '中文', tag: 'zh-CN', locale: 'zh-CN', month: 'long', gap: '' },
  en: { name: 'English', tag: 'en', locale: 'en-GB', month: 'short', gap: ' ' },
} as const satisfies Readonly<Record<string, LanguageFacts>>;

export type Language = keyof typeof LIST;

/** The keys of the list, of which there is one at least. */
export const LANGUAGES: readonly [Language, ...Language[]] = Object.keys(LIST) as [Language, ...Language[]];

/** For who has not said which they read, and for what was written in no other. */
export const DEFAULT_LANGUAGE: Language = 'zh';

/** In which amounts in capitals and the names of auctions stand, whatever the page speaks. */
export const CHINESE: Language = 'zh';

/** One of something for each. */
export type InEachLanguage<Words> = Readonly<Record<Language, Words>>;

/** What was kept before a language came has no words in that one. */
export type InSomeLanguages<Words> = Readonly<Partial<Record<Language, Words>>>;

export const LANGUAGE_FACTS: InEachLanguage<LanguageFacts> = LIST;
export const LANGUAGE_TAGS: InEachLanguage<string> = inEachLanguage((language) => LIST[language].tag);

/** Figures, money and times of day are written alike in every language, so that two people see the same price: `1,234.50`, `14:05`. */
export const FIGURES_LOCALE = 'en-GB';

export function inEachLanguage<Words>(make: (language: Language) => Words): InEachLanguage<Words> {
  return Object.fromEntries(LANGUAGES.map((language) => [language, make(language)])) as InEachLanguage<Words>;
}

export function isLanguage(raw: unknown): raw is Language {
  return LANGUAGES.some((language) => language === raw);
}

/** Of what was kept: a release that knows more languages may have written it. */
export function knownLanguage(kept: string): Language {
  return isLanguage(kept) ? kept : DEFAULT_LANGUAGE;
}

/** The one that a switch goes on to. */
export function nextLanguage(language: Language): Language {
  return LANGUAGES[(LANGUAGES.indexOf(language) + 1) % LANGUAGES.length] ?? DEFAULT_LANGUAGE;
}

/** The words for a reader of `language`: those in it, else those in the default one, else in whichever there is; undefined when there are none. */
export function wordsFor<Words>(kept: InSomeLanguages<Words>, language: Language): Words | undefined {
  const written = LANGUAGES.filter((one) => kept[one] !== undefined);
  return kept[writtenIn(written, language) ?? language];
}

/** In which of those that something is written in a reader of `language` gets it; null when there are none. */
export function writtenIn(written: readonly Language[], language: Language): Language | null {
  const wanted = [language, DEFAULT_LANGUAGE, ...LANGUAGES];
  return wanted.find((one) => written.includes(one)) ?? null;
}

/** What a field or a column of one language is called, as the wire and the tables have always had it: `title` → `titleZh`. */
export function fieldIn(name: string, language: Language): string {
  return `${name}${language.charAt(0).toUpperCase()}${language.slice(1)}`;
}
