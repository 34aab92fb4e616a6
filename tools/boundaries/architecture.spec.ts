// docs/architecture.md names tests for its invariants: the files exist and hold tests of these names.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { isThere, namedTests } from './named-tests';

const root = path.resolve(__dirname, '..', '..');
const text = readFileSync(path.join(root, 'docs/architecture.md'), 'utf8');
const section = text.slice(text.indexOf('## Invariants'), text.indexOf('## Where to look'));

describe('docs/architecture.md', () => {
  it('names tests for every invariant', () => {
    const invariants = section.split('**Invariant').slice(1);
    expect(invariants.length).toBeGreaterThanOrEqual(10);
    for (const invariant of invariants) expect(invariant).toMatch(/`[^`]+`/);
  });

  it.each(namedTests(section))('%s: %s', (file, name) => {
    expect(isThere(root, [file, name])).toBe(true);
  });
});
