// The words about special conditions and attachments: few auctions have any, so they come with them.
import type { WordsPart } from '@haopai/web-app';

export const CONDITIONS_WORDS: WordsPart = {
  zh: () => import('../i18n/zh/conditions.json'),
  en: () => import('../i18n/en/conditions.json'),
};
