// In which language a request is answered, and a text message about it written.
import { DEFAULT_LANGUAGE, isLanguage, type Language, LANGUAGES } from '@haopai/rules';
import type { Request } from 'express';

/** The one that the reader chose on the page; outside our pages the browser's. */
export function languageOf(request: Pick<Request, 'acceptsLanguages'>): Language {
  const accepted = request.acceptsLanguages(...LANGUAGES);
  return isLanguage(accepted) ? accepted : DEFAULT_LANGUAGE;
}

/** Of a page under /dev, which may be asked for with `?lang=`. */
export function askedLanguage(request: Pick<Request, 'acceptsLanguages' | 'query'>): Language {
  const asked = request.query['lang'];
  return isLanguage(asked) ? asked : languageOf(request);
}
