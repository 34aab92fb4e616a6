// Has receipts drawn by one thread beside the program's own, a few waiting at most: no bid waits for a receipt.
import { createRequire } from 'node:module';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { RefusalError } from '../../errors';
import { BoundedWork } from '../../identity';
import type { ReceiptDone, ReceiptJob, ReceiptSheet } from './receipt-sheet';

const LIMITS = { atOnceMax: 1, waitingMax: 20, retryAfterMs: 2_000 };
const DRAWING_MAX_MS = 10_000;
/** The thread and its font are given up when nobody has wanted a receipt for so long. */
const IDLE_MAX_MS = 60_000;
const HEAP_MAX_MB = 128;

/** Beside this code as it is written, and beside the bundle that is made of it. */
const THREAD = new URL(`./receipt-worker${extname(import.meta.url)}`, import.meta.url);
const IS_BUNDLED = import.meta.url.endsWith('.js');

@Injectable()
export class ReceiptPrinter implements OnModuleDestroy {
  private readonly queue = new BoundedWork(LIMITS);
  private thread: Worker | null = null;
  private idleTimer: NodeJS.Timeout | null = null;
  private jobs = 0;

  /** A PDF; SERVER.BUSY when too many wait. */
  print(sheet: ReceiptSheet): Promise<Uint8Array | RefusalError<'SERVER.BUSY'>> {
    return this.queue.run(() => this.draw(sheet));
  }

  async onModuleDestroy(): Promise<void> {
    await this.giveUpThread();
  }

  private async draw(sheet: ReceiptSheet): Promise<Uint8Array> {
    if (this.idleTimer !== null) clearTimeout(this.idleTimer);
    const thread = (this.thread ??= startThread());
    const jobId = (this.jobs += 1);
    try {
      const done = await answerOf(thread, { jobId, sheet });
      if ('failure' in done) throw new Error(`a receipt could not be drawn: ${done.failure}`);
      return done.pdf;
    } catch (error) {
      // Whatever state it is in: the next receipt gets another one.
      await this.giveUpThread();
      throw error;
    } finally {
      this.idleTimer = setTimeout(() => void this.giveUpThread(), IDLE_MAX_MS);
      this.idleTimer.unref();
    }
  }

  private async giveUpThread(): Promise<void> {
    const { thread } = this;
    this.thread = null;
    await thread?.terminate();
  }
}

function startThread(): Worker {
  const thread = new Worker(THREAD, {
    workerData: { fontFile: fontFile() },
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MAX_MB },
    execArgv: [],
  });
  thread.unref();
  return thread;
}

/** The build puts it beside the bundle; before that it is in its package. */
function fontFile(): string {
  if (IS_BUNDLED) return fileURLToPath(new URL('./fonts/NotoSansSC_400Regular.ttf', import.meta.url));
  return createRequire(import.meta.url).resolve(
    '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
  );
}

function answerOf(thread: Worker, job: ReceiptJob): Promise<ReceiptDone> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => settle(() => reject(new Error('a receipt takes too long'))),
      DRAWING_MAX_MS,
    );
    const settle = (how: () => void): void => {
      clearTimeout(timer);
      thread.off('message', hear).off('error', fail).off('exit', leave);
      how();
    };
    const hear = (done: ReceiptDone): void => {
      if (done.jobId === job.jobId) settle(() => resolve(done));
    };
    const fail = (error: unknown): void =>
      settle(() => reject(error instanceof Error ? error : new Error(String(error))));
    const leave = (): void => settle(() => reject(new Error('the thread that draws receipts has ended')));
    thread.on('message', hear).on('error', fail).on('exit', leave);
    thread.postMessage(job);
  });
}
