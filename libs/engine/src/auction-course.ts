// The course of an auction, told to its watchers: it starts with its first lot and ends with its last.
import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { hasEnded } from '@haopai/lot';
import type { ScheduledLot } from '@haopai/lot';
import { PROGRAM_LOG, type ProgramLog } from '../../platform/logging';
import { AuctionTime } from '../clock';
import { LiveNamespace } from '../sockets';
import { LotRoster } from './lot-roster';
import { LotRosterStore } from './lot-roster.store';

const TRIES_MAX = 30;
const RETRY_AFTER_MS = 1_000;
/** Starts remembered; told twice is better than remembered for ever. */
const STARTS_TOLD_MAX = 1_000;

@Injectable()
export class AuctionCourse {
  private readonly startsTold = new Set<number>();
  private isStopped = false;

  constructor(
    private readonly roster: LotRoster,
    private readonly store: LotRosterStore,
    private readonly live: LiveNamespace,
    private readonly time: AuctionTime,
    @Inject(PROGRAM_LOG) private readonly log: ProgramLog,
  ) {}

  noteOpened(auctionId: number, atMs: number): void {
    if (this.startsTold.has(auctionId)) return;
    if (this.startsTold.size >= STARTS_TOLD_MAX) this.startsTold.clear();
    this.startsTold.add(auctionId);
    this.live.castAuctionMessage({ auctionId, kind: 'started', atMs });
  }

  /** The heads of these lots are written down: an auction whose last lot is among them has ended. */
  noteWritten(lots: readonly ScheduledLot[]): void {
    const auctionIds = lots.filter(hasEnded).map(({ terms }) => this.roster.auctionOf(terms.lotId));
    for (const auctionId of new Set(auctionIds)) if (auctionId !== undefined) void this.endIfOver(auctionId);
  }

  /** The end that is not written by now is written when the auction's lots are loaded again. */
  stop(): void {
    this.isStopped = true;
  }

  private async endIfOver(auctionId: number): Promise<void> {
    for (let tries = 1; ; tries++) {
      try {
        const atMs = this.time.clock.nowMs();
        const isOver = await this.store.endIfOver(auctionId, atMs);
        if (isOver) this.live.castAuctionMessage({ auctionId, kind: 'ended', atMs });
        return;
      } catch (error) {
        if (this.isStopped) return;
        if (tries === TRIES_MAX)
          return this.log.error({ err: error, auctionId }, 'the end of an auction is not written');
        await sleep(RETRY_AFTER_MS);
      }
    }
  }
}
