// The course of an auction, told to its watchers: it starts with its first lot and ends with its last.
import { hasEnded } from '@haopai/lot';
import type { ScheduledLot } from '@haopai/lot';
import type { Clock } from './clock';
import type { AuctionFact } from './lot-engine';
import type { AuctionSource, EngineWatch } from './lot-engine.ports';

const RETRY_MIN_MS = 1_000;
const RETRY_MAX_MS = 30_000;
/** From then on each try that fails is told. */
const TOLD_AFTER_TRIES = 30;
/** Starts remembered; told twice is better than remembered for ever. */
const STARTS_TOLD_MAX = 1_000;

export class AuctionCourse {
  private readonly startsTold = new Set<number>();
  private isStopped = false;

  constructor(
    private readonly auctions: AuctionSource,
    private readonly clock: Clock,
    private readonly auctionOf: (lotId: number) => number | undefined,
    private readonly tell: (fact: AuctionFact) => void,
    private readonly watch: Pick<EngineWatch, 'noteEndFailed'>,
  ) {}

  noteOpened(auctionId: number, atMs: number): void {
    if (this.startsTold.has(auctionId)) return;
    if (this.startsTold.size >= STARTS_TOLD_MAX) this.startsTold.clear();
    this.startsTold.add(auctionId);
    this.tell({ kind: 'auctionStarted', auctionId, atMs });
  }

  /** The heads of these lots are written down: an auction whose last lot is among them has ended. */
  noteWritten(lots: readonly ScheduledLot[]): void {
    const auctionIds = lots.filter(hasEnded).map(({ terms }) => this.auctionOf(terms.lotId));
    for (const auctionId of new Set(auctionIds)) if (auctionId !== undefined) void this.endIfOver(auctionId);
  }

  /** The end that is not written by now is written when the auction's lots are loaded again. */
  stop(): void {
    this.isStopped = true;
  }

  /** Again and again until it is written: an auction that does not end keeps its deposits. */
  private async endIfOver(auctionId: number): Promise<void> {
    for (let tries = 1; !this.isStopped; tries++) {
      try {
        const atMs = this.clock.nowMs();
        const isOver = await this.auctions.endIfOver(auctionId, atMs);
        if (isOver) this.tell({ kind: 'auctionEnded', auctionId, atMs });
        return;
      } catch (error) {
        if (tries >= TOLD_AFTER_TRIES) this.watch.noteEndFailed(auctionId, error);
        const pauseMs = Math.min(RETRY_MIN_MS * tries, RETRY_MAX_MS);
        await new Promise<void>((resolve) => this.clock.alarmIn(pauseMs, resolve));
      }
    }
  }
}
