// Ticks of lots to the strangers on this instance: two a second of a lot at most, each with all since the one before. What would come too late that way comes at once.
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { LotTick } from '@haopai/contracts';
import { conflate } from './conflate-ticks';
import { LiveNamespace } from './live-namespace';
import { Pace } from './pace';
import { STRANGERS_TICK_EVERY_MS } from './tick-rates';

type Told = Pick<LotTick, 'phase' | 'endsAtMs'>;

@Injectable()
export class StrangersTicks implements OnModuleDestroy {
  private readonly pending = new Map<number, LotTick>();
  /** Of lots that strangers watch here and that have not ended. */
  private readonly told = new Map<number, Told>();
  private readonly pace = new Pace(STRANGERS_TICK_EVERY_MS, (lotId) => this.flush(lotId));

  constructor(private readonly live: LiveNamespace) {}

  onModuleDestroy(): void {
    this.pace.stop();
  }

  note(tick: LotTick): void {
    const { lotId } = tick;
    if (!this.live.isWatchedBy('strangers', lotId)) {
      this.pending.delete(lotId);
      this.told.delete(lotId);
      return;
    }
    const newest = conflate(this.pending.get(lotId), tick);
    this.pending.set(lotId, newest);
    if (mayWait(this.told.get(lotId), newest)) this.pace.hurry(lotId);
    else this.pace.atOnce(lotId);
  }

  private flush(lotId: number): boolean {
    const tick = this.pending.get(lotId);
    if (tick === undefined) return false;
    this.pending.delete(lotId);
    const { phase, endsAtMs } = tick;
    if (isEnded(phase)) this.told.delete(lotId);
    else this.told.set(lotId, { phase, endsAtMs });
    this.live.castLotTick(tick, 'strangers');
    return true;
  }
}

/** Not when the phase is another one, nor when the countdown that they see would run out before the next tick. */
function mayWait(told: Told | undefined, tick: LotTick): boolean {
  if (told === undefined || told.phase !== tick.phase) return false;
  const lines = [...tick.bids, ...tick.notes];
  if (lines.length === 0) return false;
  const atMs = Math.max(...lines.map((line) => line.atMs));
  return told.endsAtMs === null || told.endsAtMs - atMs > STRANGERS_TICK_EVERY_MS;
}

function isEnded(phase: LotTick['phase']): boolean {
  return phase === 'sold' || phase === 'unsold' || phase === 'withdrawn';
}
