// Runs one check as a child with a time limit; what it prints is kept, and a long run shows that it is alive.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

const HEARTBEAT_MS = 30_000;
const LAST_FILE_POLL_MS = 1_000;
const AFTER_LAST_FILE_MS = 15_000;

export interface Outcome {
  readonly hasPassed: boolean;
  readonly output: string;
  readonly seconds: number;
}

export interface CommandOptions {
  readonly title: string;
  readonly root: string;
  readonly limitMs: number;
  readonly env?: NodeJS.ProcessEnv;
  /** Written as the command's last act: one that goes on running after it leaks something, and is stopped. */
  readonly lastFile?: string;
}

const running = new Set<number>();

/** Ends every check that still runs, with all of its children. */
export function stopCommands(): void {
  for (const pid of running) {
    try {
      process.kill(-pid, 'SIGKILL');
    } catch {
      running.delete(pid);
    }
  }
}

/** Programs of node_modules come first, and with them the project's Node. */
export function projectEnvironment(root: string): NodeJS.ProcessEnv {
  const bin = path.join(root, 'node_modules', '.bin');
  return { ...process.env, PATH: `${bin}${path.delimiter}${process.env.PATH ?? ''}`, FORCE_COLOR: '0' };
}

export function runCommand(
  command: string,
  args: readonly string[],
  { title, root, limitMs, env, lastFile }: CommandOptions,
): Promise<Outcome> {
  const startedMs = Date.now();
  const seconds = () => Math.round((Date.now() - startedMs) / 100) / 10;
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...projectEnvironment(root), ...env },
    });
    const pid = child.pid;
    if (pid !== undefined) running.add(pid);
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => (output += chunk));
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => (output += chunk));
    const heartbeat = setInterval(() => console.log(`  …  ${title}: ${seconds()} s`), HEARTBEAT_MS);
    const stopSince = (why: string) => {
      output += `\nStopped: ${why}.\n`;
      if (pid !== undefined) process.kill(-pid, 'SIGKILL');
    };
    const limit = setTimeout(() => stopSince(`it took longer than ${limitMs / 1000} s`), limitMs);
    let grace: NodeJS.Timeout | undefined;
    const poll = setInterval(() => {
      if (grace !== undefined || lastFile === undefined || !existsSync(lastFile)) return;
      grace = setTimeout(
        () => stopSince('it was done but did not end: something is left open'),
        AFTER_LAST_FILE_MS,
      );
    }, LAST_FILE_POLL_MS);
    const finish = (hasPassed: boolean) => {
      clearInterval(heartbeat);
      clearTimeout(limit);
      clearInterval(poll);
      clearTimeout(grace);
      if (pid !== undefined) running.delete(pid);
      resolve({ hasPassed, output, seconds: seconds() });
    };
    child.on('error', (error) => {
      output += `\n${error.message}\n`;
      finish(false);
    });
    child.on('close', (code) => finish(code === 0));
  });
}
