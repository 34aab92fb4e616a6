// Each spec file has its turn within a few days, the main ways each day, and no name in the list is nobody's.
import path from 'node:path';
import { EVERY_DAY, filesOfAnotherDay, filesWithServices, WITHIN_DAYS } from './files-in-turn';
import { suiteOf } from './suites';

const DAY_MS = 24 * 3_600_000;
const root = path.resolve(__dirname, '..', '..');
const FOLDERS: Readonly<Record<string, string>> = { api: 'apps/api', tools: 'tools', e2e: 'apps/e2e' };

describe.each(Object.entries(FOLDERS))('spec files of %s', (project, folder) => {
  const all = filesWithServices(root, project, folder);
  const offOn = (day: number) =>
    filesOfAnotherDay(root, project, folder, { isNight: false, nowMs: day * DAY_MS });

  it('have their turn within a few days, each of them', () => {
    const off = Array.from({ length: WITHIN_DAYS }, (_, day) => offOn(20_000 + day));
    expect(off[0]?.length).toBeGreaterThan(0);
    for (const file of all)
      expect([file, off.every((today) => today.some((other) => other.endsWith(file)))]).toEqual([
        file,
        false,
      ]);
  });

  it('are all run at night', () => {
    expect(filesOfAnotherDay(root, project, folder, { isNight: true })).toEqual([]);
  });

  it('are every day’s where the list says so, and each of its names is somebody’s', () => {
    const off = offOn(20_000);
    for (const start of EVERY_DAY[project] ?? []) {
      const named = all.filter((file) => file.startsWith(start));
      expect([start, named.length > 0]).toEqual([start, true]);
      expect(off.filter((file) => named.some((each) => file.endsWith(`/${each}`)))).toEqual([]);
    }
  });
});

it('leaves the files of another day out of a suite’s run', () => {
  const off = filesOfAnotherDay(root, 'e2e', 'apps/e2e', { isNight: false });
  const [main = []] = suiteOf(root, 'e2e', 'apps/e2e', 'e2e').runs;
  if (process.env['HAOPAI_NIGHTLY'] === '1') return;
  for (const file of off) expect(main).toContain(`--testPathIgnorePatterns=/${file.replaceAll('.', '\\.')}$`);
});
