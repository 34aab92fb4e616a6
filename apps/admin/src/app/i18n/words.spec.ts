// Every word of the back office exists in every language, and every refusal that only the back office gives has a sentence.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { flatWords, holdWords, type WordTree } from '@haopai/web-app/testing';
import en from './en';
import zh from './zh';

const CONTRACTS = join(__dirname, '../../../../../libs/contracts/src/staff-refusal-codes.ts');
const declared = [...readFileSync(CONTRACTS, 'utf8').matchAll(/^ {2}'([A-Z_]+\.[A-Z_]+)':/gm)].map(
  (match) => match[1] ?? '',
);
const CAUSES = join(__dirname, '../../../../../libs/contracts/src/sheets.ts');
const causes = [...readFileSync(CAUSES, 'utf8').matchAll(/^ {2}'([A-Z_]+\.[A-Z_]+)':/gm)].map(
  (match) => match[1] ?? '',
);
const problems =
  (/type SheetProblem =([^;]+);/.exec(readFileSync(CAUSES, 'utf8'))?.[1] ?? '').match(/\w+/g) ?? [];
const chinese = zh as WordTree;
const english = en as WordTree;

describe('the words of the back office', () => {
  holdWords({ zh: chinese, en: english });

  it('finds the codes at all', () => expect(declared.length).toBeGreaterThan(5));

  it.each(declared)('say what %s means, in both languages', (code) => {
    expect(flatWords(chinese).get(`refusal.${code}`)).toMatch(/。$/);
    expect(flatWords(english).get(`refusal.${code}`)).toMatch(/\.$/);
  });

  it('say why a spreadsheet cannot be read, why exactly a cell is wrong, and what to look at twice', () => {
    expect([causes.length > 10, problems.length > 5]).toEqual([true, true]);
    const keys = [
      ...causes.map((code) => `sheet.${code.startsWith('SHEET.') ? 'warning' : 'cause'}.${code}`),
      ...problems.map((reason) => `refusal.SHEET.UNREADABLE.${reason}`),
    ];
    for (const key of keys) expect([key, flatWords(chinese).has(key)]).toEqual([key, true]);
  });
});
