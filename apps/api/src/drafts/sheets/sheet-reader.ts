// Has spreadsheets read by one thread beside the program's own, in so much memory and time and no more: no bid waits for one.
import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { AUCTION_LOTS_MAX } from '@haopai/contracts';
import { RefusalError } from '../../errors';
import { BoundedWork } from '../../identity';
import type { SheetDone, SheetJob, SheetRows } from './sheet-rows';

const LIMITS = { atOnceMax: 1, waitingMax: 10, retryAfterMs: 2_000 };
/** With the start of the thread, on a machine that has much else to do. */
const READING_MAX_MS = 20_000;
/** The thread is given up when nobody has wanted a spreadsheet read for so long. */
const IDLE_MAX_MS = 60_000;
const HEAP_MAX_MB = 256;

/** Beside this code as it is written, and beside the bundle that is made of it. */
const THREAD = new URL(`./sheet-worker${extname(import.meta.url)}`, import.meta.url);

@Injectable()
export class SheetReader implements OnModuleDestroy {
  private readonly queue = new BoundedWork(LIMITS);
  private thread: Worker | null = null;
  private idleTimer: NodeJS.Timeout | null = null;
  private jobs = 0;

  /** The header is among the rows. */
  read(bytes: Uint8Array): Promise<SheetRows | RefusalError> {
    return this.queue.run(async () => {
      const done = await this.readInThread(bytes);
      if (done === null) return new RefusalError('SHEET.UNREADABLE', { reason: 'takesTooLong' });
      if ('problem' in done) return new RefusalError('SHEET.UNREADABLE', { reason: done.problem });
      return done.rows;
    });
  }

  async onModuleDestroy(): Promise<void> {
    await this.giveUpThread();
  }

  /** Null when it took too long, or more memory than there is for it. */
  private async readInThread(bytes: Uint8Array): Promise<SheetDone | null> {
    if (this.idleTimer !== null) clearTimeout(this.idleTimer);
    const thread = (this.thread ??= startThread());
    const jobId = (this.jobs += 1);
    let done: SheetDone | null = null;
    try {
      done = await answerOf(thread, { jobId, bytes, rowsMax: AUCTION_LOTS_MAX + 1 });
    } finally {
      // Whatever state it is in: the next file gets another one.
      if (done === null) await this.giveUpThread();
      this.idleTimer = setTimeout(() => void this.giveUpThread(), IDLE_MAX_MS);
      this.idleTimer.unref();
    }
    return done;
  }

  private async giveUpThread(): Promise<void> {
    const { thread } = this;
    this.thread = null;
    await thread?.terminate();
  }
}

function startThread(): Worker {
  const thread = new Worker(THREAD, {
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MAX_MB },
    execArgv: [],
  });
  thread.unref();
  return thread;
}

function answerOf(thread: Worker, job: SheetJob): Promise<SheetDone | null> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => settle(() => resolve(null)), READING_MAX_MS);
    const settle = (how: () => void): void => {
      clearTimeout(timer);
      thread.off('message', hear).off('error', fail).off('exit', leave);
      how();
    };
    const hear = (done: SheetDone): void => {
      if (done.jobId === job.jobId) settle(() => resolve(done));
    };
    const fail = (error: unknown): void =>
      settle(() => (isOutOfMemory(error) ? resolve(null) : reject(asError(error))));
    const leave = (): void => settle(() => reject(new Error('the thread that reads spreadsheets has ended')));
    thread.on('message', hear).on('error', fail).on('exit', leave);
    thread.postMessage(job);
  });
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
