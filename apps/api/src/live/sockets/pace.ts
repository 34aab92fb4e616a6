// Flushes at once, then not again before a time has passed: one pace for each key.

export class Pace {
  private readonly timers = new Map<number, NodeJS.Timeout>();

  /** `flush` says whether there was anything to flush. */
  constructor(
    private readonly everyMs: number,
    private readonly flush: (key: number) => boolean,
  ) {}

  /** There is news under this key: it goes out now, or at the end of the time since the last. Rests when there is nothing. */
  hurry(key: number): void {
    if (!this.timers.has(key) && this.flush(key)) this.rest(key);
  }

  /** There is news that cannot wait. */
  atOnce(key: number): void {
    clearTimeout(this.timers.get(key));
    this.timers.delete(key);
    this.hurry(key);
  }

  stop(): void {
    for (const timer of this.timers.values()) clearTimeout(timer);
    this.timers.clear();
  }

  private rest(key: number): void {
    const wake = (): void => {
      this.timers.delete(key);
      if (this.flush(key)) this.rest(key);
    };
    this.timers.set(key, setTimeout(wake, this.everyMs));
  }
}
