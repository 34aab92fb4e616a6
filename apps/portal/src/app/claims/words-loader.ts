// Brings the words of claims with their pages: they are no part of what every reader loads.
import type { WordsPart } from '@haopai/web-app';

export const CLAIM_WORDS: WordsPart = {
  zh: () => import('../i18n/zh/claims.json'),
  en: () => import('../i18n/en/claims.json'),
};
