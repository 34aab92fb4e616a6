// What happened in the last so many seconds, counted by key: cheap to note, summed when somebody asks.

const MS_IN_A_SECOND = 1_000;

export class RecentCounts {
  private readonly seconds = new Map<number, Map<number, number>>();

  constructor(private readonly windowS: number) {}

  /** `nowMs` is of any clock that only goes forward. */
  note(key: number, count: number, nowMs: number): void {
    const second = Math.floor(nowMs / MS_IN_A_SECOND);
    const counts = this.seconds.get(second) ?? this.begin(second);
    counts.set(key, (counts.get(key) ?? 0) + count);
  }

  /** Keys of which nothing happened are missing. */
  sums(nowMs: number): ReadonlyMap<number, number> {
    this.forgetBefore(Math.floor(nowMs / MS_IN_A_SECOND));
    const sums = new Map<number, number>();
    for (const counts of this.seconds.values())
      for (const [key, count] of counts) sums.set(key, (sums.get(key) ?? 0) + count);
    return sums;
  }

  private begin(second: number): Map<number, number> {
    this.forgetBefore(second);
    const counts = new Map<number, number>();
    this.seconds.set(second, counts);
    return counts;
  }

  private forgetBefore(second: number): void {
    for (const each of this.seconds.keys()) if (each <= second - this.windowS) this.seconds.delete(each);
  }
}
