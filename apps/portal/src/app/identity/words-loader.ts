// Brings the words about who somebody is with what says them: they are no part of what every reader loads.
import type { WordsPart } from '@haopai/web-app';

export const IDENTITY_WORDS: WordsPart = {
  zh: () => import('../i18n/zh/identity.json'),
  en: () => import('../i18n/en/identity.json'),
};
