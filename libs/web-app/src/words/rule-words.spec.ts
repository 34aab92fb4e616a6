// Every rule that can refuse a field has words in both languages, with every figure that the rule gives.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import en from './en';
import zh from './zh';

const RULES = join(__dirname, '../../../rules/src/refusal.ts');
const declared = [...readFileSync(RULES, 'utf8').matchAll(/^ {2}'([A-Z_]+\.[A-Z_]+)':/gm)].map(
  (match) => match[1] ?? '',
);
/** Those of which only the api or a form can speak. */
const BESIDES = [
  'TEXT.EMPTY',
  'REGION.UNKNOWN',
  'SMS_CODE.INCOMPLETE',
  'CONFIRMATION.OTHER',
  'VIN.TWICE',
  'VEHICLE.OTHER',
  'TOTP.INCOMPLETE',
  'CHOICE.MISSING',
  'MAIL.MALFORMED',
  'MOMENT.MALFORMED',
  'SLUG.MALFORMED',
  'PERIOD.BACKWARDS',
  'NUMBER.NOT_WHOLE',
  'NUMBER.TOO_SMALL',
  'NUMBER.TOO_LARGE',
];

describe('the words for rules', () => {
  it('finds the rules at all', () => expect(declared.length).toBeGreaterThan(25));

  it.each([...declared, ...BESIDES])('say what %s means, in both languages', (code) => {
    const words: Readonly<Record<string, string>>[] = [zh.rule, en.rule];
    for (const language of words) expect(language[code]).toEqual(expect.stringMatching(/\S{3}/));
  });

  it('have none for a rule that is gone', () => {
    expect(Object.keys(zh.rule).sort()).toEqual([...declared, ...BESIDES].sort());
  });
});
