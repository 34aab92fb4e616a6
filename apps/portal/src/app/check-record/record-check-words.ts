// The words about checking a whole auction come with it: they are no part of what every reader loads.
import type { WordsPart } from '@haopai/web-app';

export const RECORD_CHECK_WORDS: WordsPart = {
  zh: () => import('../i18n/zh/record-check.json'),
  en: () => import('../i18n/en/record-check.json'),
};
