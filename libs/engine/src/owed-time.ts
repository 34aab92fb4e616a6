// The time that a lot is owed because nobody could commit a bid for it, until an event in the journal has given it back.

/** A lot on which bids could not be committed for this long gets the time back. */
export const OUTAGE_MIN_MS = 2_000;

export class OwedTime {
  private owedSinceMs: number | null = null;
  private payingSinceMs: number | null = null;
  /** An interruption too short to be an outage, unless the next write shows that it is not over. */
  private briefSinceMs: number | null = null;

  /**
   * Since when bids were not possible, as long as it is not on disk that the time was given back. `ableAtMs`: when the journal
   * was last thought to take writes.
   */
  sinceMs(ableAtMs: number): number | null {
    return earlier(earlier(this.owedSinceMs, this.payingSinceMs), this.freshBriefMs(ableAtMs));
  }

  /** An outage is known whose time nothing gives back yet. */
  get isOwed(): boolean {
    return this.owedSinceMs !== null;
  }

  /** Bids have not been possible since `sinceMs`. */
  note(sinceMs: number): void {
    this.owedSinceMs = earlier(this.owedSinceMs, sinceMs);
  }

  /** The journal took no write since `sinceMs`, null if it did; noted once it is long enough to be an outage. */
  noteOutage(sinceMs: number | null, nowMs: number): void {
    if (sinceMs === null) return;
    const impossibleSinceMs = Math.min(this.freshBriefMs(sinceMs) ?? sinceMs, sinceMs);
    if (nowMs - impossibleSinceMs >= OUTAGE_MIN_MS) this.note(impossibleSinceMs);
  }

  /** Bids seem possible again: what is too short to be an outage counts only if the next write fails before it is one. */
  setBriefAside(nowMs: number): void {
    if (this.owedSinceMs === null || nowMs - this.owedSinceMs >= OUTAGE_MIN_MS) return;
    this.briefSinceMs = this.owedSinceMs;
    this.owedSinceMs = null;
  }

  forgive(): void {
    this.owedSinceMs = null;
  }

  /**
   * The turn that is being decided gives the time back: since when, or null when nothing is owed. A lot whose last event is
   * younger than an outage has lost less than one since.
   */
  startPaying(lotChangedAtMs: number, nowMs: number): number | null {
    if (this.owedSinceMs !== null && nowMs - lotChangedAtMs < OUTAGE_MIN_MS) {
      this.briefSinceMs = Math.max(this.owedSinceMs, lotChangedAtMs);
      this.owedSinceMs = null;
    }
    this.payingSinceMs = this.owedSinceMs;
    this.owedSinceMs = null;
    return this.payingSinceMs;
  }

  /** That turn is on disk. What came to be owed meanwhile stays. */
  confirmPaid(): void {
    this.payingSinceMs = null;
    this.briefSinceMs = null;
  }

  /** That turn, begun at `startedAtMs`, is not known to be on disk. */
  takeBack(startedAtMs: number): void {
    this.owedSinceMs = this.sinceMs(startedAtMs);
    this.payingSinceMs = null;
    this.briefSinceMs = null;
  }

  private freshBriefMs(atMs: number): number | null {
    return this.briefSinceMs !== null && atMs - this.briefSinceMs < OUTAGE_MIN_MS ? this.briefSinceMs : null;
  }
}

function earlier(a: number | null, b: number | null): number | null {
  return a === null || b === null ? (a ?? b) : Math.min(a, b);
}
