// Work done by one thread beside the program's own, one piece after another and a few waiting at most: no bid waits for it.
import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { RefusalError } from '../errors';
import { BoundedWork } from '../limits';

export interface WorkerThreadParts {
  /** For failures: what could not be done. */
  readonly name: string;
  /** Beside the code as it is written, and beside the bundle that is made of it. */
  readonly file: URL;
  readonly workerData: unknown;
  readonly waitingMax: number;
  readonly workMaxMs: number;
  readonly heapMaxMb: number;
}

/** To the thread. */
export interface ThreadJob<Work> {
  readonly jobId: number;
  readonly work: Work;
}

/** From the thread: what came of it, or why nothing did. */
export type ThreadDone<Result> =
  { readonly jobId: number; readonly result: Result } | { readonly jobId: number; readonly failure: string };

/** It took more time, or more memory, than there is for one piece of work. */
export class ThreadWorkTooMuch extends Error {}

/** The thread, and what it keeps in memory, is given up when nobody has wanted it for so long. */
const IDLE_MAX_MS = 60_000;
const RETRY_AFTER_MS = 2_000;

/** The file of a thread that stands at `path`, without its ending, from the code at `here`; in the bundle all stand together. */
export function threadFile(here: string, path: string): URL {
  return new URL(`${path}${extname(here)}`, here);
}

export class WorkerThread<Work, Result> {
  private readonly queue: BoundedWork;
  private thread: Worker | null = null;
  private idleTimer: NodeJS.Timeout | null = null;
  private jobs = 0;

  constructor(private readonly parts: WorkerThreadParts) {
    const { waitingMax } = parts;
    this.queue = new BoundedWork({ atOnceMax: 1, waitingMax, retryAfterMs: RETRY_AFTER_MS });
  }

  /** SERVER.BUSY when too many wait; rejects when the thread fails. */
  run(work: Work): Promise<Result | RefusalError<'SERVER.BUSY'>> {
    return this.queue.run(() => this.work(work));
  }

  async stop(): Promise<void> {
    const { thread } = this;
    this.thread = null;
    await thread?.terminate();
  }

  private async work(work: Work): Promise<Result> {
    if (this.idleTimer !== null) clearTimeout(this.idleTimer);
    const thread = (this.thread ??= this.start());
    const jobId = (this.jobs += 1);
    try {
      const done = await this.answerOf(thread, { jobId, work });
      if ('failure' in done) throw new Error(`${this.parts.name}: ${done.failure}`);
      return done.result;
    } catch (error) {
      // Whatever state it is in: the next piece of work gets another one.
      await this.stop();
      throw error;
    } finally {
      this.idleTimer = setTimeout(() => void this.stop(), IDLE_MAX_MS);
      this.idleTimer.unref();
    }
  }

  private start(): Worker {
    const { file, workerData, heapMaxMb } = this.parts;
    const thread = new Worker(file, {
      workerData,
      resourceLimits: { maxOldGenerationSizeMb: heapMaxMb },
      execArgv: [],
    });
    thread.unref();
    return thread;
  }

  private answerOf(thread: Worker, job: ThreadJob<Work>): Promise<ThreadDone<Result>> {
    const { name, workMaxMs } = this.parts;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(
        () => settle(() => reject(new ThreadWorkTooMuch(`${name}: it takes too long`))),
        workMaxMs,
      );
      const settle = (how: () => void): void => {
        clearTimeout(timer);
        thread.off('message', hear).off('error', fail).off('exit', leave);
        how();
      };
      const hear = (done: ThreadDone<Result>): void => {
        if (done.jobId === job.jobId) settle(() => resolve(done));
      };
      const fail = (error: unknown): void =>
        settle(() =>
          reject(
            isOutOfMemory(error)
              ? new ThreadWorkTooMuch(`${name}: it takes too much memory`)
              : asError(error),
          ),
        );
      const leave = (): void => settle(() => reject(new Error(`${name}: the thread has ended`)));
      thread.on('message', hear).on('error', fail).on('exit', leave);
      thread.postMessage(job);
    });
  }
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
