// What holds for the words of every web app; called within a describe of each app's own spec.
import { DEFAULT_LANGUAGE, type InEachLanguage, LANGUAGES } from '@haopai/rules';

export type WordTree = { readonly [key: string]: string | WordTree };

export function flatWords(tree: WordTree, prefix = ''): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(tree).flatMap(([key, value]): [string, string][] =>
      typeof value === 'string' ? [[prefix + key, value]] : [...flatWords(value, `${prefix}${key}.`)],
    ),
  );
}

const placeholders = (text: string | undefined) => (text?.match(/\{\{\w+\}\}/g) ?? []).sort();

export function holdWords(trees: InEachLanguage<WordTree>): void {
  const own = flatWords(trees[DEFAULT_LANGUAGE]);

  describe.each(LANGUAGES)('(%s)', (language) => {
    const words = flatWords(trees[language]);

    it('are the same keys in every language', () => {
      expect([...words.keys()].sort()).toEqual([...own.keys()].sort());
    });

    it('take the same figures in every language', () => {
      for (const [key, text] of own) {
        expect([key, placeholders(words.get(key))]).toEqual([key, placeholders(text)]);
      }
    });

    it('choose between one and many by a figure that they take', () => {
      for (const [key, text] of words) {
        const chosenBy = [...text.matchAll(/\[(\w+)\|/g)].map(([, name = '']) => `{{${name}}}`);
        expect([key, chosenBy.filter((figure) => !text.includes(figure))]).toEqual([key, []]);
      }
    });

    it('shout at nobody', () => {
      for (const text of words.values()) expect(text).not.toMatch(/[!！]/);
    });
  });
}
