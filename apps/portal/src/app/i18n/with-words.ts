// Brings the words of a part of the portal that few open before its pages are shown: they are no part of what every reader loads.
import { inject } from '@angular/core';
import type { CanActivateFn } from '@angular/router';
import { LANGUAGES } from '@haopai/rules';
import { TranslocoService } from '@jsverse/transloco';
import { type WordsInEachLanguage, WordsLoader, wordsOf } from './words-loader';

export function withWords(part: WordsInEachLanguage): CanActivateFn {
  return async () => {
    const [loader, transloco] = [inject(WordsLoader), inject(TranslocoService)];
    if (!loader.addPart(part)) return true;
    const loaded = LANGUAGES.filter((language) => transloco.getTranslation().has(language));
    for (const language of loaded)
      transloco.setTranslation(await wordsOf(part, language), language, { merge: true });
    return true;
  };
}
