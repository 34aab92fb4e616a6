// No thing has two words: neither on a page, nor in a guide, nor in a text, a paper or a spreadsheet that the site sends.
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { CHINESE, ENGLISH, findSecondWords, OF_THE_TRADE, OFFICE_CHINESE, OFFICE_ENGLISH } from './one-word';

const root = path.resolve(__dirname, '..', '..');

/** What was agreed to stays as it was agreed to. */
const AS_AGREED = /agreements\/texts\//;
/** Spreadsheets that people bring may call their columns by other words. */
const ALSO_READ = /\balso: \[[^\]]*\]/g;
const COMMENT = /^\s*(?:\/\/|\/?\*).*$/gm;

const PAGES = (language: string) =>
  [
    `apps/{portal,admin}/src/app/i18n/${language}/*.json`,
    `libs/web-app/src/words/${language}/*.json`,
  ] as const;
const GUIDES = (language: string) => `apps/api/src/communication/content/shipped/${language}/*.md`;

function secondWordsIn(
  patterns: readonly string[],
  vocabulary: typeof CHINESE,
  read = (text: string) => text,
) {
  const files = globSync([...patterns], { cwd: root }).filter(
    (file) => !AS_AGREED.test(file) && !file.includes('.spec.'),
  );
  expect(files.length).toBeGreaterThan(patterns.length * 8);
  return files.flatMap((file) =>
    read(readFileSync(path.join(root, file), 'utf8'))
      .split('\n')
      .flatMap((line, at) => findSecondWords(line, vocabulary).map((found) => `${file}:${at + 1} ${found}`)),
  );
}

/** Codes of refusals name words; nobody reads them. */
const CODE = /'[A-Z]+\.[A-Z_]+'/g;

const withoutComments = (script: string) =>
  script.replaceAll(ALSO_READ, '').replaceAll(COMMENT, '').replaceAll(CODE, '');
/** Of JSON only what is read, not the names of the words. */
const onlyWords = (json: string) => json.replaceAll(/"[^"]*":/g, '');

describe('one word for each thing', () => {
  it.each([
    ['zh', CHINESE],
    ['en', ENGLISH],
  ] as const)('on the pages, in %s', (language, vocabulary) => {
    expect(secondWordsIn(PAGES(language), vocabulary, onlyWords)).toEqual([]);
  });

  it.each([
    ['zh', CHINESE],
    ['en', ENGLISH],
  ] as const)('in the guides, in %s', (language, vocabulary) => {
    expect(secondWordsIn([GUIDES(language)], vocabulary)).toEqual([]);
  });

  it('without words of the trade where a citizen reads', () => {
    const pages = PAGES('zh').map((pattern) => pattern.replace('{portal,admin}', 'portal'));
    expect(secondWordsIn(pages, OF_THE_TRADE, onlyWords)).toEqual([]);
    expect(secondWordsIn([GUIDES('zh')], OF_THE_TRADE)).toEqual([]);
  });

  it.each([
    ['zh', OFFICE_CHINESE],
    ['en', OFFICE_ENGLISH],
  ] as const)('in the office, in %s, where there are more things', (language, vocabulary) => {
    const pages = [`apps/admin/src/app/i18n/${language}/*.json`];
    expect(secondWordsIn(pages, vocabulary, onlyWords)).toEqual([]);
  });

  it('in what the api says, in Chinese', () => {
    expect(secondWordsIn(['apps/api/src/**/*.ts'], CHINESE, withoutComments)).toEqual([]);
  });

  it('in what the api says, in English', () => {
    const said = ['apps/api/src/texts/en/*.ts'];
    expect(secondWordsIn(said, ENGLISH, withoutComments)).toEqual([]);
  });

  it.each([
    ['输入起拍价', CHINESE, '起拍价: say 起价'],
    ['您的账号已注销', CHINESE, '账号: say 账户'],
    ['Sign in with your phone number', ENGLISH, 'Sign in: say log in'],
    ['Maximum bid {{ceiling}}, the ceiling', ENGLISH, 'ceiling: say maximum bid'],
    ['查看审计日志', OFFICE_CHINESE, '审计日志: say 操作记录'],
    ['Lacks the permission', OFFICE_ENGLISH, 'permission: say right'],
  ] as const)('finds the second word in %s', (text, vocabulary, found) => {
    expect(findSecondWords(text, vocabulary)).toContain(found);
  });

  it('lets the words of the list pass', () => {
    expect(CHINESE.flatMap(({ say }) => findSecondWords(say, CHINESE))).toEqual([]);
    expect(ENGLISH.flatMap(({ say }) => findSecondWords(say, ENGLISH))).toEqual([]);
    for (const office of [OFFICE_CHINESE, OFFICE_ENGLISH])
      expect(office.flatMap(({ say }) => findSecondWords(say, office))).toEqual([]);
  });
});
