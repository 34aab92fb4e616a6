// Keeps the session of somebody who only watches: the cookie lives two hours from the last REST answer, and a sale is followed by socket.
import { DestroyRef, DOCUMENT, inject, Injectable } from '@angular/core';
import { Session } from './session';

export const ASK_EVERY_MS = 20 * 60_000;
/** Somebody who switches to and fro between tabs asks no more often than this. */
export const ASK_AGAIN_AFTER_MS = 60_000;

@Injectable({ providedIn: 'root' })
export class SessionPulse {
  private readonly session = inject(Session);
  private readonly document = inject(DOCUMENT);
  private askedMs = performance.now();

  constructor() {
    const beating = setInterval(() => this.ask(), ASK_EVERY_MS);
    const look = () => {
      if (performance.now() - this.askedMs >= ASK_AGAIN_AFTER_MS) this.ask();
    };
    this.document.addEventListener('visibilitychange', look);
    inject(DestroyRef).onDestroy(() => {
      clearInterval(beating);
      this.document.removeEventListener('visibilitychange', look);
    });
  }

  private ask(): void {
    if (this.document.visibilityState !== 'visible' || this.session.citizen() === null) return;
    this.askedMs = performance.now();
    void this.session.confirm();
  }
}
