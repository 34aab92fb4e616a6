// Puts an engine together over MySQL and Redis, with connections of its own: whoever waits for those of the door holds up no lot.
import {
  createLotEngine,
  type EngineWatch,
  type LotEngine,
  type MessageBus,
  type OwnLeases,
  ownerOfNothing,
} from '@haopai/engine';
import {
  type AuctionClock,
  COMMIT_MAX_MS,
  MysqlAuctions,
  MysqlJournal,
  MysqlLotHeads,
  MysqlRefusals,
  MysqlShardLeases,
  MysqlStaffActs,
  SETTLE_MS,
  ShardDirectory,
} from '@haopai/engine-mysql';
import type { Config } from '../../platform/config';
import {
  CATCHES_UP_ALWAYS,
  type MysqlPool,
  onceItAnswers,
  openMysqlPool,
  REQUEST_SILENCE,
  REQUEST_STATEMENTS,
} from '../../platform/database';
import type { ProgramLog, StopTimes } from '../../platform/logging';
import { MeasuredJournal, type Metrics } from '../../platform/metrics';
import { openSequencer } from '../public-log';
import { openLine } from './open-line';

/** With a clock less sure than this an instance takes no shard but its own (docs/architecture.md, "Invariants"). */
const CLOCK_UNCERTAINTY_MAX_MS = 50;
/** The one that writes, and one to end on the server what it may still be at. */
const JOURNAL_CONNECTIONS = 2;
/** Rounds of the leases, hand-overs, and looks of the directory. */
const LEASE_CONNECTIONS = 3;
/** Journals replayed at a time, the roster, heads, refusals, and acts of staff. */
const READING_CONNECTIONS = 6;
/** Later than the journal gives up a commit, and ends it on the server, by itself. */
const WRITING_ANSWER_MAX_MS = COMMIT_MAX_MS + 1_000;
const LEASE_ANSWER_MAX_MS = 2_000;
const SET_UP_MAX_MS = 2_000;
/** A page of a journal, above all. */
const READING_ANSWER_MAX_MS = 5_000;

export interface EngineSetting {
  readonly config: Config;
  readonly log: ProgramLog;
  readonly time: Pick<AuctionClock, 'clock' | 'uncertaintyMs'>;
  readonly bus: MessageBus;
  readonly metrics: Metrics;
  readonly watch: EngineWatch;
  readonly self: string;
  /** Of the program that the engine ends with; left out where its end is nobody's business. */
  readonly times?: StopTimes;
  /** See LotEnginePorts. */
  readonly doorHeardAtMs: () => number | null;
}

/** An edge gets an engine that holds nothing and only brings commands to others. */
export async function openEngine(setting: EngineSetting): Promise<LotEngine> {
  const { config, log, time, metrics, watch, self, times } = setting;
  const timed = (part: string, work: () => Promise<void>): Promise<void> =>
    times === undefined ? work() : times.time(part, work);
  const open = (
    poolMax: number,
    answerMaxMs: number,
    { statements = REQUEST_STATEMENTS, multipleStatements = false } = {},
  ): MysqlPool =>
    openMysqlPool(
      { ...config.mysql, poolMax },
      { ...REQUEST_SILENCE, answerMaxMs, setUpMaxMs: SET_UP_MAX_MS },
      statements,
      {
        multipleStatements,
      },
    );
  // The journal looks after its own connection's silence, which is shorter.
  const writing = open(JOURNAL_CONNECTIONS, WRITING_ANSWER_MAX_MS, { multipleStatements: true });
  const leases = open(LEASE_CONNECTIONS, LEASE_ANSWER_MAX_MS);
  const reading = open(READING_CONNECTIONS, READING_ANSWER_MAX_MS, {
    statements: [...REQUEST_STATEMENTS, CATCHES_UP_ALWAYS],
  });
  const journal = new MysqlJournal(
    writing,
    (cause) => log.error({ err: cause }, 'a write of the journal is in doubt'),
    {
      readingPool: reading,
      canBatch: true,
      onLateRead: (cause) => log.warn({ err: cause }, 'a journal is asked for again'),
    },
  );
  const line = await openLine(setting);
  const hasLog = config.publicLog.isOn && config.role !== 'edge';
  const publicLog = hasLog ? openSequencer(config, log, metrics, self) : null;
  const engine = await createLotEngine({
    clock: time.clock,
    journal: new MeasuredJournal(journal, metrics),
    auctions: new MysqlAuctions(reading),
    heads: new MysqlLotHeads(reading),
    acts: new MysqlStaffActs(reading),
    refusals: config.publicLog.isOn ? new MysqlRefusals(reading, self) : null,
    leases: (keeper) =>
      config.role === 'edge'
        ? ownerOfNothing()
        : startedInTheEnd(new MysqlShardLeases(leases, self, keeper, SETTLE_MS, line.address), log),
    mayTakeShards: () => time.uncertaintyMs <= CLOCK_UNCERTAINTY_MAX_MS,
    doorHeardAtMs: setting.doorHeardAtMs,
    peers: {
      self,
      secret: config.session.secret,
      bus: line.bus,
      directory: (onLook) => {
        const directory = new ShardDirectory(leases, onLook);
        line.follow(directory);
        return directory;
      },
    },
    watch,
    timed,
    // Whoever comes next takes the last refusals over.
    whenDraining: () => void publicLog?.stop().catch(() => undefined),
    whenClosed: async () => {
      if (publicLog !== null) await timed('public log', () => publicLog.stop());
      line.close();
      journal.close();
      await timed('pools', async () => {
        await Promise.all([writing, leases, reading].map((pool) => pool.end()));
      });
    },
  });
  metrics.show('ordersUnderWay', () => engine.figures.commandsUnderWay);
  metrics.show('lotsHeld', () => engine.figures.lotsHeld);
  metrics.show('shardsOwned', () => engine.figures.shardsHeld);
  return engine;
}

/** A first round that is not answered in time is no reason to end: each of its statements may be asked again. */
function startedInTheEnd(leases: MysqlShardLeases, log: ProgramLog): OwnLeases {
  const start = leases.start.bind(leases);
  return Object.assign(leases, { start: () => onceItAnswers(start, log) });
}
