// What holds for the words of every web app; called within a describe of each app's own spec.

export type WordTree = { readonly [key: string]: string | WordTree };

export function flatWords(tree: WordTree, prefix = ''): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(tree).flatMap(([key, value]): [string, string][] =>
      typeof value === 'string' ? [[prefix + key, value]] : [...flatWords(value, `${prefix}${key}.`)],
    ),
  );
}

const placeholders = (text: string | undefined) => (text?.match(/\{\{\w+\}\}/g) ?? []).sort();

export function holdWords(zh: WordTree, en: WordTree): void {
  const chinese = flatWords(zh);
  const english = flatWords(en);

  it('are the same keys in both languages', () => {
    expect([...english.keys()].sort()).toEqual([...chinese.keys()].sort());
  });

  it('take the same figures in both languages', () => {
    for (const [key, text] of chinese) {
      expect([key, placeholders(english.get(key))]).toEqual([key, placeholders(text)]);
    }
  });

  it('choose between one and many by a figure that they take', () => {
    for (const [key, text] of [...chinese, ...english]) {
      const chosenBy = [...text.matchAll(/\[(\w+)\|/g)].map(([, name = '']) => `{{${name}}}`);
      expect([key, chosenBy.filter((figure) => !text.includes(figure))]).toEqual([key, []]);
    }
  });

  it('shout at nobody', () => {
    for (const text of [...chinese.values(), ...english.values()]) expect(text).not.toMatch(/[!！]/);
  });
}
