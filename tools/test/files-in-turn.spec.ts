// Each spec file has its turn within a few days, the main ways each day, and no name in the list is nobody's.
import path from 'node:path';
import {
  EVERY_DAY,
  filesOfAnotherDay,
  filesWithServices,
  UNTIL_SEEN,
  WITHIN_DAYS,
  WITHIN_DAYS_UNTIL_SEEN,
} from './files-in-turn';
import { suiteOf } from './suites';

const DAY_MS = 24 * 3_600_000;
const root = path.resolve(__dirname, '..', '..');
const FOLDERS: Readonly<Record<string, string>> = { api: 'apps/api', tools: 'tools', e2e: 'apps/e2e' };

describe.each(Object.entries(FOLDERS))('spec files of %s', (project, folder) => {
  const all = filesWithServices(root, project, folder);
  const NOTHING_CHANGED: ReadonlySet<string> = new Set();
  const offOn = (day: number, unseen: ReadonlySet<string> | null = NOTHING_CHANGED, isRecorded = false) =>
    filesOfAnotherDay(root, project, folder, { isNight: false, nowMs: day * DAY_MS, unseen, isRecorded });

  it.each([
    ['two weeks', WITHIN_DAYS, NOTHING_CHANGED],
    ['a few days, where no whole run is known', WITHIN_DAYS_UNTIL_SEEN, null],
  ])('have their turn within %s, each of them', (_, days, unseen) => {
    const off = Array.from({ length: days }, (__, day) => offOn(20_000 + day, unseen));
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

  it('are all run where that is written down and no whole run is known, and else as on any day', () => {
    expect(offOn(20_000, null, true)).toEqual([]);
    expect(offOn(20_000, NOTHING_CHANGED, true)).toEqual(offOn(20_000));
  });

  it('are run each time, on any day, while no whole run has seen them as they are', () => {
    const [file = ''] = offOn(20_000);
    expect(offOn(20_000, new Set([file]))).not.toContain(file);
    const beside = path.join(path.dirname(file), 'something.ts');
    expect(offOn(20_000, new Set([beside]))).not.toContain(file);
    const elsewhere = [path.join(path.dirname(file), 'another.spec.ts'), 'apps/portal/src/main.ts'];
    expect(offOn(20_000, new Set(elsewhere))).toContain(file);
  });

  it('are run more often where no whole run is known', () => {
    const off = offOn(20_000, null);
    for (const start of UNTIL_SEEN[project] ?? []) {
      const named = all.filter((file) => file.startsWith(start));
      expect([start, named.length > 0]).toEqual([start, true]);
      expect(off.filter((file) => named.some((each) => file.endsWith(`/${each}`)))).toEqual([]);
    }
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
