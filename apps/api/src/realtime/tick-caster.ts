// Ticks to watchers, conflated: at most one a lot every 50 ms, one a board every 250 ms, each with all since the one before.
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { LotFigures, LotTick } from '@haopai/contracts';
import { TickRelay } from './tick-relay';

export const LOT_TICK_EVERY_MS = 50;
export const BOARD_TICK_EVERY_MS = 250;
/** Bids a tick brings at most; the record has the rest. */
export const TICK_BIDS_MAX = 20;

@Injectable()
export class TickCaster implements OnModuleDestroy {
  private readonly pendingLots = new Map<number, LotTick>();
  private readonly pendingBoards = new Map<number, Map<number, LotFigures>>();
  private readonly timers = new Map<string, NodeJS.Timeout>();

  constructor(private readonly relay: TickRelay) {}

  onModuleDestroy(): void {
    for (const timer of this.timers.values()) clearTimeout(timer);
    this.timers.clear();
  }

  /** News of a lot: goes out at once, or with the next tick if one has just gone out. */
  cast(auctionId: number, news: LotTick): void {
    const { lotId } = news;
    const pending = this.pendingLots.get(lotId);
    this.pendingLots.set(lotId, pending ? merge(pending, news) : limit(news));
    this.pace(`lot:${lotId}`, LOT_TICK_EVERY_MS, () => this.flushLot(lotId));

    const board = this.pendingBoards.get(auctionId) ?? new Map<number, LotFigures>();
    board.set(lotId, figuresOf(news));
    this.pendingBoards.set(auctionId, board);
    this.pace(`board:${auctionId}`, BOARD_TICK_EVERY_MS, () => this.flushBoard(auctionId));
  }

  /** Flushes now unless it did so less than `everyMs` ago; then at the end of that time. Rests when there is nothing. */
  private pace(key: string, everyMs: number, flush: () => boolean): void {
    if (this.timers.has(key)) return;
    const rest = (): void => {
      this.timers.set(
        key,
        setTimeout(() => {
          this.timers.delete(key);
          if (flush()) rest();
        }, everyMs),
      );
    };
    if (flush()) rest();
  }

  private flushLot(lotId: number): boolean {
    const tick = this.pendingLots.get(lotId);
    if (tick === undefined) return false;
    this.pendingLots.delete(lotId);
    this.relay.castLotTick(tick);
    return true;
  }

  private flushBoard(auctionId: number): boolean {
    const lots = this.pendingBoards.get(auctionId);
    if (lots === undefined) return false;
    this.pendingBoards.delete(auctionId);
    this.relay.castBoardTick({ auctionId, lots: [...lots.values()] });
    return true;
  }
}

function merge(earlier: LotTick, later: LotTick): LotTick {
  return limit({
    ...later,
    bids: [...earlier.bids, ...later.bids],
    notes: [...earlier.notes, ...later.notes],
    moreBids: earlier.moreBids || later.moreBids,
  });
}

function limit(tick: LotTick): LotTick {
  if (tick.bids.length <= TICK_BIDS_MAX) return tick;
  return { ...tick, bids: tick.bids.slice(-TICK_BIDS_MAX), moreBids: true };
}

function figuresOf({ lotId, version, phase, priceFen, leaderPaddle, endsAtMs }: LotTick): LotFigures {
  return { lotId, version, phase, priceFen, leaderPaddle, endsAtMs };
}
