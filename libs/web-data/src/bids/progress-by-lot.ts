// What became of the last order on each lot, for one citizen: whoever comes next in the same browser sees none of it.
import { inject, linkedSignal, signal, type WritableSignal } from '@angular/core';
import { Session } from '../session/session';

/** To be made where things can be injected. */
export class ProgressByLot<Progress> {
  private readonly byLot = linkedSignal<number | null, Map<number, WritableSignal<Progress>>>({
    source: inject(Session).citizenId,
    computation: () => new Map(),
  });

  constructor(private readonly none: Progress) {}

  /** The same signal for the same lot, for as long as the citizen stays. */
  of(lotId: number): WritableSignal<Progress> {
    const byLot = this.byLot();
    const known = byLot.get(lotId);
    if (known !== undefined) return known;
    const fresh = signal(this.none);
    byLot.set(lotId, fresh);
    return fresh;
  }
}
