// The words about signs of collusion come with the result of an auction: they are no part of what every reader loads.
import type { WordsPart } from '@haopai/web-app';

export const SIGNS_WORDS: WordsPart = {
  zh: () => import('../i18n/zh/signs.json'),
  en: () => import('../i18n/en/signs.json'),
};
