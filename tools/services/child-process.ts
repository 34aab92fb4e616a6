// Runs programs as children: short ones to their end, servers until told to stop and never longer than this process lives.
import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { findProgram } from './find-program';

const LOG_TAIL_LINES = 15;

export interface RunOptions {
  readonly env?: NodeJS.ProcessEnv;
  /** Where it runs; here when left out. */
  readonly cwd?: string;
  /** Called with each line that the program prints. */
  readonly onLine?: (line: string) => void;
}

/** Runs a program to its end and returns what it printed; a non-zero code throws with its last lines. */
export function run(
  command: string,
  args: readonly string[],
  { env, cwd, onLine }: RunOptions = {},
): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...env },
      ...(cwd === undefined ? {} : { cwd }),
    });
    let printed = '';
    let pending = '';
    const take = (chunk: string) => {
      printed += chunk;
      const lines = (pending + chunk).split('\n');
      pending = lines.pop() ?? '';
      if (onLine) for (const line of lines) onLine(line);
    };
    child.stdout.setEncoding('utf8').on('data', take);
    child.stderr.setEncoding('utf8').on('data', take);
    child.on('error', reject);
    child.on('close', (code, signal) => {
      if (code === 0) return resolve(printed);
      reject(new Error(`${command} ended with ${signal ?? `code ${code}`}:\n${whatMatters(printed)}`));
    });
  });
}

/** The last lines, after those before them that speak of an error: installers end with general advice. */
function whatMatters(printed: string): string {
  const lines = printed.trimEnd().split('\n');
  const errors = lines.slice(0, -LOG_TAIL_LINES).filter((line) => /error/i.test(line));
  return [...errors.slice(-LOG_TAIL_LINES), ...lines.slice(-LOG_TAIL_LINES)].join('\n');
}

export interface Server {
  readonly child: ChildProcess;
  /** Resolves when the program has ended, by itself or by stop(). */
  readonly ended: Promise<void>;
  /** The last lines of its log. */
  tail(): string;
  /** Asks it to end, and after the patience makes it. */
  stop(patienceMs: number): Promise<void>;
  /** As if the machine had lost its power: it and all that it started are gone at once. */
  kill(): Promise<void>;
  /** To it and all that it started. */
  signal(signal: NodeJS.Signals): void;
}

export interface ServerOptions {
  readonly logFile: string;
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
}

/** Also reaches what the child started itself and may leave behind; nobody left there is fine. */
function signalGroup(leader: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-leader, signal);
  } catch {
    // ESRCH: the group is empty.
  }
}

/**
 * Starts a server in a process group of its own, so that Ctrl-C does not reach it before its turn. Where setpriv exists
 * the kernel ends it when this process dies without a word.
 */
export function startServer(command: string, args: readonly string[], options: ServerOptions): Server {
  const setpriv = process.platform === 'linux' ? findProgram('setpriv') : null;
  const [file, argv] = setpriv ? [setpriv, ['--pdeathsig', 'TERM', command, ...args]] : [command, args];
  const log = openSync(options.logFile, 'a', 0o600);
  const child = spawn(file, argv, {
    stdio: ['ignore', log, log],
    detached: true,
    cwd: options.cwd,
    env: options.env ?? process.env,
  });
  closeSync(log);
  const ended = new Promise<void>((resolve) => {
    child.once('error', () => resolve());
    child.once('exit', () => resolve());
  });
  const hasEnded = () => child.pid === undefined || child.exitCode !== null || child.signalCode !== null;
  return {
    child,
    ended,
    tail: () => readFileSync(options.logFile, 'utf8').trimEnd().split('\n').slice(-LOG_TAIL_LINES).join('\n'),
    stop: async (patienceMs) => {
      if (child.pid === undefined) return;
      if (!hasEnded()) {
        signalGroup(child.pid, 'SIGTERM');
        const force = setTimeout(() => void child.kill('SIGKILL'), patienceMs);
        await ended;
        clearTimeout(force);
      }
      signalGroup(child.pid, 'SIGKILL');
    },
    kill: async () => {
      if (child.pid === undefined) return;
      signalGroup(child.pid, 'SIGKILL');
      await ended;
    },
    signal: (signal) => {
      if (child.pid !== undefined && !hasEnded()) signalGroup(child.pid, signal);
    },
  };
}
