// The portal's words with those that come with the pages of the account, for specs that open such a page without its route.
import { Injectable } from '@angular/core';
import { DEFAULT_LANGUAGE, isLanguage } from '@haopai/rules';
import type { Translation } from '@jsverse/transloco';
import { ACCOUNT_WORDS } from '../account/words-loader';
import { WordsLoader } from '../i18n/words-loader';

@Injectable({ providedIn: 'root' })
export class EveryWord extends WordsLoader {
  override async getTranslation(language: string): Promise<Translation> {
    const load = ACCOUNT_WORDS[isLanguage(language) ? language : DEFAULT_LANGUAGE];
    const [words, more] = await Promise.all([super.getTranslation(language), load()]);
    return { ...words, ...more.default };
  }
}
