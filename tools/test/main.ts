// npm test: has Nx run the chosen stages and closes with `N passed, N failed`.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { buildAhead } from '../build/build-apps';
import { readOptions, type Stage, STAGES, type TestOptions } from './arguments';
import { add, closingLine, type Counts, NOTHING } from './counts';
import { type Group, lanesOf } from './lanes';
import { findProjects, suiteOfFile, type Task, targetsOf, tasksOf } from './plan';
import { projectEnvironment } from './project-environment';
import { reportFailure } from './reporting';
import { runNx, stopNx } from './run-nx';
import { readReport } from './reports.mjs';
import { runTasks } from './run-tasks';
import { writeWholeRuns } from './seen-whole';
import { forgetStrikes, strikesSeen } from './strikes-seen';

const root = path.resolve(import.meta.dirname, '..', '..');
const note = (line: string) => console.log(`  …  ${line}`);
const projects = findProjects(root);

/**
 * Before Nx asks for their versions: what is installed in the middle would count as another version the next time.
 * Static checks and unit tests do not even load it.
 */
async function obtainPrograms(stages: readonly Stage[]): Promise<void> {
  if (!stages.includes('integration') && !stages.includes('e2e')) return;
  const { obtainMysql, obtainRedis } = await import('../services');
  if (!process.env.HAOPAI_TEST_MYSQL_URL) await obtainMysql(note);
  if (!process.env.HAOPAI_TEST_REDIS_URL) await obtainRedis(note);
  if (!stages.includes('e2e')) return;
  const { obtainBrowser } = await import('./browser');
  await obtainBrowser(note);
}

/** Null means all. */
async function touchedProjects({ related, stages }: TestOptions): Promise<readonly string[] | null> {
  if (related === null) return null;
  const targets = `--targets=${targetsOf(stages).join(',')}`;
  const args = ['show', 'projects', '--affected', `--base=${related.base}`, targets, '--sep=,'];
  const { hasPassed, output } = await runNx(root, args);
  if (!hasPassed) throw new Error(output);
  const names = output.split(/[,\s]+/);
  return projects.map(({ name }) => name).filter((name) => names.includes(name));
}

/** Another seed each night, and pictures each time that they are asked for. */
const isAlwaysRun = () => Boolean(process.env.HAOPAI_NIGHTLY ?? process.env.HAOPAI_E2E_PICTURES);

const reportOf = ({ project, target }: Task) => readReport(project, target);

function tasksNow({ stages }: Group, touched: readonly string[] | null): readonly Task[] {
  return tasksOf(projects, targetsOf(stages)).filter(({ project }) => touched?.includes(project) ?? true);
}

async function runGroup(group: Group, touched: readonly string[] | null): Promise<Counts> {
  const tasks = tasksNow(group, touched);
  // Whoever stops one group wants none of the others.
  if (tasks.length === 0 || isStopping) return NOTHING;
  const names = [...new Set(tasks.map(({ project }) => project))];
  return runTasks(root, tasks, [
    'run-many',
    `--targets=${targetsOf(group.stages).join(',')}`,
    `--projects=${names.join(',')}`,
    `--parallel=${group.parallel}`,
    ...(isAlwaysRun() ? ['--skip-nx-cache'] : []),
    '--outputStyle=stream-without-prefixes',
  ]);
}

/** What journeys look at, once for all lanes. When it fails, the journeys' own build says why. */
const buildPages = () => buildAhead(root, ['portal', 'admin']).catch(() => undefined);

async function runLane(
  lane: readonly Group[],
  touched: readonly string[] | null,
  pages: Promise<void>,
): Promise<Counts> {
  let total = NOTHING;
  for (const group of lane) {
    if (group.isAfterPages) await pages;
    total = add(total, await runGroup(group, touched));
  }
  return total;
}

async function runStages(options: TestOptions): Promise<Counts> {
  await obtainPrograms(options.stages);
  const touched = await touchedProjects(options);
  if (touched !== null) note(`touched: ${touched.join(', ') || 'no project'}`);
  isRelated = touched !== null;
  const lanes = lanesOf(options.stages);
  const hasJourneys = lanes
    .flat()
    .some((group) => group.stages.includes('e2e') && tasksNow(group, touched).length > 0);
  const pages = hasJourneys && lanes.length > 1 ? buildPages() : Promise.resolve();
  console.log(`\n${options.stages.join(', ')}`);
  return add(NOTHING, ...(await Promise.all(lanes.map((lane) => runLane(lane, touched, pages)))));
}

/** Spec files by themselves, with what their suite needs; jest says the rest. */
async function runFiles(files: readonly string[]): Promise<number> {
  let worst = 0;
  for (const file of files) {
    const relative = path.relative(root, path.resolve(root, file));
    const { project, suite } = suiteOfFile(projects, relative);
    const args = [
      '--import',
      'tsx',
      'tools/test/run-suite.ts',
      project.name,
      project.folder,
      suite,
      relative,
    ];
    worst = Math.max(worst, await toItsEnd(process.execPath, args));
  }
  return worst;
}

function toItsEnd(program: string, args: readonly string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: root, stdio: 'inherit', env: projectEnvironment(root) });
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });
}

let isStopping = false;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect'] as const) {
  process.on(signal, () => {
    if (!isStopping) console.log('\nStopped before the end.');
    isStopping = true;
    stopNx();
  });
}
process.channel?.unref();

/** A change may touch nothing that a stage looks at. */
let isRelated = false;
let total: Counts = { passed: 0, failed: 1 };
try {
  const options = readOptions(process.argv.slice(2));
  if (options.isNightly) {
    process.env.HAOPAI_NIGHTLY = '1';
    process.env.HAOPAI_TEST_STRIKES ??= 'in-turn';
  }
  if (options.isRecorded) process.env.HAOPAI_RECORD = '1';
  const areStruck = Boolean(process.env.HAOPAI_TEST_STRIKES);
  if (options.files.length > 0) {
    const code = await runFiles(options.files);
    // Of all files that were run one by one.
    if (areStruck) for (const line of strikesSeen(root)) note(line);
    process.exit(code);
  }
  forgetStrikes(root);
  total = await runStages(options);
  if (areStruck) for (const line of strikesSeen(root)) note(line);
  if (options.isRecorded && !isStopping) {
    const reports = tasksOf(projects, targetsOf(options.stages)).map(reportOf);
    note(writeWholeRuns(root, reports, { isNight: options.isNightly }));
  }
  const isWholeNight = options.isNightly && options.isRecorded && options.stages.length === STAGES.length;
  if (isWholeNight && !isStopping && total.failed === 0) {
    const { recordWholeRun } = await import('../tried/whole-run');
    for (const line of await recordWholeRun(root)) note(line);
  }
} catch (error) {
  reportFailure('npm test', error instanceof Error ? error.message : String(error));
}
if (isStopping) process.exit(130);
console.log(`\n${closingLine(total)}`);
process.exit(total.failed === 0 && (total.passed > 0 || isRelated) ? 0 : 1);
