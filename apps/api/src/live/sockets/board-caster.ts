// Boards to the watchers of this instance, conflated: to bidders at most one tick a board every 250 ms, to strangers every 500 ms, whichever instances hold its lots.
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { BoardFigures, LotTick } from '@haopai/contracts';
import { type Audience, LiveNamespace } from './live-namespace';
import { Pace } from './pace';
import { BOARD_TICK_EVERY_MS, STRANGERS_TICK_EVERY_MS } from './tick-rates';

@Injectable()
export class BoardCaster implements OnModuleDestroy {
  private readonly audiences: readonly PacedBoards[];

  constructor(live: LiveNamespace) {
    this.audiences = [
      new PacedBoards(live, 'bidders', BOARD_TICK_EVERY_MS),
      new PacedBoards(live, 'strangers', STRANGERS_TICK_EVERY_MS),
    ];
  }

  onModuleDestroy(): void {
    for (const boards of this.audiences) boards.stop();
  }

  note(auctionId: number, tick: LotTick): void {
    for (const boards of this.audiences) boards.note(auctionId, tick);
  }
}

/** What one audience has not been told yet of each board. */
class PacedBoards {
  private readonly pending = new Map<number, Map<number, BoardFigures>>();
  private readonly pace: Pace;

  constructor(
    private readonly live: LiveNamespace,
    private readonly audience: Audience,
    everyMs: number,
  ) {
    this.pace = new Pace(everyMs, (auctionId) => this.flush(auctionId));
  }

  stop(): void {
    this.pace.stop();
  }

  /** When a lot changes hands, a tick of its former owner may come after one of the next. */
  note(auctionId: number, tick: LotTick): void {
    const board = this.pending.get(auctionId) ?? new Map<number, BoardFigures>();
    if ((board.get(tick.lotId)?.version ?? 0) <= tick.version) board.set(tick.lotId, figuresOf(tick));
    this.pending.set(auctionId, board);
    this.pace.hurry(auctionId);
  }

  private flush(auctionId: number): boolean {
    const lots = this.pending.get(auctionId);
    if (lots === undefined) return false;
    this.pending.delete(auctionId);
    this.live.castBoardTick({ auctionId, lots: [...lots.values()] }, this.audience);
    return true;
  }
}

function figuresOf(tick: LotTick): BoardFigures {
  const { lotId, version, phase, priceFen, leaderPaddle, endsAtMs, remainingMs, reason } = tick;
  return { lotId, version, phase, priceFen, leaderPaddle, endsAtMs, remainingMs, reason };
}
