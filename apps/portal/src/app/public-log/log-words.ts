// The words about the public log come with its page: they are no part of what every reader loads.
import type { WordsPart } from '@haopai/web-app';

export const LOG_WORDS: WordsPart = {
  zh: () => import('../i18n/zh/public-log.json'),
  en: () => import('../i18n/en/public-log.json'),
};
