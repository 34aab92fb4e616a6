// The list of languages, and what goes through it.
import { inEachLanguage, isLanguage, type Language, LANGUAGES, nextLanguage } from './languages';

describe('languages', () => {
  it('are Chinese and English, Chinese first', () => {
    expect(LANGUAGES).toEqual(['zh', 'en']);
  });

  it('makes something for each of them', () => {
    expect(Object.keys(inEachLanguage((language) => language))).toEqual([...LANGUAGES]);
    expect(Object.values(inEachLanguage((language) => language))).toEqual([...LANGUAGES]);
  });

  it.each(['', 'fr', 'zh-CN', 'ZH', null, undefined, 0, ['zh']])('does not take %j for one', (raw) => {
    expect(isLanguage(raw)).toBe(false);
  });

  it('switches through all of them and back to the first', () => {
    const first = LANGUAGES[0];
    const seen: Language[] = [first];
    while (seen.length < LANGUAGES.length) seen.push(nextLanguage(seen.at(-1) ?? first));
    expect(seen).toEqual([...LANGUAGES]);
    expect(nextLanguage(LANGUAGES.at(-1) ?? first)).toBe(first);
  });
});
