// Between the end of a session and the log-in over the same page: what was asked meanwhile waits, and is asked again.
import { inject, Injectable, signal } from '@angular/core';
import type { Refusal } from '@haopai/contracts';
import { ApiClient } from '@haopai/web-data';

/** The page lies behind the log-in then, and only what asks by itself comes on top. */
const WAITING_MAX = 50;

@Injectable({ providedIn: 'root' })
export class SessionLapse {
  private readonly api = inject(ApiClient);
  private readonly current = signal<Refusal | null>(null);
  private waiting: ((isBack: boolean) => void)[] = [];

  /** Why the session is over; null while it is not, or nobody is asked to come back. */
  readonly why = this.current.asReadonly();

  begin(why: Refusal): void {
    if (this.current() === null) this.current.set(why);
  }

  /** True once the same person is in again; false when they are not going to be. */
  untilBack(): Promise<boolean> {
    if (this.current() === null || this.waiting.length >= WAITING_MAX) return Promise.resolve(false);
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  end(isBack: boolean): void {
    const waiting = this.waiting;
    this.waiting = [];
    this.current.set(null);
    for (const goOn of waiting) goOn(isBack);
    if (isBack) this.api.noteReentry();
  }
}
