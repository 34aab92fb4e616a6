// After a payment looks again and again whether it has arrived, less and less often, and says when it is time for the payer to act.
import { DestroyRef, inject, Injectable, signal } from '@angular/core';

/** A minute and a half in all: what takes longer is told to the payer. */
export const LOOK_AGAIN_AFTER_MS = [500, 1_000, 2_000, 3_000, 5_000, 8_000, 13_000, 21_000, 34_000];
/** From then on, so that a page that is left open tells the truth in the end. */
export const LATER_EVERY_MS = 60_000;

@Injectable()
export class PaymentWatch {
  private readonly current = signal<'off' | 'looking' | 'overdue'>('off');
  private round = 0;

  /** `overdue`: nothing has come for so long that nobody should sit and wait. */
  readonly state = this.current.asReadonly();

  constructor() {
    inject(DestroyRef).onDestroy(() => this.stop());
  }

  /** `look` resolves with true when there is nothing more to wait for. */
  async start(look: () => Promise<boolean>): Promise<void> {
    const round = ++this.round;
    this.current.set('looking');
    for (let looks = 0; ; looks++) {
      const isOver = await look();
      if (round !== this.round) return;
      if (isOver) return this.current.set('off');
      if (looks === LOOK_AGAIN_AFTER_MS.length) this.current.set('overdue');
      await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_AFTER_MS[looks] ?? LATER_EVERY_MS));
      if (round !== this.round) return;
    }
  }

  stop(): void {
    this.round++;
    this.current.set('off');
  }
}
