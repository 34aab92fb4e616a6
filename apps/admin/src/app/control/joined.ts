// Sentences one after another, as the language writes them: pure.
import type { Language } from '@haopai/web-app';

export function joined(sentences: readonly string[], language: Language): string {
  return sentences.join(language === 'zh' ? '' : ' ');
}
