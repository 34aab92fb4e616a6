// Finds the lots of published auctions and gives them to the engine, soon after they are published and again when shards come.
import type { LotTerms } from '@haopai/lot';
import type { Cancel, Clock } from './clock';
import type { AuctionSource, EngineWatch } from './lot-engine.ports';
import type { LotHost } from './lot-host';

const LOOK_EVERY_MS = 1_000;
/** Lots are taken on this long before they open. */
const AHEAD_MS = 10 * 60_000;
/** Journals read at a time while lots are taken on. */
const LOADS_AT_A_TIME = 8;
/** Lots stay in memory this long after their auction has ended, for those who still look or repeat a bid. */
const KEEP_ENDED_MS = 60_000;

interface KnownAuction {
  readonly lots: readonly LotTerms[];
  endedAtMs: number | null;
}

export class LotRoster {
  private readonly auctionByLot = new Map<number, number>();
  private readonly known = new Map<number, KnownAuction>();
  /** Grows whenever shards come: what was taken on before says nothing of their lots. */
  private round = 0;
  private startedRound = -1;
  private completedRound = -1;
  private cancelLook: Cancel = () => undefined;
  private looking: Promise<void> | null = null;
  private isStopped = false;

  constructor(
    private readonly auctions: AuctionSource,
    private readonly clock: Clock,
    /** Takes on only lots of its shards. */
    private readonly host: Pick<LotHost, 'adopt' | 'release'>,
    private readonly watch: Pick<EngineWatch, 'noteMet' | 'noteTrouble'>,
  ) {}

  /** Resolves when the open auctions are known, so that shards that come find their lots at once. */
  async start(): Promise<void> {
    if (this.auctions.isFixed !== true) this.lookLater();
    await this.lookUnlessLooking();
  }

  stop(): void {
    this.isStopped = true;
    this.cancelLook();
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

  private lookLater(): void {
    this.cancelLook = this.clock.alarmIn(LOOK_EVERY_MS, () => {
      if (this.isStopped) return;
      this.lookLater();
      void this.lookUnlessLooking();
    });
  }

  private lookUnlessLooking(): Promise<void> {
    this.looking ??= this.look()
      .catch((error: unknown) => this.watch.noteTrouble('the roster could not be read', error))
      .finally(() => {
        this.looking = null;
        // Shards that came during the look wait for nothing; after a failure the timer tries again.
        if (this.startedRound < this.round) void this.lookUnlessLooking();
      });
    return this.looking;
  }

  private async takeOnKnown(): Promise<void> {
    const open = [...this.known.values()].filter(({ endedAtMs }) => endedAtMs === null);
    // All together: a journal that cannot be read holds up no other auction.
    await this.takeOn(open.flatMap(({ lots }) => lots));
  }

  private async look(): Promise<void> {
    const { round } = this;
    this.startedRound = round;
    if (this.isStopped) return;
    if (this.completedRound !== round) await this.takeOnKnown();
    const nowMs = this.clock.nowMs();
    const open = new Set(await this.auctions.openAuctions(nowMs + AHEAD_MS));
    for (const auctionId of open) if (!this.known.has(auctionId)) await this.meet(auctionId);
    this.completedRound = round;
    for (const [auctionId, auction] of this.known)
      if (!open.has(auctionId)) await this.forgetLater(auctionId, auction, nowMs);
  }

  private async meet(auctionId: number): Promise<void> {
    const lots = await this.auctions.termsOf(auctionId);
    for (const { lotId } of lots) this.auctionByLot.set(lotId, auctionId);
    await this.takeOn(lots);
    this.known.set(auctionId, { lots, endedAtMs: null });
    this.watch.noteMet(auctionId, lots.length);
  }

  private async forgetLater(auctionId: number, auction: KnownAuction, nowMs: number): Promise<void> {
    auction.endedAtMs ??= nowMs;
    if (nowMs - auction.endedAtMs < KEEP_ENDED_MS) return;
    this.known.delete(auctionId);
    for (const { lotId } of auction.lots) {
      await this.host.release(lotId);
      this.auctionByLot.delete(lotId);
    }
  }

  private async takeOn(lots: readonly LotTerms[]): Promise<void> {
    const rest = lots[Symbol.iterator]();
    const loadOneAfterAnother = async (): Promise<void> => {
      for (const terms of rest) if (!this.isStopped) await this.host.adopt(terms);
    };
    await Promise.all(Array.from({ length: LOADS_AT_A_TIME }, loadOneAfterAnother));
  }
}
