// Which shards this instance holds, and who holds the others.
import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { shardOf } from '@haopai/engine';
import type { ShardLease, ShardLeases } from '@haopai/engine';
import { type LeaseKeeper, MysqlShardLeases, ShardDirectory } from '@haopai/engine-mysql';
import { Config } from '../../platform/config';
import { MYSQL_POOL, type MysqlPool } from '../../platform/database';
import { AuctionTime } from '../clock';
import { InstanceId } from './instance-id';
import { ShardNews } from './shard-news';

/** With a clock less sure than this an instance takes no shard (docs/architecture.md, "Invariants"). */
const CLOCK_UNCERTAINTY_MAX_MS = 50;
const LOOK_SOON_MS = 25;

/** What happens to the lots of shards that come and go. */
export type ShardHolder = Pick<LeaseKeeper, 'bidsPossibleUntilMs' | 'gained' | 'lost' | 'letGo'>;

@Injectable()
export class Shards implements ShardLeases {
  private readonly directory: ShardDirectory;
  private readonly directoryHearers: (() => void)[] = [];
  private leases: MysqlShardLeases | null = null;
  private soon: Promise<void> | null = null;

  constructor(
    private readonly config: Config,
    @Inject(MYSQL_POOL) private readonly pool: MysqlPool,
    readonly self: InstanceId,
    private readonly news: ShardNews,
    private readonly time: AuctionTime,
  ) {
    this.directory = new ShardDirectory(pool, () => this.directoryHearers.forEach((hear) => hear()));
  }

  /** Begins to hold shards, unless this instance is an edge only, and to know the others' owners. */
  async start(holder: ShardHolder): Promise<void> {
    if (this.config.role !== 'edge') {
      this.leases = new MysqlShardLeases(this.pool, this.self.value, this.keeperFor(holder));
      await this.leases.start();
    }
    this.directory.start();
    this.news.listen(() => {
      this.leases?.takeNow();
      void this.directory.look();
    });
  }

  /** See `MysqlShardLeases.takeNoMore`. */
  takeNoMore(): void {
    this.leases?.takeNoMore();
  }

  /** Gives all shards back; the arguments are those of `MysqlShardLeases.stop`. */
  async stop(bidsUntilMs: number | null): Promise<void> {
    this.directory.stop();
    await this.leases?.stop(bidsUntilMs).catch((error: unknown) => this.news.tellNotGiven(error));
  }

  get count(): number {
    return this.leases?.count ?? 0;
  }

  /** Whether the database, asked once a second, answered last time: without it nothing is confirmed. */
  get isDatabaseThere(): boolean {
    return this.directory.isAnswered;
  }

  leaseOf(shard: number): ShardLease | null {
    return this.leases?.leaseOf(shard) ?? null;
  }

  /** Who held the lot's shard at the last look; null when nobody did, or this instance. */
  otherOwnerOf(lotId: number): string | null {
    const owner = this.directory.ownerOf(shardOf(lotId));
    return owner === this.self.value ? null : owner;
  }

  /** Resolves after a look that begins in a moment: all who wait share it. */
  lookSoon(): Promise<void> {
    this.soon ??= sleep(LOOK_SOON_MS).then(() => {
      this.soon = null;
      return this.directory.look();
    });
    return this.soon;
  }

  /** Hears of every look. */
  onLook(hear: () => void): void {
    this.directoryHearers.push(hear);
  }

  private keeperFor(holder: ShardHolder): LeaseKeeper {
    return {
      mayTake: () => this.time.uncertaintyMs <= CLOCK_UNCERTAINTY_MAX_MS,
      bidsPossibleUntilMs: () => holder.bidsPossibleUntilMs(),
      letGo: (shards) => holder.letGo(shards),
      gained: (leases) => {
        holder.gained(leases);
        this.news.tellTaken(leases.length);
      },
      lost: (shards) => {
        holder.lost(shards);
        this.news.tellLost(shards.length);
      },
      freed: (shards) => this.news.tellGiven(shards.length),
    };
  }
}
