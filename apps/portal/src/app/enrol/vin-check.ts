// Asks, a moment after the last key, whether the VIN of each share is still free in the auction; an answer counts for that very VIN.
import { DestroyRef, effect, inject, Injectable, untracked } from '@angular/core';
import { refusalFault } from '@haopai/web-app/forms';
import { EnrolmentsClient } from '@haopai/web-data';
import type { ShareField } from './share-field';
import { EnrolStore } from './enrol-store';

export const ASK_AFTER_MS = 400;

@Injectable()
export class VinCheck {
  private readonly client = inject(EnrolmentsClient);
  private readonly store = inject(EnrolStore);
  private readonly timers = new Map<ShareField, ReturnType<typeof setTimeout>>();
  private readonly asked = new Map<ShareField, string>();

  constructor() {
    effect(() => {
      for (const share of this.store.shares()) {
        const number = share.vin.value()?.number ?? '';
        untracked(() => this.consider(share, number));
      }
    });
    inject(DestroyRef).onDestroy(() => this.timers.forEach((timer) => clearTimeout(timer)));
  }

  private consider(share: ShareField, number: string): void {
    if (this.asked.get(share) === number) return;
    this.asked.set(share, number);
    clearTimeout(this.timers.get(share));
    if (number !== '')
      this.timers.set(
        share,
        setTimeout(() => void this.ask(share, number), ASK_AFTER_MS),
      );
  }

  /** Without an answer nothing is said: the enrolment itself will tell. */
  private async ask(share: ShareField, number: string): Promise<void> {
    const answer = await this.client.findVin(this.store.auctionId(), number);
    if (!answer.ok || share.vin.value()?.number !== number) return;
    if (answer.value.isFree) return share.tellFree(number);
    if (answer.value.refusal !== null) share.vin.refuse(refusalFault(answer.value.refusal));
  }
}
