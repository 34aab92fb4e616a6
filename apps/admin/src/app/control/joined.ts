// Sentences one after another, as the language writes them: pure.
import { type Language, LANGUAGE_FACTS } from '@haopai/rules';

export function joined(sentences: readonly string[], language: Language): string {
  return sentences.join(LANGUAGE_FACTS[language].gap);
}
