// Puts the words of several files together: a first key may stand in several of them (`refusal`, `nav`), a word only in one.

type Words = Readonly<Record<string, string | Readonly<Record<string, unknown>>>>;

export function joinWords(...files: readonly Words[]): Words {
  const joined: Record<string, Record<string, unknown>> = {};
  for (const file of files) {
    for (const [area, words] of Object.entries(file)) {
      if (typeof words === 'string') throw new Error(`"${area}" is a word without an area`);
      const own = (joined[area] ??= {});
      for (const [name, word] of Object.entries(words)) {
        if (name in own) throw new Error(`two files have words for ${area}.${name}`);
        own[name] = word;
      }
    }
  }
  return joined;
}
