// The thread in which signs of collusion are reckoned, one auction after another, over a connection of its own. Where cores are scarce, bids go before it.
import { constants, getPriority, setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { type Config } from '../../platform/config';
import { openMysqlPool, REQUEST_SILENCE, REQUEST_STATEMENTS } from '../../platform/database';
import type { ThreadDone, ThreadJob } from '../../platform/worker-threads';
import type { FoundPatterns } from './find-patterns';
import { reckon } from './reckon';

setPriority(Math.max(getPriority(), constants.priority.PRIORITY_BELOW_NORMAL));

const { mysql } = workerData as { readonly mysql: Config['mysql'] };
const pool = openMysqlPool({ ...mysql, poolMax: 1 }, REQUEST_SILENCE, REQUEST_STATEMENTS);

parentPort?.on('message', ({ jobId, work }: ThreadJob<number>) => {
  const answer = (done: ThreadDone<FoundPatterns>): void => parentPort?.postMessage(done);
  reckon(pool, work).then(
    (result) => answer({ jobId, result }),
    (error: unknown) => answer({ jobId, failure: String(error) }),
  );
});
