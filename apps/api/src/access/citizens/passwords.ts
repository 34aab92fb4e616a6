// Hashes and compares passwords with argon2id in threads of low priority, a few at a time, so that neither lots nor bids wait for it.
import { availableParallelism } from 'node:os';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { LOG_INS_AT_ONCE_MAX } from '../../platform/config';
import { RefusalError } from '../../platform/errors';
import { QueuesInTurn, type WorkQueue } from '../../platform/limits';
import { Metrics } from '../../platform/metrics';
import { threadFile, WorkerThread } from '../../platform/worker-threads';

/** Of the cores one is the lots'. */
const AT_ONCE_MAX = Math.min(3, Math.max(1, availableParallelism() - 1));
/** A thread of low priority may wait long for its core. */
const WORK_MAX_MS = 60_000;
const HEAP_MAX_MB = 64;
/** Of a password that nobody knows: stands in for the hash of somebody who does not exist, and costs as much. */
export const NOBODYS_HASH =
  '$argon2id$v=19$m=19456,t=2,p=1$R+HKvey0DmGDLDBOB5DocA$x6dTBpiKXQaJPLtis0CShuvNsd1j27Fg9Id5ZAwRToY';
/** Some seconds of work each: whoever comes later had better come again. */
const STAFF_WAITING_MAX = 20;
const CITIZENS_WAITING_MAX = 100;
const RETRY_AFTER_MS = 2_000;

/**
 * Whose password it is. `staff`: in a browser that the member has used before, or in a session; goes before all others.
 * `staffStrangers`: staff's log-ins from anywhere else. `logIns`: of citizens, who have waited in line before (log-in/log-in-line.ts).
 * `citizens`: all else of theirs.
 */
export type PasswordQueue = 'staff' | 'staffStrangers' | 'logIns' | 'citizens';

type Busy = RefusalError<'SERVER.BUSY'>;

/** What a thread does: hashes, or compares with a hash. */
export interface PasswordWork {
  readonly password: string;
  readonly against: string | null;
}

type PasswordThread = WorkerThread<PasswordWork, string | boolean>;

@Injectable()
export class Passwords implements OnModuleDestroy {
  private readonly work = new QueuesInTurn({ atOnceMax: AT_ONCE_MAX, retryAfterMs: RETRY_AFTER_MS });
  private readonly queues: Readonly<Record<PasswordQueue, WorkQueue>> = {
    staff: this.work.firstQueue(STAFF_WAITING_MAX),
    staffStrangers: this.work.queue(STAFF_WAITING_MAX),
    logIns: this.work.queue(LOG_INS_AT_ONCE_MAX),
    citizens: this.work.queue(CITIZENS_WAITING_MAX),
  };
  private readonly threads: readonly PasswordThread[] = Array.from({ length: AT_ONCE_MAX }, startThread);
  /** As many as there are places in the queues. */
  private readonly free: PasswordThread[] = [...this.threads];

  constructor(private readonly metrics: Metrics) {}

  async onModuleDestroy(): Promise<void> {
    await Promise.all(this.threads.map((thread) => thread.stop()));
  }

  /** Takes as long when there is no hash. */
  async matches(queue: PasswordQueue, password: string, storedHash: string | null): Promise<boolean | Busy> {
    const against = storedHash ?? NOBODYS_HASH;
    const isRight = await this.noted('compared', queue, () =>
      this.inThread({ password: composed(password), against }),
    );
    return isRight instanceof RefusalError ? isRight : isRight === true && storedHash !== null;
  }

  /** For the column `password_hash`: it says itself how it was made. */
  hash(queue: PasswordQueue, password: string): Promise<string | Busy> {
    return this.noted('hashed', queue, async () =>
      String(await this.inThread({ password: composed(password), against: null })),
    );
  }

  private async noted<Result>(
    as: 'hashed' | 'compared',
    queue: PasswordQueue,
    work: () => Promise<Result>,
  ): Promise<Result | Busy> {
    const result = await this.queues[queue].run(work);
    this.metrics.notePassword(result instanceof RefusalError ? 'turnedAway' : as);
    return result;
  }

  private async inThread(work: PasswordWork): Promise<string | boolean> {
    const thread = this.free.pop();
    if (thread === undefined) throw new Error('More passwords are under way than there are threads');
    try {
      const result = await thread.run(work);
      if (result instanceof RefusalError) throw result;
      return result;
    } finally {
      this.free.push(thread);
    }
  }
}

function startThread(): PasswordThread {
  return new WorkerThread({
    name: 'a password could not be hashed or compared',
    file: threadFile(import.meta.url, './password-worker'),
    workerData: null,
    waitingMax: 0,
    workMaxMs: WORK_MAX_MS,
    heapMaxMb: HEAP_MAX_MB,
  });
}

/** The same from every keyboard, as judgePassword has it. */
function composed(password: string): string {
  return password.normalize('NFC');
}
