// After a payment looks again and again whether it has arrived, less and less often, and says when it is time for the payer to act.
import { DestroyRef, inject, Injectable, signal } from '@angular/core';

/** A minute and a half in all: what takes longer is told to the payer. */
export const LOOK_AGAIN_AFTER_MS = [500, 1_000, 2_000, 3_000, 5_000, 8_000, 13_000, 21_000, 34_000];
/** From then on, so that a page that is left open tells the truth in the end. */
export const LATER_EVERY_MS = 60_000;

export type WatchState = 'off' | 'looking' | 'overdue';

@Injectable()
export class PaymentWatch {
  private readonly current = signal<WatchState>('off');
  private readonly next = signal<number | null>(null);
  private round = 0;

  /** `overdue`: nothing has come for so long that nobody should sit and wait. */
  readonly state = this.current.asReadonly();
  /** When it looks again, by `performance.now()`; null while it does. */
  readonly looksAtMs = this.next.asReadonly();

  constructor() {
    inject(DestroyRef).onDestroy(() => this.stop());
  }

  /** `look` resolves with true when there is nothing more to wait for. True when it did, false when the wait was given up. */
  async start(look: () => Promise<boolean>): Promise<boolean> {
    const round = ++this.round;
    this.current.set('looking');
    this.next.set(null);
    for (let looks = 0; ; looks++) {
      const isOver = await look();
      if (round !== this.round) return false;
      if (isOver) {
        this.current.set('off');
        return true;
      }
      if (looks === LOOK_AGAIN_AFTER_MS.length) this.current.set('overdue');
      const pauseMs = LOOK_AGAIN_AFTER_MS[looks] ?? LATER_EVERY_MS;
      this.next.set(performance.now() + pauseMs);
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
      if (round !== this.round) return false;
      this.next.set(null);
    }
  }

  stop(): void {
    this.round++;
    this.next.set(null);
    this.current.set('off');
  }
}
