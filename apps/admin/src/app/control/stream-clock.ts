// The auction's clock as a stream tells it: each piece carries the server's time, and the one that was on its way shortest counts.

const SAMPLES_MAX = 50;

export class StreamClock {
  private offsetsMs: readonly number[] = [];

  /** Both on the page's monotonic clock. */
  constructor(private readonly readMs: () => number = () => performance.now()) {}

  /** A piece arrives late, never early: the largest offset is the truest. */
  hear(serverNowMs: number): void {
    this.offsetsMs = [...this.offsetsMs, serverNowMs - this.readMs()].slice(-SAMPLES_MAX);
  }

  /** A sleeping device may have stopped the monotonic clock: what was heard before counts no more. */
  forget(): void {
    this.offsetsMs = [];
  }

  /** Epoch milliseconds; by the device's clock until something was heard. */
  nowMs(): number {
    return this.offsetsMs.length === 0 ? Date.now() : this.readMs() + Math.max(...this.offsetsMs);
  }
}
