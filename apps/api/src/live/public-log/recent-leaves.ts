// Where the newest facts stand in the public log, in memory: a crowd that asks whether its bids are there costs the database one look, not one for each bid.
import { Inject, Injectable } from '@nestjs/common';
import { MYSQL_POOL, type MysqlPool } from '../../platform/database';
import { LogReader } from './log-reader.store';
import { TreeStore } from './tree.store';

/** Everybody who asks within this time has the same look. */
const LOOK_EVERY_MS = 250;
/** Some 150 bytes each. What is older is proved by a receipt. */
const KEPT_MAX = 20_000;
/** Of one statement. */
const ROWS_MAX = 5_000;
/** A refusal is asked for by its order; which code it had, the leaf says. */
const REFUSAL = /^(refusal:\d+:[0-9a-f]{64}):/;

@Injectable()
export class RecentLeaves {
  private readonly tree: TreeStore;
  private readonly places = new Map<string, number>();
  /** The first leaf that is not known; null before the first look. */
  private next: number | null = null;
  private lookedAt = -Infinity;
  private looking: Promise<void> | null = null;

  constructor(
    @Inject(MYSQL_POOL) pool: MysqlPool,
    private readonly reader: LogReader,
  ) {
    this.tree = new TreeStore(pool);
  }

  /** `event:LOT:VERSION`, `refusal:LOT:HASH`; from nought, under a signed checkpoint; null where it is not, or not among the newest. */
  async placesOf(facts: readonly string[]): Promise<readonly (number | null)[]> {
    if (performance.now() - this.lookedAt >= LOOK_EVERY_MS)
      await (this.looking ??= this.look().finally(() => (this.looking = null)));
    return facts.map((fact) => this.places.get(fact) ?? null);
  }

  private async look(): Promise<void> {
    const size = (await this.reader.signed())?.size ?? 0;
    // A log that has become shorter is another one: an older database was put back.
    if (this.next === null || size < this.next) {
      this.places.clear();
      this.next = 0;
    }
    // Nobody may have asked for hours: what would not be kept is not read.
    this.next = Math.max(this.next, size - KEPT_MAX);
    while (this.next < size) {
      const until = Math.min(size, this.next + ROWS_MAX);
      for (const { index, source } of await this.tree.sources(this.next, until)) this.keep(source, index);
      this.next = until;
    }
    this.lookedAt = performance.now();
  }

  private keep(source: string, index: number): void {
    this.places.set(REFUSAL.exec(source)?.[1] ?? source, index);
    for (const oldest of this.places.keys()) {
      if (this.places.size <= KEPT_MAX) return;
      this.places.delete(oldest);
    }
  }
}
