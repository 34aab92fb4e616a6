// Finds the tests that a document names, as `file` (name of a test) (name of another) · `another file`, and looks whether they exist.
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

export type NamedTest = readonly [file: string, name: string | null];

/** File and the test's name, or no name where the whole file is meant. */
export function namedTests(text: string): readonly NamedTest[] {
  return [...text.matchAll(/`([^`]+)`((?: \([^·`]*?\)(?=\s|$))*)/gm)].flatMap(
    ([, file = '', names = '']): readonly NamedTest[] => {
      const found = [...names.matchAll(/ \((.*?)\)(?= \(|$)/g)].map(([, name = '']): NamedTest => [
        file,
        name,
      ]);
      return found.length > 0 ? found : [[file, null]];
    },
  );
}

/** Whether the file is there and, where a test is named, holds it. */
export function isThere(root: string, [file, name]: NamedTest): boolean {
  const at = path.join(root, file);
  if (!existsSync(at)) return false;
  return name === null || !statSync(at).isFile() || readFileSync(at, 'utf8').includes(name);
}
