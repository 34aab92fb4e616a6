// What holds for the words of every web app; called within a describe of each app's own spec.
import { DEFAULT_LANGUAGE, type InEachLanguage, LANGUAGES } from '@haopai/rules';

export type WordTree = { readonly [key: string]: string | WordTree };

export function flatWords(tree: WordTree): ReadonlyMap<string, string> {
  const words = new Map<string, string>();
  const take = (branch: WordTree, prefix: string): void => {
    for (const [key, value] of Object.entries(branch))
      if (typeof value === 'string') words.set(prefix + key, value);
      else take(value, `${prefix}${key}.`);
  };
  take(tree, '');
  return words;
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
      const taken = (text: string | undefined) => placeholders(text).join();
      const others = [...own].filter(([key, text]) => taken(words.get(key)) !== taken(text));
      expect(others.map(([key]) => key)).toEqual([]);
    });

    it('choose between one and many by a figure that they take', () => {
      const lacking = [...words].filter(([, text]) => {
        const chosenBy = [...text.matchAll(/\[(\w+)\|/g)].map(([, name = '']) => `{{${name}}}`);
        return chosenBy.some((figure) => !text.includes(figure));
      });
      expect(lacking).toEqual([]);
    });

    it('shout at nobody', () => {
      expect([...words.values()].filter((text) => /[!！]/.test(text))).toEqual([]);
    });
  });
}
