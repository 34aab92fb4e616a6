// Between an act that is grave and what it wants first, a passkey or a code: what was asked waits, and is asked again once it was shown.
import { Injectable, signal } from '@angular/core';

export type Wanted = 'passkey' | 'code';

@Injectable({ providedIn: 'root' })
export class ConfirmationDue {
  private readonly asked = signal<Wanted | null>(null);
  private waiting: ((isShown: boolean) => void)[] = [];

  readonly wanted = this.asked.asReadonly();

  /** True once it was shown; false when it is not going to be. */
  untilShown(wanted: Wanted): Promise<boolean> {
    return new Promise((resolve) => {
      this.waiting.push(resolve);
      this.asked.set(wanted);
    });
  }

  end(isShown: boolean): void {
    const waiting = this.waiting;
    this.waiting = [];
    this.asked.set(null);
    for (const goOn of waiting) goOn(isShown);
  }
}
