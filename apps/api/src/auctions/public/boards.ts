// The lots of auctions as readers last asked for them: their fixed parts are read once, their figures renewed by what engines tell and by each look.
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { AuctionView, LotView } from '@haopai/contracts';
import { LRUCache } from 'lru-cache';
import type { Subscription } from 'rxjs';
import { FollowedAuctions, NewestFigures } from '../../live/figures';
import { Looks, Signs } from '../../platform/public-reads';
import { AuctionsStore } from './auctions.store';
import { LiveLots } from './live-lots';
import { type LiveFigures, type Lot, untouchedFigures } from './lot';
import { LotHeadsStore } from './lot-heads.store';
import { LotsStore } from './lots.store';

/** Of all boards together; whoever has not been read for longest goes first, and is read again. */
const LOTS_MAX = 20_000;
/** A board that nobody reads is not looked after; it is read anew when somebody comes. */
const READ_LATELY_MS = 10_000;
const CLOSED = new Set<LiveFigures['phase']>(['sold', 'unsold', 'withdrawn']);

/** An auction's lots with their newest figures, by their numbers. */
export interface Board {
  readonly auction: AuctionView;
  readonly lots: readonly Lot[];
  readonly figures: Map<number, LiveFigures>;
  readonly signs: string;
  readAtMs: number;
}

@Injectable()
export class Boards implements OnModuleDestroy {
  private readonly boards = new LRUCache<number, Board>({
    maxSize: LOTS_MAX,
    sizeCalculation: ({ lots }) => lots.length + 1,
    dispose: (board, _, reason) => {
      if (reason !== 'set') this.forget(board);
    },
  });
  private readonly boardOfLot = new Map<number, number>();
  private readonly reading = new Map<number, Promise<Board | null>>();
  private readonly subscription: Subscription;

  constructor(
    private readonly auctions: AuctionsStore,
    private readonly lots: LotsStore,
    private readonly heads: LotHeadsStore,
    private readonly live: LiveLots,
    private readonly looks: Looks,
    private readonly signs: Signs,
    private readonly followed: FollowedAuctions,
    newest: NewestFigures,
  ) {
    this.subscription = newest.news$.subscribe((figures) => this.take(figures));
    looks.add(() => this.renew());
  }

  onModuleDestroy(): void {
    this.subscription.unsubscribe();
  }

  /** Null when there is no such auction, or only a draft. */
  async of(auctionId: number): Promise<Board | null> {
    const isFresh = await this.looks.fresh();
    const underWay = this.reading.get(auctionId);
    if (underWay !== undefined) return underWay;
    const known = this.boards.get(auctionId);
    if (isFresh && known !== undefined && this.stands(known)) {
      known.readAtMs = performance.now();
      void this.followed.follow(auctionId);
      return known;
    }
    const reading = this.read(auctionId).finally(() => this.reading.delete(auctionId));
    this.reading.set(auctionId, reading);
    return reading;
  }

  /** The auction of a lot on a board that is known. */
  auctionOf(lotId: number): number | undefined {
    return this.boardOfLot.get(lotId);
  }

  /** Another number when something of it has changed; undefined for a board that is no longer looked after. */
  signOf({ auction }: Board): number | undefined {
    return this.signs.of(`board:${auction.id}`);
  }

  private stands({ signs, readAtMs }: Board): boolean {
    return signs === this.signsNow() && performance.now() - readAtMs < READ_LATELY_MS;
  }

  private signsNow(): string {
    return `${this.signs.of('office')} ${this.signs.of('auctions')}`;
  }

  private async read(auctionId: number): Promise<Board | null> {
    const signs = this.signsNow();
    const readAtMs = performance.now();
    const auction = await this.auctions.byId(auctionId);
    if (auction === null) return null;
    void this.followed.follow(auctionId);
    const lots = await this.lots.ofAuction(auctionId, 1, LOTS_MAX);
    const lotIds = lots.map(({ lotId }) => lotId);
    // What is told from now on is taken even before all is read.
    const board: Board = { auction, lots, figures: new Map(), signs, readAtMs };
    this.boards.set(auctionId, board);
    for (const lotId of lotIds) this.boardOfLot.set(lotId, auctionId);
    this.signs.move(`board:${auctionId}`);
    for (const lotId of lotIds) this.signs.move(`lot:${lotId}`);
    try {
      for (const figures of (await this.live.figuresOf(lotIds)).values()) this.take(figures);
    } catch (error) {
      // Without figures it would be shown as a board on which nobody has bid, and no look would renew it.
      this.boards.delete(auctionId);
      throw error;
    }
    return board;
  }

  /** One query for all boards that are being read, whatever engines tell: it is right without Redis, too. */
  private async renew(): Promise<void> {
    const now = performance.now();
    const lotIds: number[] = [];
    for (const { readAtMs, figures } of this.boards.values())
      if (now - readAtMs < READ_LATELY_MS)
        for (const { lotId, phase } of figures.values()) if (!CLOSED.has(phase)) lotIds.push(lotId);
    for (const figures of await this.heads.figuresOf(lotIds)) this.take(figures);
  }

  private take(figures: LiveFigures): void {
    const { lotId, version, phase } = figures;
    const auctionId = this.boardOfLot.get(lotId);
    if (auctionId === undefined) return;
    const board = this.boards.peek(auctionId);
    const known = board?.figures.get(lotId);
    if (board === undefined || (known !== undefined && known.version >= version)) return;
    board.figures.set(lotId, figures);
    this.signs.move(`board:${auctionId}`);
    this.signs.move(`lot:${lotId}`);
    if (CLOSED.has(phase)) this.signs.end(`lot:${lotId}`);
  }

  private forget({ auction, lots }: Board): void {
    this.signs.forget(`board:${auction.id}`);
    for (const { lotId } of lots) {
      this.boardOfLot.delete(lotId);
      this.signs.forget(`lot:${lotId}`);
    }
  }
}

export function viewOf({ figures }: Board, lot: Lot): LotView {
  return { ...lot, ...(figures.get(lot.lotId) ?? untouchedFigures(lot.lotId)) };
}
