// Wakes lots when their journaled deadlines come. One timer a lot, moved lazily: a deadline that moved later costs nothing until it rings.
import type { Cancel, Clock } from './clock';

export class LotAlarm {
  private readonly armed = new Map<number, { atMs: number; cancel: Cancel }>();

  constructor(
    private readonly clock: Clock,
    private readonly deadlineOf: (lotId: number) => number | null,
    private readonly wake: (lotId: number) => void,
  ) {}

  /** Makes sure that the lot is woken no later than needed for its present deadline. */
  arm(lotId: number): void {
    const deadlineMs = this.deadlineOf(lotId);
    const current = this.armed.get(lotId);
    if (deadlineMs === null) {
      this.disarm(lotId);
    } else if (current === undefined || current.atMs > deadlineMs) {
      current?.cancel();
      this.armed.set(lotId, {
        atMs: deadlineMs,
        cancel: this.clock.alarmAt(deadlineMs, () => this.ring(lotId)),
      });
    }
  }

  disarm(lotId: number): void {
    this.armed.get(lotId)?.cancel();
    this.armed.delete(lotId);
  }

  disarmAll(): void {
    for (const lotId of [...this.armed.keys()]) this.disarm(lotId);
  }

  private ring(lotId: number): void {
    this.armed.delete(lotId);
    const deadlineMs = this.deadlineOf(lotId);
    if (deadlineMs !== null && this.clock.nowMs() >= deadlineMs) this.wake(lotId);
    else this.arm(lotId);
  }
}
