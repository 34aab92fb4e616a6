// Finds the lots of published auctions and gives them to the engine, soon after they are published and again after a change of shards.
import { Inject, Injectable } from '@nestjs/common';
import type { LotTerms } from '@haopai/lot';
import { PROGRAM_LOG, type ProgramLog } from '../logging';
import { AuctionTime } from '../realtime';
import { LotRosterStore } from './lot-roster.store';

const LOOK_EVERY_MS = 1_000;
/** Lots are taken on this long before they open. */
const AHEAD_MS = 10 * 60_000;
/** Journals read at a time while lots are taken on. */
const LOADS_AT_A_TIME = 8;

/** Lots stay in memory this long after their auction has ended, for those who still look or repeat a bid. */
const KEEP_ENDED_MS = 60_000;

/** Whoever holds the lots. */
export interface LotHolder {
  adopt(terms: LotTerms): Promise<void>;
  release(lotId: number): Promise<void>;
}

@Injectable()
export class LotRoster {
  private readonly auctionByLot = new Map<number, number>();
  private readonly known = new Map<
    number,
    { readonly lotIds: readonly number[]; endedAtMs: number | null }
  >();
  /** Grows with each change of shards: what was taken on before it counts no more. */
  private round = 0;
  private completedRound = -1;
  private timer: NodeJS.Timeout | null = null;
  private looking: Promise<void> | null = null;

  constructor(
    private readonly store: LotRosterStore,
    private readonly time: AuctionTime,
    @Inject(PROGRAM_LOG) private readonly log: ProgramLog,
  ) {}

  start(holder: LotHolder): void {
    const look = (): void => {
      this.looking ??= this.look(holder)
        .catch((error: unknown) => this.log.error({ err: error }, 'the roster could not be read'))
        .finally(() => (this.looking = null));
    };
    this.timer = setInterval(look, LOOK_EVERY_MS);
    look();
  }

  stop(): void {
    if (this.timer) clearInterval(this.timer);
  }

  /** The shards have changed: every auction is gone through again. */
  lookAgain(): void {
    this.round++;
    this.known.clear();
  }

  /** Whether every lot of every open auction has been given to its holder since the shards changed. */
  get hasTakenOnAll(): boolean {
    return this.completedRound === this.round;
  }

  /** The auction of a lot that the roster has met; undefined for others. */
  auctionOf(lotId: number): number | undefined {
    return this.auctionByLot.get(lotId);
  }

  private async look(holder: LotHolder): Promise<void> {
    const { round } = this;
    const nowMs = this.time.clock.nowMs();
    const open = new Set(await this.store.openAuctions(nowMs + AHEAD_MS));
    for (const auctionId of open) if (!this.known.has(auctionId)) await this.takeOn(auctionId, holder, round);
    this.completedRound = round;
    for (const [auctionId, auction] of this.known) {
      if (open.has(auctionId)) continue;
      auction.endedAtMs ??= nowMs;
      if (nowMs - auction.endedAtMs < KEEP_ENDED_MS) continue;
      this.known.delete(auctionId);
      for (const lotId of auction.lotIds) {
        await holder.release(lotId);
        this.auctionByLot.delete(lotId);
      }
    }
  }

  private async takeOn(auctionId: number, holder: LotHolder, round: number): Promise<void> {
    const lots = await this.store.termsOf(auctionId);
    for (const { lotId } of lots) this.auctionByLot.set(lotId, auctionId);
    const rest = lots[Symbol.iterator]();
    const loadOneAfterAnother = async (): Promise<void> => {
      for (const terms of rest) await holder.adopt(terms);
    };
    await Promise.all(Array.from({ length: LOADS_AT_A_TIME }, loadOneAfterAnother));
    if (round === this.round) {
      this.known.set(auctionId, { lotIds: lots.map(({ lotId }) => lotId), endedAtMs: null });
    }
    this.log.info({ auctionId, lots: lots.length }, 'lots taken on');
  }
}
