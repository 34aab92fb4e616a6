// The words of replays come with their page: they are no part of what every reader loads.
import type { WordsPart } from '@haopai/web-app';

export const REPLAY_WORDS: WordsPart = {
  zh: () => import('../i18n/zh/replay.json'),
  en: () => import('../i18n/en/replay.json'),
};
