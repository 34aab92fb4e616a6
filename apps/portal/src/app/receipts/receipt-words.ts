// The words about receipts of bids come with their page: they are no part of what every reader loads.
import type { WordsPart } from '@haopai/web-app';

export const RECEIPT_WORDS: WordsPart = {
  zh: () => import('../i18n/zh/receipt.json'),
  en: () => import('../i18n/en/receipt.json'),
};
