// The newest figures of lots that this instance knows: of those held here as the engine tells them, of the others as their ticks do.
import { Injectable } from '@nestjs/common';
import type { LotFigures } from '@haopai/engine';
import { type Observable, Subject } from 'rxjs';

/** Lots remembered; who has not been heard of for longest goes first, and is shown as it is written down. */
const LOTS_MAX = 20_000;

@Injectable()
export class NewestFigures {
  private readonly lots = new Map<number, LotFigures>();
  private readonly news = new Subject<LotFigures>();

  /** What is newer than before. Hot; whoever hears it must return at once. */
  readonly news$: Observable<LotFigures> = this.news;

  /** Takes the figures unless newer ones are known; what else the object has is left out. */
  note({ lotId, version, phase, priceFen, leaderPaddle, endsAtMs, remainingMs, reason }: LotFigures): void {
    if ((this.lots.get(lotId)?.version ?? 0) > version) return;
    const figures = { lotId, version, phase, priceFen, leaderPaddle, endsAtMs, remainingMs, reason };
    this.lots.delete(lotId);
    this.lots.set(lotId, figures);
    this.news.next(figures);
    if (this.lots.size <= LOTS_MAX) return;
    const oldest = this.lots.keys().next();
    if (!oldest.done) this.lots.delete(oldest.value);
  }

  /** Undefined for a lot of which nobody has told. */
  of(lotId: number): LotFigures | undefined {
    return this.lots.get(lotId);
  }
}
