// The auction's clock on this page: the server's time, kept on the browser's monotonic clock and measured again and again.
import { computed, DestroyRef, DOCUMENT, inject, Injectable, signal } from '@angular/core';
import type { ClockReading } from '@haopai/contracts';
import { ApiClient } from '../http/api-client';
import type { Outcome } from '../outcome';
import { type ClockSample, clockQuality, fixClock, keepSample, typicalRoundTripMs } from './clock-samples';
import { DelayedLooks } from './delayed-looks';
import { LiveSocket } from './live-socket';

const BEAT_MS = 100;
const FIRST_SAMPLES = 5;
const BETWEEN_FIRST_MS = 120;
const BETWEEN_MS = 10_000;
/** Where seconds count. */
const BETWEEN_CLOSE_MS = 2_000;
/** Two beats of a line that is followed closely went unheard. */
export const SILENT_AFTER_MS = 5_000;
/** Over REST, where many look: the device's own clock drifts by a few milliseconds meanwhile. */
const BETWEEN_WITHOUT_PLACE_MS = 30_000;

export interface ClockReport {
  readonly answerMs: number;
  readonly uncertaintyMs: number;
}

/** `delayed`: there is no place for this page's socket, and it follows over REST. */
export type LiveQuality = 'connecting' | 'good' | 'fair' | 'poor' | 'delayed' | 'offline';

/** The two clocks of a device go apart by so much when it has slept, or its own was set. */
const APART_MAX_MS = 500;

type Ask = (sentMs: number) => Promise<Outcome<ClockReading>>;

@Injectable({ providedIn: 'root' })
export class ServerClock {
  private readonly live = inject(LiveSocket);
  private readonly api = inject(ApiClient);
  private readonly looks = inject(DelayedLooks);
  private readonly document = inject(DOCUMENT);
  private readonly samples = signal<readonly ClockSample[]>([]);
  private readonly fix = computed(() => fixClock(this.samples()));
  private readonly beat = signal(performance.now());
  /** The last ping met silence: the line may be dead although the socket does not know it yet. */
  private readonly isUnanswered = signal(false);
  private round = 0;
  /** The device's own clock less its monotonic one, when measuring began. */
  private apartMs = 0;
  private measureAnew = (): void => undefined;
  private endPause = (): void => undefined;
  /** Since when a page follows a countdown; null while none does. */
  private readonly closeSinceMs = signal<number | null>(null);

  /** Server time, epoch milliseconds; moves ten times a second. The device's own clock serves until the first answer. */
  readonly nowMs = computed(() => this.beat() + (this.fix()?.offsetMs ?? performance.timeOrigin));

  /** How long an answer takes now, and how far this clock may be off. Null before the first measurement. */
  readonly reading = computed<ClockReport | null>(() => {
    const fix = this.fix();
    if (fix === null) return null;
    return { answerMs: typicalRoundTripMs(this.samples()), uncertaintyMs: fix.uncertaintyMs };
  });

  /** For how long nothing has been heard, ms, on a line that is lost, or is followed closely and has been silent for two beats; else null. */
  readonly silentMs = computed<number | null>(() => {
    const [connection, closeSinceMs, nowMs] = [this.live.connection(), this.closeSinceMs(), this.beat()];
    const heardAtMs = this.live.heardAtMs;
    if (heardAtMs === 0 || (connection !== 'lost' && connection !== 'connected')) return null;
    const isSilent = closeSinceMs !== null && nowMs - Math.max(heardAtMs, closeSinceMs) > SILENT_AFTER_MS;
    return connection === 'lost' || isSilent ? Math.max(0, nowMs - heardAtMs) : null;
  });

  readonly quality = computed<LiveQuality>(() => {
    const connection = this.live.connection();
    if (connection === 'lost' || this.silentMs() !== null) return 'offline';
    if (connection === 'full') return this.looks.areSilent() ? 'offline' : 'delayed';
    if (connection === 'connecting' || this.samples().length === 0) return 'connecting';
    return this.isUnanswered() ? 'poor' : clockQuality(this.samples());
  });

  constructor() {
    const beating = setInterval(() => this.beat.set(performance.now()), BEAT_MS);
    const ping: Ask = (t0) => this.live.ask('clock.ping', { t0 });
    const read: Ask = () => this.api.get('/clock');
    this.measureAnew = () => void this.measure(++this.round, ping, BETWEEN_MS);
    const stops = [
      this.live.onConnected(this.measureAnew),
      this.live.onFull((isFull) => {
        const round = ++this.round;
        if (isFull) void this.measure(round, read, BETWEEN_WITHOUT_PLACE_MS);
      }),
    ];
    const look = () => {
      if (this.document.visibilityState === 'visible') this.beat.set(performance.now());
    };
    this.document.addEventListener('visibilitychange', look);
    inject(DestroyRef).onDestroy(() => {
      clearInterval(beating);
      for (const stop of stops) stop();
      this.round++;
      this.document.removeEventListener('visibilitychange', look);
    });
  }

  /** A moment of the monotonic clock by the server's, epoch milliseconds; null while that is not known, or must be measured anew. */
  at(localMs: number): number | null {
    const fix = this.fix();
    if (fix === null) return null;
    if (Math.abs(clocksApartMs() - this.apartMs) <= APART_MAX_MS) return Math.round(localMs + fix.offsetMs);
    this.measureAnew();
    return null;
  }

  /** Asks often from now on, for a page on which seconds count, so that a dead line is known soon; returns how to stop. */
  followClosely(): () => void {
    const sinceMs = performance.now();
    this.closeSinceMs.set(sinceMs);
    this.endPause();
    return () => this.closeSinceMs.update((current) => (current === sinceMs ? null : current));
  }

  private async measure(round: number, ask: Ask, betweenMs: number): Promise<void> {
    // A sleeping device may stop the monotonic clock: what was measured on an older connection no longer counts.
    this.samples.set([]);
    this.apartMs = clocksApartMs();
    this.isUnanswered.set(false);
    const connection = this.live.connection();
    for (let taken = 1; round === this.round && this.live.connection() === connection; taken++) {
      const sentMs = performance.now();
      const answer = await ask(sentMs);
      if (round !== this.round) return;
      this.isUnanswered.set(!answer.ok);
      if (answer.ok) {
        const { serverMs, offsetQualityMs } = answer.value;
        const sample = { sentMs, receivedMs: performance.now(), serverMs, serverQualityMs: offsetQualityMs };
        this.samples.update((samples) => keepSample(samples, sample));
      }
      await this.pause(taken < FIRST_SAMPLES ? BETWEEN_FIRST_MS : this.betweenMs(betweenMs));
    }
  }

  private betweenMs(usualMs: number): number {
    return this.closeSinceMs() === null ? usualMs : Math.min(usualMs, BETWEEN_CLOSE_MS);
  }

  private pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.endPause = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

function clocksApartMs(): number {
  return Date.now() - performance.now();
}
