// Between an act that wants a passkey and the passkey: what was asked waits, and is asked again once it was shown.
import { Injectable, signal } from '@angular/core';

@Injectable({ providedIn: 'root' })
export class PasskeyDue {
  private readonly asked = signal(false);
  private waiting: ((isShown: boolean) => void)[] = [];

  readonly isAsked = this.asked.asReadonly();

  /** True once it was shown; false when it is not going to be. */
  untilShown(): Promise<boolean> {
    return new Promise((resolve) => {
      this.waiting.push(resolve);
      this.asked.set(true);
    });
  }

  end(isShown: boolean): void {
    const waiting = this.waiting;
    this.waiting = [];
    this.asked.set(false);
    for (const goOn of waiting) goOn(isShown);
  }
}
