// Brings the words of practice with its pages: they are no part of what every reader loads.
import type { WordsPart } from '@haopai/web-app';

export const PRACTICE_WORDS: WordsPart = {
  zh: () => import('../i18n/zh/practice.json'),
  en: () => import('../i18n/en/practice.json'),
};
