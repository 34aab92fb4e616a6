// The words about papers and invoices: few open these parts, so they come with them.
import type { WordsPart } from '@haopai/web-app';

export const PAPERS_WORDS: WordsPart = {
  zh: () => import('../i18n/zh/papers.json'),
  en: () => import('../i18n/en/papers.json'),
};
