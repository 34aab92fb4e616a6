// Asks, a moment after the last key, whether a plate can be reserved; the answer counts for that very plate.
import { computed, DestroyRef, effect, inject, Injectable, signal } from '@angular/core';
import { refusalFault } from '@haopai/web-app/forms';
import { PLATE_PREFIX } from './plate-tail';
import { ReserveStore } from './reserve-store';
import { ReservationsClient } from './reservations-client';

export const ASK_AFTER_MS = 400;

@Injectable()
export class PlateCheck {
  private readonly client = inject(ReservationsClient);
  private readonly field = inject(ReserveStore).tail;
  private readonly number = computed(() => this.field.value()?.number ?? null);
  private readonly freeNumber = signal<string | null>(null);

  readonly isFree = computed(() => this.number() !== null && this.number() === this.freeNumber());

  constructor() {
    let timer: ReturnType<typeof setTimeout> | undefined;
    effect(() => {
      const number = this.number();
      clearTimeout(timer);
      if (number !== null) timer = setTimeout(() => void this.ask(number), ASK_AFTER_MS);
    });
    inject(DestroyRef).onDestroy(() => clearTimeout(timer));
  }

  /** Without an answer nothing is said: the reservation itself will tell. */
  private async ask(number: string): Promise<void> {
    const answer = await this.client.findPlate(number.slice(PLATE_PREFIX.length));
    if (!answer.ok || this.number() !== number) return;
    const { isFree, refusal } = answer.value;
    if (isFree) this.freeNumber.set(number);
    else if (refusal !== null) this.field.refuse(refusalFault(refusal));
  }
}
