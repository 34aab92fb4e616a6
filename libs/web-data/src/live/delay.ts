// How far behind a page is that has no place for its socket.
import { computed, inject, Injectable, untracked } from '@angular/core';
import { DelayedLooks, LOOK_EVERY_MS } from './delayed-looks';
import { ServerClock } from './server-clock';

@Injectable({ providedIn: 'root' })
export class Delay {
  private readonly clock = inject(ServerClock);
  private readonly looks = inject(DelayedLooks);

  /** Whole seconds: as old as the last answer was when it came, and no less than the time between two. */
  readonly seconds = computed(() => {
    const newest = this.looks.newest();
    // Before the clock was measured nobody knows.
    if (newest === null || this.clock.reading() === null) return LOOK_EVERY_MS / 1_000;
    const receivedAtMs = untracked(this.clock.nowMs) - (performance.now() - newest.receivedMs);
    return Math.ceil(Math.max(LOOK_EVERY_MS, receivedAtMs - newest.trueAtMs) / 1_000);
  });
}
