// Puts a sequencer together over MySQL, with connections of its own: whoever waits for those of lots and doors holds up no leaf, and the other way round.
import { formatVerifierKey, parseVerifierKey } from '@haopai/log';
import type { Config } from '../../platform/config';
import { openMysqlPool, REQUEST_SILENCE, REQUEST_STATEMENTS } from '../../platform/database';
import type { ProgramLog } from '../../platform/logging';
import type { Metrics } from '../../platform/metrics';
import { logKeyOf, sha256 } from './log-key';
import { LogLease } from './log-lease.store';
import { Sequencer } from './sequencer';
import { SignedFile } from './signed-file';
import { AuctionLeaves } from './sources/auctions.store';
import { EventLeaves } from './sources/events.store';
import { RefusalLeaves } from './sources/refusals.store';
import { ResultLeaves } from './sources/results.store';
import { TreeStore, valueOf } from './tree.store';
import { Witnesses } from './witnesses';

const CONNECTIONS = 2;
const ANSWER_MAX_MS = 5_000;
const SAY_AGAIN_AFTER_MS = 60_000;

export interface OpenSequencer {
  stop(): Promise<void>;
}

/** `owner` names this process and no other, past ones included. */
export function openSequencer(
  config: Config,
  log: ProgramLog,
  metrics: Metrics,
  owner: string,
): OpenSequencer {
  const { publicLog } = config;
  const silence = { ...REQUEST_SILENCE, answerMaxMs: ANSWER_MAX_MS };
  const pool = openMysqlPool({ ...config.mysql, poolMax: CONNECTIONS }, silence, REQUEST_STATEMENTS);
  const key = logKeyOf(publicLog);
  const tree = new TreeStore(pool);
  const witnesses = new Witnesses(
    publicLog.witnesses.map((witness) => ({
      url: witness.url,
      key: valueOf(parseVerifierKey(sha256, witness.key)),
    })),
    key,
    tree,
    { noteWitness: (_, outcome) => metrics.noteWitness(outcome) },
  );
  const sequencer = new Sequencer({
    ...{ tree, key, witnesses },
    lease: new LogLease(pool, owner, formatVerifierKey(key.own)),
    sources: [
      new AuctionLeaves(pool),
      new EventLeaves(pool),
      new RefusalLeaves(pool, tree),
      new ResultLeaves(pool),
    ],
    kept: publicLog.keptDir === null ? null : new SignedFile(publicLog.keptDir, publicLog.name),
    watch: {
      noteStopped: (error) =>
        log.fatal({ err: error, code: error.code, ...error.data }, 'the public log has stopped'),
      noteTrouble: atTimes((what, cause) => log.error({ err: cause }, what)),
    },
  });
  if (publicLog.keptDir === null && config.environment === 'production')
    log.warn(
      'HAOPAI_HEADS_DIR is not set: what the public log signs is kept in the database alone, and a backup that is restored would not be noticed',
    );
  metrics.show('publicLogSize', () => sequencer.size);
  metrics.show('publicLogStopped', () => (sequencer.stoppedCode === null ? 0 : 1));
  metrics.show('publicLogWitnessesWanted', () => publicLog.quorum);
  metrics.show('publicLogWitnessesSigned', () => witnesses.signedCount);
  metrics.show('publicLogDoneAgoSeconds', () => sequencer.doneAgoSeconds);
  sequencer.start();
  return {
    stop: async () => {
      await sequencer.stop();
      await witnesses.rest();
      await pool.end();
    },
  };
}

/** A database that is away is said once a minute. */
function atTimes(say: (what: string, cause: unknown) => void): (what: string, cause: unknown) => void {
  let saidAt = Number.NEGATIVE_INFINITY;
  return (what, cause) => {
    if (performance.now() - saidAt < SAY_AGAIN_AFTER_MS) return;
    saidAt = performance.now();
    say(what, cause);
  };
}
