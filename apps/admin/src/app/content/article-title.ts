// What an article is called for somebody who reads a language: by its other title, or its address, while it has none in that one.
import type { AdminArticleHead } from '@haopai/contracts';
import { type Language, LANGUAGES, wordsFor } from '@haopai/rules';

export function titleOf({ titles, slug }: AdminArticleHead, language: Language): string {
  const given = LANGUAGES.filter((one) => titles[one] !== '').map((one) => [one, titles[one]] as const);
  return wordsFor(Object.fromEntries(given), language) ?? slug;
}
