// Sentences one after another, as the language writes them: pure.
import type { InEachLanguage, Language } from '@haopai/rules';

const BETWEEN: InEachLanguage<string> = { zh: '', en: ' ' };

export function joined(sentences: readonly string[], language: Language): string {
  return sentences.join(BETWEEN[language]);
}
