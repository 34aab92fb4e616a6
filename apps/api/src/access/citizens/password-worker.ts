// A thread that hashes and compares passwords, one after another. It runs as it stands, without a compiler: nothing of its own is imported but types.
import { constants, getPriority, setPriority } from 'node:os';
import { parentPort } from 'node:worker_threads';
import { hashSync, verifySync } from '@node-rs/argon2';
import type { ThreadDone, ThreadJob } from '../../platform/worker-threads';
import type { PasswordWork } from './passwords';

/** OWASP's password storage cheat sheet: argon2id, which is the package's default, with 19 MiB, two passes and one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

// On Linux this thread's alone: where cores are scarce, bids go before log-ins.
setPriority(Math.max(getPriority(), constants.priority.PRIORITY_BELOW_NORMAL));

parentPort?.on('message', ({ jobId, work }: ThreadJob<PasswordWork>) => {
  parentPort?.postMessage(answer(jobId, work));
});

function answer(jobId: number, { password, against }: PasswordWork): ThreadDone<string | boolean> {
  try {
    const result = against === null ? hashSync(password, COST) : verifySync(against, password);
    return { jobId, result };
  } catch (error) {
    return { jobId, failure: String(error) };
  }
}
