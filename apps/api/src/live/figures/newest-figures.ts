// The newest figures of lots that other instances hold, as their ticks tell them: what is written down comes a moment later.
import { Injectable } from '@nestjs/common';
import type { LotTick } from '@haopai/contracts';
import type { TickFigures } from '../wire';

/** Lots remembered; who has not been heard of for longest goes first, and is shown as it is written down. */
const LOTS_MAX = 20_000;

@Injectable()
export class HeardFigures {
  private readonly lots = new Map<number, TickFigures>();

  note({ lotId, version, phase, priceFen, leaderPaddle, endsAtMs, remainingMs, reason }: LotTick): void {
    if ((this.lots.get(lotId)?.version ?? 0) > version) return;
    this.lots.delete(lotId);
    this.lots.set(lotId, {
      lotId,
      version,
      phase,
      priceFen,
      leaderPaddle,
      endsAtMs,
      remainingMs,
      reason,
    });
    if (this.lots.size <= LOTS_MAX) return;
    const oldest = this.lots.keys().next();
    if (!oldest.done) this.lots.delete(oldest.value);
  }

  /** Undefined for a lot of which no other instance has told. */
  of(lotId: number): TickFigures | undefined {
    return this.lots.get(lotId);
  }
}
