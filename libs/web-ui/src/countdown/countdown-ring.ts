// A countdown as a ring with the clock in it: runs out clockwise, turns red in its last ten seconds.
import { Component, computed, input } from '@angular/core';
import { formatLeft } from './format-left';

const LAST_SECONDS_MS = 10_000;
const RADIUS = 44;

@Component({
  selector: 'hp-countdown-ring',
  templateUrl: './countdown-ring.html',
  styleUrl: './countdown-ring.scss',
  host: { '[class.last]': 'isLast()' },
})
export class CountdownRing {
  /** When it reaches zero, on the same clock as `nowMs`; null stands still and shows `standingMs`. */
  readonly endsAtMs = input.required<number | null>();
  readonly nowMs = input.required<number>();
  /** The full length, at which the ring is closed. */
  readonly totalMs = input.required<number>();
  /** What a countdown that does not run would have left, or null when there is none. */
  readonly standingMs = input<number | null>(null);

  protected readonly circumference = 2 * Math.PI * RADIUS;
  protected readonly radius = RADIUS;
  protected readonly leftMs = computed(() => {
    const endsAtMs = this.endsAtMs();
    return endsAtMs === null ? this.standingMs() : Math.max(0, endsAtMs - this.nowMs());
  });
  protected readonly text = computed(() => {
    const leftMs = this.leftMs();
    return leftMs === null ? '–:––' : formatLeft(leftMs);
  });
  protected readonly isLast = computed(() => {
    const leftMs = this.leftMs();
    return this.endsAtMs() !== null && leftMs !== null && leftMs <= LAST_SECONDS_MS;
  });
  protected readonly gone = computed(() => {
    const share = (this.leftMs() ?? 0) / Math.max(1, this.totalMs());
    return this.circumference * (1 - Math.min(1, share));
  });
}
