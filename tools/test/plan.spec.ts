// Which suite a spec file belongs to, and that no stage is empty.
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { STAGES } from './arguments';
import { findProjects, suiteOfFile, targetsOf, tasksOf } from './plan';

const root = path.resolve(__dirname, '..', '..');
const projects = findProjects(root);

describe('a run', () => {
  it('has lint and types for every project', () => {
    for (const { name, targets } of projects.filter(({ folder }) => folder !== '')) {
      expect([name, targets]).toEqual([name, expect.arrayContaining(['lint', 'types'])]);
    }
  });

  it.each(STAGES)('has tasks in the stage %s', (stage) => {
    expect(tasksOf(projects, targetsOf([stage])).length).toBeGreaterThan(0);
  });

  it('is not itself a target: Nx takes no npm script for one', () => {
    const { nx } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { nx?: object };
    expect(nx).toEqual({ includedScripts: [] });
  });

  it('refuses a target that no project has', () => {
    expect(() => tasksOf(projects, ['lnit'])).toThrow('lnit');
  });
});

describe('a spec file', () => {
  it.each([
    ['libs/lot/src/lot.spec.ts', 'lot', 'test'],
    ['libs/lot/src/lot.model.seeded.spec.ts', 'lot', 'test-seeded'],
    ['libs/engine-mysql/src/mysql-journal.spec.ts', 'engine-mysql', 'integration'],
    ['apps/api/src/live/bidding/ticks.spec.ts', 'api', 'integration'],
    ['apps/api/src/permissions.seeded.spec.ts', 'api', 'integration-seeded'],
    ['apps/e2e/src/journeys/practice.spec.ts', 'e2e', 'e2e'],
    ['tools/test/plan.spec.ts', 'tools', 'test'],
    ['tools/chaos/chaos.integration.spec.ts', 'tools', 'integration'],
  ])('%s is of %s:%s', (file, name, suite) => {
    const found = suiteOfFile(projects, file);
    expect([found.project.name, found.suite]).toEqual([name, suite]);
  });

  it.each(globSync('{apps,libs,tools,load-tests}/**/*.spec.ts', { cwd: root }))('%s runs', (file) => {
    expect(suiteOfFile(projects, file).project.folder).not.toBe('');
  });

  it('is refused when it is none', () => {
    expect(() => suiteOfFile(projects, 'libs/lot/src/lot.ts')).toThrow('no spec file');
    expect(() => suiteOfFile(projects, 'nowhere/x.spec.ts')).toThrow('no spec file');
  });
});
