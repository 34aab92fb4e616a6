// Brings the words about how much a deposit lets one bid: few auctions have it so, and nobody's first page needs them.
import type { WordsPart } from '@haopai/web-app';

export const LIMIT_WORDS: WordsPart = {
  zh: () => import('../i18n/zh/limits.json'),
  en: () => import('../i18n/en/limits.json'),
};
