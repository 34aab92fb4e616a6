// Brings a language's words as a file of its own, only when that language is read; and with them those of the parts that were opened.
import { Injectable } from '@angular/core';
import type { Translation, TranslocoLoader } from '@jsverse/transloco';
import { DEFAULT_LANGUAGE, type InEachLanguage, isLanguage, type Language } from '@haopai/rules';

export type WordsInEachLanguage = InEachLanguage<() => Promise<{ readonly default: Translation }>>;

const LOADERS: WordsInEachLanguage = {
  zh: () => import('./zh'),
  en: () => import('./en'),
};

@Injectable({ providedIn: 'root' })
export class WordsLoader implements TranslocoLoader {
  private readonly parts = new Set<WordsInEachLanguage>();

  async getTranslation(language: string): Promise<Translation> {
    const known = isLanguage(language) ? language : DEFAULT_LANGUAGE;
    const words = await Promise.all([LOADERS, ...this.parts].map((load) => wordsOf(load, known)));
    return Object.assign({}, ...words) as Translation;
  }

  /** From now on they come with every language. False when they did before. */
  addPart(part: WordsInEachLanguage): boolean {
    const isNew = !this.parts.has(part);
    this.parts.add(part);
    return isNew;
  }
}

export async function wordsOf(load: WordsInEachLanguage, language: Language): Promise<Translation> {
  return (await load[language]()).default;
}
