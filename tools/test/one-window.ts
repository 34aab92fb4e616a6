// Unit specs of pages, many in one window: jest gives each spec file a window of its own and loads Angular into it anew, which takes longer than the tests (docs/adr/0141).
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Enough to load Angular seldom, few enough for a failure to have few neighbours. */
const FILES_MAX = 60;
/** Not those of a seed, nor those with services. */
const UNIT_SPEC = /(?<!\.seeded|\.integration)\.spec\.ts$/;
/** Says which window it wants, such as none, or has what it imports replaced before anybody has loaded it. */
const OWN_WINDOW = /@jest-environment|jest\.mock\(/;

/**
 * Writes files that each run several spec files of a project, and returns jest's arguments for them and for the spec files that want a window of
 * their own. `folder` is the project's, relative to the root.
 */
export function inOneWindow(root: string, project: string, folder: string): readonly string[] {
  const source = path.join(root, folder, 'src');
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((name) => UNIT_SPEC.test(name))
    .toSorted()
    .map((name) => path.join(source, name));
  const alone = files.filter((file) => OWN_WINDOW.test(readFileSync(file, 'utf8')));
  const others = files.filter((file) => !alone.includes(file));
  const place = path.join(root, 'tmp', 'one-window', project);
  rmSync(place, { recursive: true, force: true });
  mkdirSync(place, { recursive: true });
  for (let from = 0; from < others.length; from += FILES_MAX) {
    const some = others.slice(from, from + FILES_MAX);
    const name = [some[0], some.at(-1)].map((file = '') => path.basename(file, '.spec.ts')).join('-to-');
    writeFileSync(path.join(place, `${name}.spec.js`), scriptOf(root, some));
  }
  return [
    `--roots=${path.join(root, folder)}`,
    `--roots=${place}`,
    ...alone.map((file) => `--testMatch=${file}`),
    `--testMatch=${place}/*.spec.js`,
  ];
}

function scriptOf(root: string, files: readonly string[]): string {
  const each = files.map(
    (file) => `  ${JSON.stringify(path.relative(root, file))}: () => require(${JSON.stringify(file)}),\n`,
  );
  return `require(${JSON.stringify(path.join(import.meta.dirname, '../../jest.angular-window.cjs'))}).runInOneWindow({\n${each.join('')}});\n`;
}
