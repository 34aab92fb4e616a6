// What an article is called for somebody who reads a language: by its other title, or its address, while it has none in that one.
import type { AdminArticleHead } from '@haopai/contracts';
import type { Language } from '@haopai/rules';

export function titleOf({ titles, slug }: AdminArticleHead, language: Language): string {
  return titles[language] || titles.zh || titles.en || slug;
}
