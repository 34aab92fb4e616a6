// The engine of this instance: the lots of its shards, started and drained with the program.
import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import type { ScheduledLot } from '@haopai/lot';
import { LotHost } from '@haopai/engine';
import type { JournalRecord, LotAnswer, LotOrder } from '@haopai/engine';
import { AuctionTime } from '../clock';
import { LotNews } from './lot-news';
import { LotRoster } from './lot-roster';
import { SaleJournal } from './sale-journal';
import { Shards } from './shards';

@Injectable()
export class LotEngine implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly host: LotHost;
  /** What the leases say until the end, once this instance has begun to let its lots go. */
  private lastBidsUntilMs: number | null | undefined;

  constructor(
    private readonly journal: SaleJournal,
    time: AuctionTime,
    private readonly news: LotNews,
    private readonly roster: LotRoster,
    private readonly shards: Shards,
  ) {
    this.host = new LotHost({
      clock: time.clock,
      journal,
      leases: shards,
      publisher: news,
      onBroken: (lotId, cause) => news.tellBroken(lotId, cause),
    });
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.roster.start(this.host);
    await this.shards.start({
      bidsPossibleUntilMs: () => this.bidsPossibleUntilMs(),
      gained: () => this.roster.takeOnAgain(),
      lost: (shards) => void this.host.releaseShards(shards),
      letGo: (shards) => this.host.releaseShards(shards),
    });
  }

  /** The lots are in other hands before bids under way are waited for (OrdersUnderWay) and sockets are cut. */
  async onModuleDestroy(): Promise<void> {
    this.shards.takeNoMore();
    this.roster.stop();
    this.lastBidsUntilMs = this.bidsPossibleUntilMs();
    await this.host.stop();
    // At the same time, since bids wait for the next owners.
    await Promise.all([this.shards.stop(this.lastBidsUntilMs), this.news.stop()]);
    this.journal.close();
  }

  get ordersUnderWay(): number {
    return this.host.ordersUnderWay;
  }

  get lotsHeld(): number {
    return this.host.lotsHeld;
  }

  /** Gives an order to a lot that is held here; else the answer is ELSEWHERE. */
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
    if (this.lastBidsUntilMs !== undefined) return this.lastBidsUntilMs;
    return this.roster.hasTakenOnAll ? this.host.allBidsPossibleUntilMs : null;
  }
}
