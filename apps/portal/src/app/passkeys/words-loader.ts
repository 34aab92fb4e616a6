// Brings the words about passkeys with what asks for one: they are no part of what every reader loads.
import type { WordsPart } from '@haopai/web-app';

export const PASSKEY_WORDS: WordsPart = {
  zh: () => import('../i18n/zh/passkeys.json'),
  en: () => import('../i18n/en/passkeys.json'),
};
