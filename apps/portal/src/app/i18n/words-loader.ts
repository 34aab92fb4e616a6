// Brings a language's words as a file of its own, only when that language is read.
import { Injectable } from '@angular/core';
import type { Translation, TranslocoLoader } from '@jsverse/transloco';
import { DEFAULT_LANGUAGE, type InEachLanguage, isLanguage } from '@haopai/rules';

const LOADERS: InEachLanguage<() => Promise<{ readonly default: Translation }>> = {
  zh: () => import('./zh'),
  en: () => import('./en'),
};

@Injectable({ providedIn: 'root' })
export class WordsLoader implements TranslocoLoader {
  async getTranslation(language: string): Promise<Translation> {
    const load = LOADERS[isLanguage(language) ? language : DEFAULT_LANGUAGE];
    return (await load()).default;
  }
}
