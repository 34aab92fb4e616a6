// Runs tasks by Nx and shows of what it prints only what our own checks and suites say.
import { spawn } from 'node:child_process';
import { projectEnvironment } from './project-environment';

export interface NxEnding {
  readonly hasPassed: boolean;
  /** All that was printed, for when a task never came to its report. */
  readonly output: string;
}

const PROGRESS = /^ {2}… {2}(?<task>[\w-]+:[\w-]+)?/;
const FAILURE_BEGINS = /^──── (?<task>.+) ────$/;
const FAILURE_ENDS = /^────$/;

const running = new Set<number>();

/** Ends Nx, each that runs; each suite hears it and puts away what it started. */
export function stopNx(): void {
  for (const pid of running) process.kill(-pid, 'SIGTERM');
}

/** `isOver` tells which tasks have come to their end: of those Nx may say once more what they said. */
export function runNx(
  root: string,
  args: readonly string[],
  isOver: (task: string) => boolean = () => false,
): Promise<NxEnding> {
  return new Promise((resolve) => {
    const child = spawn('nx', args, {
      cwd: root,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...projectEnvironment(root), NX_TUI: 'false' },
    });
    if (child.pid !== undefined) running.add(child.pid);
    let output = '';
    let pending = '';
    let isFailure = false;
    const failed = new Set<string>();
    const take = (chunk: string) => {
      output += chunk;
      const lines = (pending + chunk).split('\n');
      pending = lines.pop() ?? '';
      for (const line of lines) {
        const failure = FAILURE_BEGINS.exec(line)?.groups?.task;
        if (failure !== undefined && !failed.has(failure)) {
          failed.add(failure);
          isFailure = true;
        }
        const progress = PROGRESS.exec(line);
        const isNews = progress !== null && !isOver(progress.groups?.task ?? '');
        if (isFailure || isNews) console.log(line);
        if (FAILURE_ENDS.test(line)) isFailure = false;
      }
    };
    child.stdout.setEncoding('utf8').on('data', take);
    child.stderr.setEncoding('utf8').on('data', take);
    const finish = (hasPassed: boolean) => {
      if (child.pid !== undefined) running.delete(child.pid);
      resolve({ hasPassed, output });
    };
    child.on('error', (error) => {
      output += error.message;
      finish(false);
    });
    child.on('close', (code) => finish(code === 0));
  });
}
