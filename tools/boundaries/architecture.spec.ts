// docs/architecture.md names tests for its invariants: the files exist and hold tests of these names.
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(__dirname, '..', '..');
const text = readFileSync(path.join(root, 'docs/architecture.md'), 'utf8');
const section = text.slice(text.indexOf('## Invariants'), text.indexOf('## Where to look'));

type NamedTest = readonly [file: string, name: string | null];

/** File and the test's name, or no name where the whole file is meant. */
function namedTests(): readonly NamedTest[] {
  return [...section.matchAll(/`([^`]+)`((?: \([^·`]*?\)(?=\s|$))*)/gm)].flatMap(
    ([, file = '', names = '']): readonly NamedTest[] => {
      const found = [...names.matchAll(/ \((.*?)\)(?= \(|$)/g)].map(([, name = '']): NamedTest => [
        file,
        name,
      ]);
      return found.length > 0 ? found : [[file, null]];
    },
  );
}

describe('docs/architecture.md', () => {
  it('names tests for every invariant', () => {
    const invariants = section.split('**Invariant').slice(1);
    expect(invariants.length).toBeGreaterThanOrEqual(10);
    for (const invariant of invariants) expect(invariant).toMatch(/`[^`]+`/);
  });

  it.each(namedTests())('%s: %s', (file, name) => {
    const at = path.join(root, file);
    expect(existsSync(at)).toBe(true);
    if (name !== null && statSync(at).isFile()) expect(readFileSync(at, 'utf8')).toContain(name);
  });
});
