// Hashes and compares passwords with argon2id off the main thread, a few at a time, so that the lots never wait for it.
import { randomBytes } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { hash, verify } from '@node-rs/argon2';
import { Injectable } from '@nestjs/common';
import { LOG_INS_AT_ONCE_MAX } from '../../platform/config';
import { RefusalError } from '../../platform/errors';
import { QueuesInTurn, type WorkQueue } from '../../platform/limits';
import { Metrics } from '../../platform/metrics';

/** OWASP's password storage cheat sheet: argon2id, which is the package's default, with 19 MiB, two passes and one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
/** Of libuv's four threads, which files and names of hosts need, too, and of the cores, one of which the lots need. */
const AT_ONCE_MAX = Math.min(3, Math.max(1, availableParallelism() - 1));
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

@Injectable()
export class Passwords {
  private readonly work = new QueuesInTurn({ atOnceMax: AT_ONCE_MAX, retryAfterMs: RETRY_AFTER_MS });
  private readonly queues: Readonly<Record<PasswordQueue, WorkQueue>> = {
    staff: this.work.firstQueue(STAFF_WAITING_MAX),
    staffStrangers: this.work.queue(STAFF_WAITING_MAX),
    logIns: this.work.queue(LOG_INS_AT_ONCE_MAX),
    citizens: this.work.queue(CITIZENS_WAITING_MAX),
  };
  /** Stands in for the hash of somebody who does not exist, and costs as much. */
  readonly nobodysHash = hash(randomBytes(32), COST);

  constructor(private readonly metrics: Metrics) {}

  /** Takes as long when there is no hash. */
  async matches(queue: PasswordQueue, password: string, storedHash: string | null): Promise<boolean | Busy> {
    const against = storedHash ?? (await this.nobodysHash);
    const isRight = await this.noted('compared', queue, () => verify(against, composed(password)));
    return typeof isRight === 'boolean' ? isRight && storedHash !== null : isRight;
  }

  /** For the column `password_hash`: it says itself how it was made. */
  hash(queue: PasswordQueue, password: string): Promise<string | Busy> {
    return this.noted('hashed', queue, () => hash(composed(password), COST));
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
}

/** The same from every keyboard, as parsePassword has it. */
function composed(password: string): string {
  return password.normalize('NFC');
}
