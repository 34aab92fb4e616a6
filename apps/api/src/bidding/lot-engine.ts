// The engine of this instance: its lots, their journal, clock and shard leases, started and drained with the program.
import { randomUUID } from 'node:crypto';
import {
  Inject,
  Injectable,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import type { ScheduledLot } from '@haopai/lot';
import { LotHost } from '@haopai/lot-runtime';
import type { JournalRecord, LotAnswer, LotOrder } from '@haopai/lot-runtime';
import { MysqlJournal, MysqlShardLeases } from '@haopai/lot-mysql';
import { Config } from '../config';
import { MYSQL_POOL, type MysqlPool } from '../database';
import { PROGRAM_LOG, type ProgramLog } from '../logging';
import { AuctionTime } from '../realtime';
import { LotNews } from './lot-news';
import { LotRoster } from './lot-roster';

/** With a clock less sure than this an instance takes no shard (architecture.md, "Invariants"). */
const CLOCK_UNCERTAINTY_MAX_MS = 50;

@Injectable()
export class LotEngine implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly journal: MysqlJournal;
  private readonly leases: MysqlShardLeases;
  private readonly host: LotHost;

  constructor(
    config: Config,
    @Inject(MYSQL_POOL) pool: MysqlPool,
    @Inject(PROGRAM_LOG) private readonly log: ProgramLog,
    time: AuctionTime,
    private readonly news: LotNews,
    private readonly roster: LotRoster,
  ) {
    this.journal = new MysqlJournal(pool, (cause) =>
      log.error({ err: cause }, 'a write of the journal is in doubt'),
    );
    this.leases = new MysqlShardLeases(pool, `${config.instance}/${randomUUID().slice(0, 8)}`, {
      mayTake: () => time.uncertaintyMs <= CLOCK_UNCERTAINTY_MAX_MS,
      bidsPossibleUntilMs: () => this.bidsPossibleUntilMs(),
      gained: (leases) => {
        log.info({ shards: leases.length, epoch: leases[0]?.epoch }, 'shards taken');
        this.roster.lookAgain();
      },
      lost: (shards) => {
        log.warn({ shards: shards.length }, 'shards lost');
        void this.host.releaseShards(shards);
      },
    });
    this.host = new LotHost({
      clock: time.clock,
      journal: this.journal,
      leases: this.leases,
      publisher: news,
      onBroken: (lotId, cause) => log.fatal({ err: cause, lotId }, 'a journal is broken: its lot stays shut'),
    });
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.leases.start();
    this.roster.start(this.host);
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.roster.stop();
    const bidsUntilMs = this.bidsPossibleUntilMs();
    await this.host.stop();
    await this.news.stop();
    await this.leases
      .stop(bidsUntilMs)
      .catch((error: unknown) => this.log.warn({ err: error }, 'leases not given back'));
    this.journal.close();
  }

  /** Gives an order to a lot that is held here; else the answer is UNAVAILABLE. */
  submit(lotId: number, order: LotOrder): Promise<LotAnswer> {
    return this.host.submit(lotId, order);
  }

  /** Whether orders for the lot belong here, be it that its journal is still being read. */
  holds(lotId: number): boolean {
    return this.host.holds(lotId);
  }

  /** The lot as its watchers were told, or null when it is not held here. */
  lotOf(lotId: number): ScheduledLot | null {
    return this.host.lotOf(lotId);
  }

  recentRecordsOf(lotId: number): readonly JournalRecord[] {
    return this.host.recentRecordsOf(lotId);
  }

  /** Until when bids were possible on every lot held; null while lots are still being taken on. */
  private bidsPossibleUntilMs(): number | null {
    return this.roster.hasTakenOnAll ? this.host.allBidsPossibleUntilMs : null;
  }
}
