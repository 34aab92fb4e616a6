// In which language a text message about a request is written: the reader's own, Chinese first.
import type { Request } from 'express';
import type { Language } from './sms/sms-templates';

export function languageOf(request: Request): Language {
  return request.acceptsLanguages('zh', 'en') === 'en' ? 'en' : 'zh';
}
