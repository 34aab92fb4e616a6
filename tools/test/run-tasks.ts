// Has Nx run tasks, says of each when its report is there, and adds them up; a task without a report counts as a failure.
import type { Task } from './plan';
import { add, type Counts, NOTHING } from './counts';
import { reportFailure, reportLine, reportSlowest } from './reporting';
import { forgetReport, readReport } from './reports.mjs';
import { runNx } from './run-nx';

const LOOK_EVERY_MS = 500;
const OUTPUT_LINES_SHOWN = 80;

export async function runTasks(
  root: string,
  tasks: readonly Task[],
  nxArgs: readonly string[],
): Promise<Counts> {
  const startedMs = Date.now();
  for (const { project, target } of tasks) forgetReport(project, target);
  let waiting = tasks;
  let total = NOTHING;
  const look = () => {
    waiting = waiting.filter(({ project, target }) => {
      const report = readReport(project, target);
      if (report === null) return true;
      const isKept = (report.endedAtMs ?? 0) < startedMs;
      reportLine(`${project}:${target}`, report, isKept ? null : report.seconds);
      if (!isKept) reportSlowest(report.slowest ?? []);
      total = add(total, report);
      return false;
    });
  };
  const looking = setInterval(look, LOOK_EVERY_MS);
  const isOver = (task: string) => readReport(task.split(':')[0] ?? '', task.split(':')[1] ?? '') !== null;
  const { hasPassed, output } = await runNx(root, nxArgs, isOver);
  clearInterval(looking);
  look();
  for (const { project, target } of waiting)
    reportLine(`${project}:${target}`, { passed: 0, failed: 1 }, null);
  if (waiting.length > 0 || (!hasPassed && total.failed === 0)) {
    reportFailure('nx', output.split('\n').slice(-OUTPUT_LINES_SHOWN).join('\n'));
  }
  const missing = Math.max(waiting.length, !hasPassed && total.failed === 0 ? 1 : 0);
  return add(total, { passed: 0, failed: missing });
}
