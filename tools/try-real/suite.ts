// Suites of npm test, run on servers of one's choice.
import path from 'node:path';
import { run } from '../services/child-process';
import { projectEnvironment } from '../test/project-environment';
import { forgetReport, readReport } from '../test/reports.mjs';
import type { Note } from './part';

/** `files`: spec files, relative to the root; none for the whole suite. */
export interface SuiteRun {
  readonly project: 'api' | 'engine-mysql' | 'tools';
  readonly suite: 'integration' | 'integration-seeded';
  readonly files: readonly string[];
}

const FOLDERS = { api: 'apps/api', 'engine-mysql': 'libs/engine-mysql', tools: 'tools' } as const;

/** Returns what it counted; throws with what failed. */
export async function runSuite(
  root: string,
  { project, suite, files }: SuiteRun,
  env: NodeJS.ProcessEnv,
  note: Note,
): Promise<string> {
  const title = [`${project}:${suite}`, ...files.map((file) => path.basename(file))].join(' ');
  note(title);
  forgetReport(project, suite);
  const said: string[] = [];
  await run(
    process.execPath,
    ['--import', 'tsx', 'tools/test/run-suite.ts', project, FOLDERS[project], suite, ...files],
    {
      cwd: root,
      env: { ...projectEnvironment(root), ...env },
      onLine: (line) => {
        if (/^\s+[✓✗…]/.test(line)) note(line.trim());
        if (/\d passed/.test(line)) said.push(line.trim());
      },
    },
  );
  const report = readReport(project, suite);
  return report === null
    ? said.join('\n')
    : `${title}: ${report.passed} passed, ${report.failed} failed in ${Math.round(report.seconds)} s`;
}
