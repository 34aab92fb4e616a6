// Brings the words of registering, recovering and the personal centre with their pages, and those of notices with the first that comes: they are no
// part of what every reader loads.
import type { WordsPart } from '@haopai/web-app';

export const ACCOUNT_WORDS: WordsPart = {
  zh: () => import('../i18n/zh/account.json'),
  en: () => import('../i18n/en/account.json'),
};
