// Brings the words about cars that something holds already: few ever meet one, and nobody's first page needs them.
import type { WordsPart } from '@haopai/web-app';

export const CAR_WORDS: WordsPart = {
  zh: () => import('../i18n/zh/cars.json'),
  en: () => import('../i18n/en/cars.json'),
};
