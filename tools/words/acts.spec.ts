// Each act that the api puts on record has a name in the back office, and so has each kind of subject.
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { LANGUAGES } from '@haopai/rules';

const root = path.resolve(__dirname, '..', '..');
const sources = globSync('apps/api/src/**/*.ts', { cwd: root })
  .filter((file) => !/\.spec\.ts$|\/testing\//.test(file))
  .map((file) => readFileSync(path.join(root, file), 'utf8'))
  // Acts and subjects stand where something is put on record.
  .filter((text) => /\baudit\b/i.test(text));
const textsOf = (pattern: RegExp): readonly string[] => [
  ...new Set(sources.flatMap((text) => [...text.matchAll(pattern)].map(([, name = '']) => name))),
];

type Names = Readonly<Record<'act' | 'subject', Readonly<Record<string, string>> | undefined>>;

function namesOf(kind: keyof Names, language: string): readonly string[] {
  return globSync(`apps/admin/src/app/i18n/${language}/*.json`, { cwd: root }).flatMap((file) =>
    Object.keys((JSON.parse(readFileSync(path.join(root, file), 'utf8')) as Names)[kind] ?? {}),
  );
}

describe.each(LANGUAGES)('what the record of acts says (%s)', (language) => {
  it('has a name for each act', () => {
    const [written, named] = [textsOf(/\bact: '([\w.]+)'/g), namesOf('act', language)];
    expect(written.length).toBeGreaterThan(10);
    expect(written.filter((act) => !named.includes(act))).toEqual([]);
  });

  it('has a name for each kind of subject', () => {
    const [written, named] = [textsOf(/\bsubject: [`'](\w+)/g), namesOf('subject', language)];
    expect(written).toContain('staff');
    expect(written.filter((kind) => !named.includes(kind))).toEqual([]);
  });
});
