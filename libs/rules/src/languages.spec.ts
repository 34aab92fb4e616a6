// The list of languages, and what goes through it.
import {
  DEFAULT_LANGUAGE,
  fieldIn,
  inEachLanguage,
  isLanguage,
  knownLanguage,
  type Language,
  LANGUAGE_FACTS,
  LANGUAGES,
  nextLanguage,
  wordsFor,
  writtenIn,
} from './languages';

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

  it('have codes of two letters, which is what the tables have room for, and names and tags of their own', () => {
    for (const language of LANGUAGES) expect(language).toMatch(/^[a-z]{2}$/);
    for (const fact of ['name', 'tag', 'locale'] as const)
      expect(new Set(LANGUAGES.map((language) => LANGUAGE_FACTS[language][fact])).size).toBe(
        LANGUAGES.length,
      );
    for (const language of LANGUAGES) {
      const { tag, locale } = LANGUAGE_FACTS[language];
      expect(Intl.getCanonicalLocales([tag, locale])).toEqual([...new Set([tag, locale])]);
    }
  });

  it('are shown in the default one where something is kept in none that is wanted', () => {
    expect(wordsFor({ zh: '甲', en: 'a' }, 'en')).toBe('a');
    expect(wordsFor({ zh: '甲' }, 'en')).toBe('甲');
    expect(wordsFor({ en: 'a' }, 'zh')).toBe('a');
    expect(wordsFor({}, 'zh')).toBeUndefined();
    expect(writtenIn(['zh'], 'en')).toBe('zh');
    expect(writtenIn([], 'en')).toBeNull();
  });

  it('are the default one where a later release kept one that is not known yet', () => {
    expect(LANGUAGES.map(knownLanguage)).toEqual([...LANGUAGES]);
    for (const kept of ['ja', '', 'toString']) expect(knownLanguage(kept)).toBe(DEFAULT_LANGUAGE);
  });

  it('name the fields that hold one of them', () => {
    expect(LANGUAGES.map((language) => fieldIn('title', language))).toEqual(['titleZh', 'titleEn']);
  });

  it('switches through all of them and back to the first', () => {
    const first = LANGUAGES[0];
    const seen: Language[] = [first];
    while (seen.length < LANGUAGES.length) seen.push(nextLanguage(seen.at(-1) ?? first));
    expect(seen).toEqual([...LANGUAGES]);
    expect(nextLanguage(LANGUAGES.at(-1) ?? first)).toBe(first);
  });
});
