// Which spec files jest is told to leave out: those of another day, in each of a suite's runs.
import path from 'node:path';
import { filesOfAnotherDay } from './files-in-turn';
import { suiteOf } from './suites';

const root = path.resolve(import.meta.dirname, '../..');

describe('a suite', () => {
  it.each(['api', 'tools', 'e2e'])(
    'of %s leaves out what has its turn on another day, in each run',
    (project) => {
      const folder = project === 'tools' ? 'tools' : `apps/${project}`;
      const { runs } = suiteOf(root, project, folder, project === 'e2e' ? 'e2e' : 'integration');
      const others = filesOfAnotherDay(root, project, folder);
      for (const run of runs) {
        const ignored = run
          .filter((arg) => arg.startsWith('--testPathIgnorePatterns='))
          .map((arg) => new RegExp(arg.replace('--testPathIgnorePatterns=', '')));
        const ran = others.filter((file) => !ignored.some((pattern) => pattern.test(`/${file}`)));
        expect(ran).toEqual([]);
      }
    },
  );
});
