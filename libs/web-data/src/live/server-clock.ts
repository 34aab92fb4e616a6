// The auction's clock on this page: the server's time, kept on the browser's monotonic clock and measured again and again.
import { computed, DestroyRef, DOCUMENT, inject, Injectable, signal } from '@angular/core';
import { type ClockSample, clockQuality, fixClock, keepSample, typicalRoundTripMs } from './clock-samples';
import { LiveSocket } from './live-socket';

const BEAT_MS = 100;
const FIRST_SAMPLES = 5;
const BETWEEN_FIRST_MS = 120;
const BETWEEN_MS = 10_000;

export interface ClockReport {
  readonly answerMs: number;
  readonly uncertaintyMs: number;
}

export type LiveQuality = 'connecting' | 'good' | 'fair' | 'poor' | 'offline';

@Injectable({ providedIn: 'root' })
export class ServerClock {
  private readonly live = inject(LiveSocket);
  private readonly document = inject(DOCUMENT);
  private readonly samples = signal<readonly ClockSample[]>([]);
  private readonly fix = computed(() => fixClock(this.samples()));
  private readonly beat = signal(performance.now());
  /** The last ping met silence: the line may be dead although the socket does not know it yet. */
  private readonly isUnanswered = signal(false);
  private round = 0;

  /** Server time, epoch milliseconds; moves ten times a second. The device's own clock serves until the first answer. */
  readonly nowMs = computed(() => this.beat() + (this.fix()?.offsetMs ?? performance.timeOrigin));

  /** How long an answer takes now, and how far this clock may be off. Null before the first measurement. */
  readonly reading = computed<ClockReport | null>(() => {
    const fix = this.fix();
    if (fix === null) return null;
    return { answerMs: typicalRoundTripMs(this.samples()), uncertaintyMs: fix.uncertaintyMs };
  });

  readonly quality = computed<LiveQuality>(() => {
    const connection = this.live.connection();
    if (connection === 'lost') return 'offline';
    if (connection === 'connecting' || this.samples().length === 0) return 'connecting';
    return this.isUnanswered() ? 'poor' : clockQuality(this.samples());
  });

  constructor() {
    const beating = setInterval(() => this.beat.set(performance.now()), BEAT_MS);
    const forget = this.live.onConnected(() => void this.measure(++this.round));
    const look = () => {
      if (this.document.visibilityState === 'visible') this.beat.set(performance.now());
    };
    this.document.addEventListener('visibilitychange', look);
    inject(DestroyRef).onDestroy(() => {
      clearInterval(beating);
      forget();
      this.round++;
      this.document.removeEventListener('visibilitychange', look);
    });
  }

  private async measure(round: number): Promise<void> {
    // A sleeping device may stop the monotonic clock: what was measured on an older connection no longer counts.
    this.samples.set([]);
    this.isUnanswered.set(false);
    for (let taken = 1; round === this.round && this.live.connection() === 'connected'; taken++) {
      const sentMs = performance.now();
      const answer = await this.live.ask('clock.ping', { t0: sentMs });
      if (round !== this.round) return;
      this.isUnanswered.set(!answer.ok);
      if (answer.ok) {
        const { serverMs, offsetQualityMs } = answer.value;
        const sample = { sentMs, receivedMs: performance.now(), serverMs, serverQualityMs: offsetQualityMs };
        this.samples.update((samples) => keepSample(samples, sample));
      }
      await new Promise((resolve) =>
        setTimeout(resolve, taken < FIRST_SAMPLES ? BETWEEN_FIRST_MS : BETWEEN_MS),
      );
    }
  }
}
