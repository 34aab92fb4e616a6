// The words about one's own bids and their proofs come with them: they are no part of what every reader loads.
import type { WordsPart } from '@haopai/web-app';

export const OWN_BIDS_WORDS: WordsPart = {
  zh: () => import('../i18n/zh/bids.json'),
  en: () => import('../i18n/en/bids.json'),
};
