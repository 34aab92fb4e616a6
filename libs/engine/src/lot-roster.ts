// Finds the lots of published auctions and gives them to the engine, soon after they are published and again when shards come.
import { Inject, Injectable } from '@nestjs/common';
import type { LotTerms } from '@haopai/lot';
import { PROGRAM_LOG, type ProgramLog } from '../../platform/logging';
import { AuctionTime } from '../clock';
import { LotRosterStore } from './lot-roster.store';

const LOOK_EVERY_MS = 1_000;
/** Lots are taken on this long before they open. */
const AHEAD_MS = 10 * 60_000;
/** Journals read at a time while lots are taken on. */
const LOADS_AT_A_TIME = 8;
/** Lots stay in memory this long after their auction has ended, for those who still look or repeat a bid. */
const KEEP_ENDED_MS = 60_000;

/** Whoever holds the lots; takes on only those of its shards. */
export interface LotHolder {
  adopt(terms: LotTerms): Promise<void>;
  release(lotId: number): Promise<void>;
}

interface KnownAuction {
  readonly lots: readonly LotTerms[];
  endedAtMs: number | null;
}

@Injectable()
export class LotRoster {
  private readonly auctionByLot = new Map<number, number>();
  private readonly known = new Map<number, KnownAuction>();
  /** Grows whenever shards come: what was taken on before says nothing of their lots. */
  private round = 0;
  private startedRound = -1;
  private completedRound = -1;
  private timer: NodeJS.Timeout | null = null;
  private looking: Promise<void> | null = null;
  private holder: LotHolder | null = null;

  constructor(
    private readonly store: LotRosterStore,
    private readonly time: AuctionTime,
    @Inject(PROGRAM_LOG) private readonly log: ProgramLog,
  ) {}

  /** Resolves when the open auctions are known, so that shards that come find their lots at once. */
  async start(holder: LotHolder): Promise<void> {
    this.holder = holder;
    this.timer = setInterval(() => void this.lookUnlessLooking(), LOOK_EVERY_MS);
    await this.lookUnlessLooking();
  }

  stop(): void {
    if (this.timer) clearInterval(this.timer);
    this.holder = null;
  }

  /** Shards have come: the lots that are known are taken on at once, without a question to the database. */
  takeOnAgain(): void {
    this.round++;
    // Not after the look that is under way; what it also finds is taken on once.
    void this.takeOnKnown();
    void this.lookUnlessLooking();
  }

  /** Whether every lot of every open auction has been given to its holder since shards came last. */
  get hasTakenOnAll(): boolean {
    return this.completedRound === this.round;
  }

  /** The auction of a lot that the roster has met; undefined for others. */
  auctionOf(lotId: number): number | undefined {
    return this.auctionByLot.get(lotId);
  }

  private lookUnlessLooking(): Promise<void> {
    this.looking ??= this.look()
      .catch((error: unknown) => this.log.error({ err: error }, 'the roster could not be read'))
      .finally(() => {
        this.looking = null;
        // Shards that came during the look wait for nothing; after a failure the timer tries again.
        if (this.startedRound < this.round) void this.lookUnlessLooking();
      });
    return this.looking;
  }

  private async takeOnKnown(): Promise<void> {
    const { holder } = this;
    if (holder === null) return;
    for (const { lots, endedAtMs } of this.known.values()) if (endedAtMs === null) await takeOn(lots, holder);
  }

  private async look(): Promise<void> {
    const { round, holder } = this;
    this.startedRound = round;
    if (holder === null) return;
    if (this.completedRound !== round) await this.takeOnKnown();
    const nowMs = this.time.clock.nowMs();
    const open = new Set(await this.store.openAuctions(nowMs + AHEAD_MS));
    for (const auctionId of open) if (!this.known.has(auctionId)) await this.meet(auctionId, holder);
    this.completedRound = round;
    for (const [auctionId, auction] of this.known)
      if (!open.has(auctionId)) await this.forgetLater(auctionId, auction, nowMs, holder);
  }

  private async meet(auctionId: number, holder: LotHolder): Promise<void> {
    const lots = await this.store.termsOf(auctionId);
    for (const { lotId } of lots) this.auctionByLot.set(lotId, auctionId);
    await takeOn(lots, holder);
    this.known.set(auctionId, { lots, endedAtMs: null });
    this.log.info({ auctionId, lots: lots.length }, 'lots of an auction met');
  }

  private async forgetLater(
    auctionId: number,
    auction: KnownAuction,
    nowMs: number,
    holder: LotHolder,
  ): Promise<void> {
    auction.endedAtMs ??= nowMs;
    if (nowMs - auction.endedAtMs < KEEP_ENDED_MS) return;
    this.known.delete(auctionId);
    for (const { lotId } of auction.lots) {
      await holder.release(lotId);
      this.auctionByLot.delete(lotId);
    }
  }
}

async function takeOn(lots: readonly LotTerms[], holder: LotHolder): Promise<void> {
  const rest = lots[Symbol.iterator]();
  const loadOneAfterAnother = async (): Promise<void> => {
    for (const terms of rest) await holder.adopt(terms);
  };
  await Promise.all(Array.from({ length: LOADS_AT_A_TIME }, loadOneAfterAnother));
}
