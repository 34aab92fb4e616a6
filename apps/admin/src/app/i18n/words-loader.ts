// Brings a language's words as a file of its own, only when that language is read.
import { Injectable } from '@angular/core';
import type { Translation, TranslocoLoader } from '@jsverse/transloco';

@Injectable({ providedIn: 'root' })
export class WordsLoader implements TranslocoLoader {
  async getTranslation(language: string): Promise<Translation> {
    const words = language === 'en' ? await import('./en') : await import('./zh');
    return words.default;
  }
}
