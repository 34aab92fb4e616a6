// Keeps the parts of an instance running, each a process of its own: either may die and is started again alone. Nothing is left behind.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Role } from './platform/config';
import type { ProgramLog } from './platform/logging';

/** What a part sends when it is ready. */
export const READY = 'ready';

const START_AGAIN_MIN_MS = 100;
const START_AGAIN_MAX_MS = 5_000;
/** A part that has lived for so long is started again at once. */
const LIVED_MS = 10_000;
/** Longer than a part takes to stop by itself. */
const STOP_MAX_MS = 12_000;

type PartName = 'engine' | 'door';

interface Part {
  readonly name: PartName;
  readonly args: readonly string[];
  child: ChildProcess | null;
  wasReady: boolean;
  startedAt: number;
  failures: number;
}

const fileBeside = (name: string): string => path.join(import.meta.dirname, name);

/** One command, to its end; resolves with its exit code. What runs before each start loads no more than it needs. */
export function runProgram([command = '', ...rest]: readonly string[]): Promise<number> {
  const program =
    command === 'migrate'
      ? [fileBeside('migrate.js'), ...rest]
      : [fileBeside('program.js'), command, ...rest];
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...process.execArgv, ...program], { stdio: 'inherit' });
    child.on('error', reject);
    child.on('exit', (code) => resolve(code ?? 1));
  });
}

/** Resolves with the exit code when all parts have ended: 0 when they were told to and did. */
export function supervise(role: Role, log: ProgramLog): Promise<number> {
  const folder = mkdtempSync(path.join(tmpdir(), 'haopai-'));
  const socket = path.join(folder, 'engine.sock');
  const parts: readonly Part[] =
    role === 'edge'
      ? [partOf('door', [fileBeside('program.js'), 'serve'])]
      : [
          partOf('engine', [fileBeside('engine.js'), socket]),
          partOf('door', [fileBeside('program.js'), 'door', socket]),
        ];
  return new Promise((resolve) =>
    new Supervisor(parts, log, (code) => {
      rmSync(folder, { recursive: true, force: true });
      resolve(code);
    }).start(),
  );
}

function partOf(name: PartName, args: readonly string[]): Part {
  return { name, args, child: null, wasReady: false, startedAt: 0, failures: 0 };
}

class Supervisor {
  private isStopping = false;
  private exitCode = 0;

  constructor(
    private readonly parts: readonly Part[],
    private readonly log: ProgramLog,
    private readonly onEnd: (code: number) => void,
  ) {}

  start(): void {
    for (const part of this.parts) this.startPart(part);
    process.on('SIGTERM', (signal) => this.stop(signal));
    process.on('SIGINT', (signal) => this.stop(signal));
  }

  private startPart(part: Part): void {
    part.startedAt = performance.now();
    const child = spawn(process.execPath, [...process.execArgv, ...part.args], {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    part.child = child;
    child.on('message', (message) => {
      if (message === READY) part.wasReady = true;
    });
    child.on('exit', (code, signal) => this.hearEnd(part, code, signal));
    child.on('error', (error) =>
      this.log.error({ err: error, part: part.name }, 'a part could not be started'),
    );
  }

  private hearEnd(part: Part, code: number | null, signal: NodeJS.Signals | null): void {
    part.child = null;
    if (this.isStopping) {
      if (code !== 0) this.exitCode = 1;
    } else if (part.wasReady) {
      this.log.error({ part: part.name, code, signal }, 'a part has ended by itself: it is started again');
      this.startAgain(part);
    } else {
      // Whoever started us decides whether to try again: nothing has been open yet.
      this.exitCode = 1;
      this.stop('SIGTERM');
    }
    if (this.isStopping && this.parts.every(({ child }) => child === null)) this.onEnd(this.exitCode);
  }

  private startAgain(part: Part): void {
    part.failures = performance.now() - part.startedAt < LIVED_MS ? part.failures + 1 : 0;
    const pauseMs = Math.min(START_AGAIN_MIN_MS * 2 ** part.failures, START_AGAIN_MAX_MS);
    setTimeout(() => {
      if (!this.isStopping) this.startPart(part);
    }, pauseMs);
  }

  private stop(signal: NodeJS.Signals): void {
    if (this.isStopping) return;
    this.isStopping = true;
    for (const { child } of this.parts) child?.kill(signal);
    setTimeout(() => {
      for (const { child } of this.parts) child?.kill('SIGKILL');
    }, STOP_MAX_MS).unref();
    if (this.parts.every(({ child }) => child === null)) this.onEnd(this.exitCode);
  }
}
