// The time that a lot is owed because nobody could commit a bid for it, until an event in the journal has given it back.

/** A lot on which bids could not be committed for this long gets the time back. */
export const OUTAGE_MIN_MS = 2_000;

export class OwedTime {
  private owedSinceMs: number | null = null;
  private payingSinceMs: number | null = null;

  /** Since when bids were not possible, paid or not, as long as it is not on disk that the time was given back. */
  get sinceMs(): number | null {
    return earlier(this.owedSinceMs, this.payingSinceMs);
  }

  /** Bids have not been possible since `sinceMs`. */
  note(sinceMs: number): void {
    this.owedSinceMs = earlier(this.owedSinceMs, sinceMs);
  }

  /** Bids have not been possible since `sinceMs`, null if they are; noted once it is long enough to be an outage. */
  noteOutage(sinceMs: number | null, nowMs: number): void {
    if (sinceMs !== null && nowMs - sinceMs >= OUTAGE_MIN_MS) this.note(sinceMs);
  }

  /** Drops what is too short to be an outage. */
  forgiveShort(nowMs: number): void {
    if (this.owedSinceMs !== null && nowMs - this.owedSinceMs < OUTAGE_MIN_MS) this.forgive();
  }

  forgive(): void {
    this.owedSinceMs = null;
  }

  /**
   * The turn that is being decided gives the time back: since when, or null when nothing is owed. A lot whose last event is
   * younger than an outage has lost nothing since.
   */
  startPaying(lotChangedAtMs: number, nowMs: number): number | null {
    if (nowMs - lotChangedAtMs < OUTAGE_MIN_MS) this.forgive();
    this.payingSinceMs = this.owedSinceMs;
    this.owedSinceMs = null;
    return this.payingSinceMs;
  }

  /** That turn is on disk. What came to be owed meanwhile stays. */
  confirmPaid(): void {
    this.payingSinceMs = null;
  }

  /** That turn is not known to be on disk. */
  takeBack(): void {
    this.owedSinceMs = this.sinceMs;
    this.payingSinceMs = null;
  }
}

function earlier(a: number | null, b: number | null): number | null {
  return a === null || b === null ? (a ?? b) : Math.min(a, b);
}
