// Plays a lot as its record has it: which moment is shown, how fast time goes, and where one may jump. Time is the server's, as recorded.
import { computed, DestroyRef, DOCUMENT, inject, Injectable, linkedSignal, signal } from '@angular/core';
import type { LotView } from '@haopai/contracts';
import { courseOf, placeAt, type ReplayedLot } from '@haopai/contracts/replay';
import { RecordStore } from '../results/record-store';

/** So many times as fast as it was. */
export const SPEEDS = [1, 2, 5, 20] as const;
export type Speed = (typeof SPEEDS)[number];

const TURN_MS = 100;
/** For whoever wants nothing to move: figures change once a second. */
const CALM_TURN_MS = 1_000;
/** A page that lay behind others, or a machine that slept, does not leap. */
const TURN_MAX_MS = 2_000;

/** Where one is: an instant, and the line that was jumped to where several were written at once. */
interface Position {
  readonly atMs: number;
  readonly place: number | null;
}

@Injectable()
export class ReplayPlayer {
  private readonly store = inject(RecordStore);
  private readonly window = inject(DOCUMENT).defaultView;
  private timer: ReturnType<typeof setInterval> | null = null;
  private turnedAtMs = 0;

  readonly speed = signal<Speed>(1);
  readonly isPlaying = signal(false);
  /** One moment for each line of the record. */
  readonly course = computed((): readonly ReplayedLot[] => {
    const record = this.store.record();
    return record === null ? [] : courseOf(record.lines, record.auction.firstBidMs);
  });
  /** From the opening to the last line; both the same where the lot never opened. */
  readonly span = computed(() => {
    const course = this.course();
    const untilMs = course.at(-1)?.atMs ?? 0;
    const opened = this.store.record()?.lines.findIndex(({ kind }) => kind === 'opened') ?? -1;
    return { fromMs: course[opened]?.atMs ?? untilMs, untilMs };
  });
  private readonly position = linkedSignal<Position>(() => ({ atMs: this.span().fromMs, place: null }));

  readonly atMs = computed(() => this.position().atMs);
  /** Of the newest line by now, among the lines of the record. */
  readonly place = computed(() => {
    const { atMs, place } = this.position();
    return place ?? placeAt(this.course(), atMs);
  });
  readonly isAtEnd = computed(
    () => this.atMs() >= this.span().untilMs && this.place() === this.course().length - 1,
  );
  readonly lengthMs = computed(() => this.span().untilMs - this.span().fromMs);
  /** The lot as it was. */
  readonly lot = computed((): LotView | null => {
    const moment = this.course()[this.place()];
    const lot = this.store.record()?.lot;
    if (lot === undefined || moment === undefined) return null;
    const { version, phase, priceFen, leaderPaddle, endsAtMs, remainingMs, reason } = moment;
    return { ...lot, version, phase, priceFen, leaderPaddle, endsAtMs, remainingMs, reason };
  });

  constructor() {
    inject(DestroyRef).onDestroy(() => this.pause());
  }

  /** From the beginning again when all was shown. */
  play(): void {
    if (this.isPlaying() || this.lengthMs() === 0) return;
    if (this.isAtEnd()) this.seek(this.span().fromMs);
    const isCalm = this.window?.matchMedia('(prefers-reduced-motion: reduce)').matches === true;
    this.turnedAtMs = performance.now();
    this.timer = setInterval(() => this.turn(), isCalm ? CALM_TURN_MS : TURN_MS);
    this.isPlaying.set(true);
  }

  pause(): void {
    if (this.timer !== null) clearInterval(this.timer);
    this.timer = null;
    this.isPlaying.set(false);
  }

  seek(atMs: number): void {
    const { fromMs, untilMs } = this.span();
    this.position.set({ atMs: Math.min(untilMs, Math.max(fromMs, atMs)), place: null });
  }

  /** To a line of the record, by its place; with it, and not what was written after it in the same moment. */
  jump(place: number): void {
    const moment = this.course()[place];
    if (moment === undefined) return;
    this.position.set({ atMs: Math.max(this.span().fromMs, moment.atMs), place });
  }

  private turn(): void {
    const nowMs = performance.now();
    const passedMs = Math.min(TURN_MAX_MS, nowMs - this.turnedAtMs);
    this.turnedAtMs = nowMs;
    this.seek(this.atMs() + passedMs * this.speed());
    if (this.atMs() >= this.span().untilMs) this.pause();
  }
}
