// Wakes lots when their journaled deadlines come. One timer a lot, moved lazily: a deadline that moved later costs nothing until it rings.
import type { Cancel, Clock } from './clock';

/** A lot whose deadline stands although it was woken is woken again after this. */
const WAKE_AGAIN_AFTER_MS = 500;

export class LotAlarm {
  private readonly armed = new Map<number, { atMs: number; cancel: Cancel }>();
  private isStopped = false;

  constructor(
    private readonly clock: Clock,
    private readonly deadlineOf: (lotId: number) => number | null,
    /** Resolves when the lot has answered, or nobody could ask it. */
    private readonly wake: (lotId: number) => Promise<unknown>,
  ) {}

  /** Makes sure that the lot is woken no later than needed for its present deadline. */
  arm(lotId: number): void {
    const deadlineMs = this.deadlineOf(lotId);
    const current = this.armed.get(lotId);
    if (deadlineMs === null) {
      this.disarm(lotId);
    } else if (current === undefined || current.atMs > deadlineMs) {
      current?.cancel();
      this.set(lotId, deadlineMs);
    }
  }

  disarm(lotId: number): void {
    this.armed.get(lotId)?.cancel();
    this.armed.delete(lotId);
  }

  /** For good: what is woken by then arms nothing more. */
  stop(): void {
    this.isStopped = true;
    for (const lotId of [...this.armed.keys()]) this.disarm(lotId);
  }

  private set(lotId: number, atMs: number): void {
    this.armed.set(lotId, { atMs, cancel: this.clock.alarmAt(atMs, () => this.ring(lotId)) });
  }

  private ring(lotId: number): void {
    this.armed.delete(lotId);
    const deadlineMs = this.deadlineOf(lotId);
    if (deadlineMs !== null && this.clock.nowMs() >= deadlineMs)
      void this.wake(lotId).then(() => this.makeSure(lotId));
    else this.arm(lotId);
  }

  /** One that was woken in a moment in which nobody owned it has heard nothing, and nobody else would ever wake it. */
  private makeSure(lotId: number): void {
    const deadlineMs = this.deadlineOf(lotId);
    if (this.isStopped || deadlineMs === null || this.armed.has(lotId)) return;
    this.set(lotId, Math.max(deadlineMs, this.clock.nowMs() + WAKE_AGAIN_AFTER_MS));
  }
}
