// Puts a sequencer together over MySQL, with connections of its own: whoever waits for those of lots and doors holds up no leaf, and the other way round.
import { formatVerifierKey, parseVerifierKey } from '@haopai/log';
import type { Config } from '../../platform/config';
import {
  CATCHES_UP_ALWAYS,
  type MysqlPool,
  openMysqlPool,
  REQUEST_SILENCE,
  REQUEST_STATEMENTS,
} from '../../platform/database';
import type { ProgramLog } from '../../platform/logging';
import { logKeyOf, sha256 } from './log-key';
import { LogLease } from './log-lease.store';
import { Sequencer } from './sequencer';
import { SignedFile } from './signed-file';
import { AuctionLeaves } from './sources/auctions.store';
import { EventLeaves } from './sources/events.store';
import { RefusalLeaves } from './sources/refusals.store';
import { ResultLeaves } from './sources/results.store';
import { TreeStore, valueOf } from './tree.store';
import type { WitnessOutcome } from './witness-caller';
import { Witnesses } from './witnesses';

const CONNECTIONS = 2;
const ANSWER_MAX_MS = 5_000;
const SAY_AGAIN_AFTER_MS = 60_000;
const TELL_EVERY_MS = 500;

/** What a sequencer is told by the environment; it may be handed to a thread. */
export type SequencerConfig = Pick<
  Config,
  'environment' | 'instance' | 'logLevel' | 'logDir' | 'mysql' | 'publicLog'
>;

/** What it says of itself. */
export interface SequencerFigures {
  readonly size: number;
  readonly stoppedCode: string | null;
  readonly witnessesSigned: number;
  /** Since all that was new was in the log. */
  readonly doneAgoSeconds: number;
}

export interface SequencerListener {
  noteFigures(figures: SequencerFigures): void;
  noteWitness(outcome: WitnessOutcome): void;
}

export interface OpenSequencer {
  /** The same end for whoever asks again. */
  stop(): Promise<void>;
}

/** `owner` names this process and no other, past ones included. */
export function runSequencer(
  { environment, mysql, publicLog }: SequencerConfig,
  log: ProgramLog,
  owner: string,
  listener: SequencerListener,
): OpenSequencer {
  const pool = openSequencerPool(mysql);
  const key = logKeyOf(publicLog);
  const tree = new TreeStore(pool);
  const witnesses = new Witnesses(
    publicLog.witnesses.map((witness) => ({
      url: witness.url,
      key: valueOf(parseVerifierKey(sha256, witness.key)),
    })),
    key,
    tree,
    { noteWitness: (_, outcome) => listener.noteWitness(outcome) },
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
  if (publicLog.keptDir === null && environment === 'production')
    log.warn(
      'HAOPAI_HEADS_DIR is not set: what the public log signs is kept in no folder, and without a witness nobody would notice that a backup was restored',
    );
  const tell = (): void => {
    const { size, stoppedCode, doneAgoSeconds } = sequencer;
    listener.noteFigures({ size, stoppedCode, doneAgoSeconds, witnessesSigned: witnesses.signedCount });
  };
  const telling = setInterval(tell, TELL_EVERY_MS);
  sequencer.start();
  const end = async (): Promise<void> => {
    clearInterval(telling);
    await sequencer.stop();
    await witnesses.rest();
    await pool.end();
  };
  let stopped: Promise<void> | null = null;
  return { stop: () => (stopped ??= end()) };
}

/**
 * What was signed is also known outside the database, to a file and to witnesses: a node that is a moment behind would seem to have lost leaves, and that
 * stops the log for good.
 */
export function openSequencerPool(mysql: Config['mysql']): MysqlPool {
  const silence = { ...REQUEST_SILENCE, answerMaxMs: ANSWER_MAX_MS };
  return openMysqlPool({ ...mysql, poolMax: CONNECTIONS }, silence, [
    ...REQUEST_STATEMENTS,
    CATCHES_UP_ALWAYS,
  ]);
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
